import { isAtLeast } from "../../severities";
import type { Severity } from "../../review-report";

/** How much of a review is laid out. Nothing is left out without a count of what is missing. */
export interface Detail {
  /** Longest text and longest value; what is longer is cut and says how long it was. */
  readonly textCharacters: number;
  readonly valueCharacters: number;
  readonly risks: {
    readonly most: number;
    /** From which severity on a risk is listed, says its message, and says its fix. */
    readonly listed: Severity;
    readonly told: Severity | "never";
    readonly fixed: Severity | "never";
  };
  /** Changes that are listed, over all groups. */
  readonly changes: number;
  readonly groups: number;
  /** What is only read or moved. */
  readonly quietChanges: boolean;
  /** Whose attributes are listed: of all, of what is there before and after, of what has a risk above low. */
  readonly attributes: "all" | "changed" | "risky" | "none";
  readonly attributesPerChange: number;
  readonly drift: "all" | "matters" | "counted";
  /** Longest list of drift, outputs, waived risks, notes, and of each part of the durability. */
  readonly listed: number;
  /** Whether the lists of the durability are written out. */
  readonly durability: boolean;
}

/** All that a page can hold. */
export const FULL_DETAIL: Detail = {
  textCharacters: 1200,
  valueCharacters: 600,
  risks: { most: 2000, listed: "low", told: "low", fixed: "low" },
  changes: 2000,
  groups: 200,
  quietChanges: true,
  attributes: "all",
  attributesPerChange: 100,
  drift: "all",
  listed: 500,
  durability: true,
};

/** What a person scrolls through. */
export const TERMINAL_DETAIL: Detail = {
  ...FULL_DETAIL,
  textCharacters: 600,
  valueCharacters: 120,
  risks: { most: 60, listed: "low", told: "low", fixed: "low" },
  changes: 200,
  groups: 40,
  quietChanges: false,
  attributes: "changed",
  attributesPerChange: 12,
  listed: 30,
};

/** Whether a severity is one that counts from a threshold on. */
export function reaches(severity: Severity, threshold: Severity | "never"): boolean {
  return threshold !== "never" && isAtLeast(severity, threshold);
}
