import type { Balancer } from "../../../model/topology";
import { BALANCER_NAME_SECONDS, SOURCES } from "../../aws-figures";
import type { DeclaredCaller } from "../../declared";
import type { Inputs } from "./inputs";
import type { CallerModel } from "./system-model";

interface Caller {
  /** Who asks, as it is shown. */
  readonly who: string;
  readonly address?: string;
  /** Where it is declared: `clients`, `fleets.ADDRESS.calls`. */
  readonly field: string;
  readonly declared: DeclaredCaller | undefined;
  /** How long it keeps a name; undefined: the time to live of the balancer's name. */
  readonly dnsSeconds: number | undefined;
}

/** Who asks a balancer, and how. */
export function callerOf(
  { who, address, field, declared, dnsSeconds }: Caller,
  balancer: Balancer,
  inputs: Inputs,
): CallerModel {
  const where = address === undefined ? {} : { address };
  const named = (name: string, attribute: string, unit: string) => ({
    name: `${who}: ${name}`,
    unit,
    ...where,
    attribute: `${field}.${attribute}`,
  });
  const idle = inputs.read(
    balancer.idleTimeoutSeconds,
    {
      name: `${balancer.address}: waits for an answer`,
      unit: "seconds",
      address: balancer.address,
      attribute: "idle_timeout",
    },
    60,
  );
  const timeout = inputs.declared(
    declared?.timeoutSeconds,
    named("wait for an answer", "timeoutSeconds", "seconds"),
    idle,
    "read",
  );
  const budget = declared?.retryBudgetRatio;
  if (budget !== undefined)
    inputs.use(budget, named("retry budget", "retryBudgetRatio", "of first tries"), "declared");
  return {
    retries: inputs.declared(declared?.retries, named("retries", "retries", "a request"), 0),
    retryBudgetRatio: budget ?? null,
    timeoutSeconds: Math.min(idle, timeout),
    triesNextAddress: inputs.declared(
      declared?.triesNextAddress,
      named("try the next address", "triesNextAddress", ""),
      false,
    ),
    dnsSeconds: inputs.declared(
      dnsSeconds,
      { name: `${who}: keep the balancer's name`, unit: "seconds", ...where, attribute: "clientDnsSeconds" },
      BALANCER_NAME_SECONDS,
      SOURCES.balancerName,
    ),
  };
}
