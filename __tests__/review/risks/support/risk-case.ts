import type { Change } from "../../../../src/review/change";
import { CATALOGUE } from "../../../../src/review/risks/catalogue";
import type { DurabilityDelta } from "../../../../src/review/review-report";
import { risksOf } from "../../../../src/review/risks/risks";

/** What one risk says of hand-made changes. */
export interface RiskCase {
  readonly id: string;
  readonly fires: readonly Fired[];
  /** Values that are hidden or not known yet: judged by what is left. */
  readonly untold: readonly Fired[];
  /** Each alone says nothing of this risk. */
  readonly quiet: readonly (readonly [
    label: string,
    change: Change | readonly Change[],
    durability?: DurabilityDelta,
  ])[];
}

export interface Fired {
  readonly label: string;
  readonly changes: Change | readonly Change[];
  readonly drift?: readonly Change[];
  readonly durability?: DurabilityDelta | undefined;
  readonly rolloutSeconds?: number;
  /** `severity address attribute: message` */
  readonly risks: readonly string[];
}

/** The findings of one risk, a line each. */
export function linesOf(
  id: string,
  { changes, drift = [], durability, rolloutSeconds }: Omit<Fired, "label" | "risks">,
): readonly string[] {
  return risksOf({
    planned: "address" in changes ? [changes] : changes,
    drift,
    ...(durability === undefined ? {} : { durability }),
    rolloutSeconds: () => rolloutSeconds ?? null,
  })
    .filter((risk) => risk.id === id)
    .map(
      ({ severity, address, attribute = "-", message }) => `${severity} ${address} ${attribute}: ${message}`,
    );
}

export function fixOf(id: string): string | undefined {
  return CATALOGUE.find((rule) => rule.id === id)?.fix;
}
