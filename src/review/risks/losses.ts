import type { Change } from "../change";
import type { Severity } from "../review-report";
import { at, type FoundRisk } from "./risk-rule";
import { settingsOf, type Setting } from "./settings";
import { toldValue, type Told } from "./settings-values";
import { spoken } from "./spoken";

/** How a protective setting ends up, where it does not stay protective. */
export interface Loss {
  readonly setting: Setting;
  /** Whether the loss is certain. */
  readonly isTold: boolean;
}

/** The finding of a loss and what it means. One that is not certain has the words `cannot be told`, and is rated `high` at most. */
export function lost(
  change: Change,
  severity: Severity,
  { setting, isTold }: Loss,
  meaning: string,
): FoundRisk {
  return isTold
    ? at(change, severity, `${goes(setting)}: ${meaning}`, setting.attribute)
    : at(
        change,
        severity === "critical" ? "high" : severity,
        `${cannotBeTold(setting)}; at worst, ${meaning}`,
        setting.attribute,
      );
}

/**
 * The settings of a name that stop to protect, or may. What did not protect before has nothing to lose.
 *
 * @param protects of null for a setting that is not set
 */
export function lossesOf(
  change: Change,
  attribute: string,
  protects: (value: Exclude<Told, undefined>) => boolean,
): readonly Loss[] {
  return settingsOf(change, attribute).flatMap((setting) => lossOf(setting, protects) ?? []);
}

export function lossOf(
  setting: Setting,
  protects: (value: Exclude<Told, undefined>) => boolean,
): Loss | undefined {
  const before = toldValue(setting.before);
  const after = toldValue(setting.after);
  if (before !== undefined && !protects(before)) return undefined;
  if (after !== undefined && protects(after)) return undefined;
  const isTold = before !== undefined && after !== undefined;
  return { setting, isTold };
}

/** `min_size goes from 4 to 2`. */
export function goes({ attribute, before, after }: Setting): string {
  if (before.kind === "hidden" && after.kind === "hidden") return `${attribute} changes and is hidden`;
  return `${attribute} goes from ${spoken(before)} to ${spoken(after)}`;
}

/** `multi_az goes from true to a value known only after the apply: what that changes cannot be told`. */
export function cannotBeTold(setting: Setting): string {
  return `${goes(setting)}: what that changes cannot be told`;
}

/** Numbers come as texts in some attributes. Undefined for what is no number. */
export function numberOf(value: Told): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
    ? Number(value)
    : undefined;
}

/** Switches come as texts in some attributes. */
export function isOn(value: Told): boolean {
  return value === true || value === "true";
}
