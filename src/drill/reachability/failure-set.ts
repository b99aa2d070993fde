/**
 * One thing that is lost. `instance` is one running instance of a fleet, whichever hurts most; `database-primary` is
 * the host that serves, so that a second one is the standby that took over.
 */
export type Loss =
  | { readonly kind: "zone"; readonly zone: string }
  | { readonly kind: "subnet"; readonly subnet: string }
  | { readonly kind: "nat"; readonly nat: string }
  /** The interface of an endpoint in one zone. */
  | { readonly kind: "endpoint"; readonly endpoint: string; readonly zone: string }
  | { readonly kind: "balancer-node"; readonly balancer: string; readonly subnet: string }
  | { readonly kind: "instance"; readonly fleet: string }
  | { readonly kind: "database-primary"; readonly database: string };

/** What is lost at the same time. A fleet's instance, or a database's primary, may stand in it more than once. */
export type FailureSet = readonly Loss[];

export const NOTHING_LOST: FailureSet = [];

/** Stable names, as they stand in a report: `zone:us-east-1a`, `balancer-node:aws_lb.web@aws_subnet.a`. */
export function lossId(loss: Loss): string {
  switch (loss.kind) {
    case "zone":
      return `zone:${loss.zone}`;
    case "subnet":
      return `subnet:${loss.subnet}`;
    case "nat":
      return `nat:${loss.nat}`;
    case "endpoint":
      return `endpoint:${loss.endpoint}@${loss.zone}`;
    case "balancer-node":
      return `balancer-node:${loss.balancer}@${loss.subnet}`;
    case "instance":
      return `instance:${loss.fleet}`;
    case "database-primary":
      return `database-primary:${loss.database}`;
  }
}
