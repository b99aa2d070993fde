import type { Change } from "../change";
import { addressParts } from "./address-parts";
import { purposeOf } from "./purposes";

/** What our own names begin with: the ids of the constructs directly below the stack. */
const BY_NAME: readonly (readonly [prefix: string, group: string])[] = [
  ["web", "web"],
  ["backend", "backend"],
  ["backup", "database"],
  ["database", "database"],
  ["state", "state"],
  ["application", "application"],
  ["events", "events"],
  ["endpoints", "network"],
  ["flow_logs", "network"],
  ["network", "network"],
  ["flows", "flows"],
  ["volume_key", "keys"],
  ["data_key", "keys"],
  ["alarms", "watching"],
  ["dashboard", "watching"],
  ["event_rules", "watching"],
  ["subscriptions", "watching"],
];

/** What the type alone decides, whatever the name: `aws_subnet.web_us_east_1a` is of the network, not of the tier. */
const DECIDED_BY_TYPE: ReadonlySet<string> = new Set(["network", "flows"]);

/**
 * The group of a change. By its construct path where that is known: the construct below the stack, or below `tiers`.
 * Else by its module; at the root by what its type is for and by how its name begins, which is how we name things.
 *
 * @param constructPath `durable-prod/tiers/web/group/autoscaling-group`
 */
export function groupOf(change: Pick<Change, "address" | "type">, constructPath?: string): string {
  const purpose = purposeOf(change.type);
  if (constructPath !== undefined) {
    const [, first = "", second = ""] = constructPath.split("/");
    return groupOfName(first === "tiers" ? second : first) ?? purpose;
  }
  const { modules, name } = addressParts(change.address);
  if (modules.length > 0) return modules.map((module) => `module.${module}`).join(".");
  return DECIDED_BY_TYPE.has(purpose) ? purpose : (groupOfName(name) ?? purpose);
}

function groupOfName(name: string): string | undefined {
  const snakeCase = name.replaceAll("-", "_").toLowerCase();
  return BY_NAME.find(([prefix]) => snakeCase === prefix || snakeCase.startsWith(`${prefix}_`))?.[1];
}
