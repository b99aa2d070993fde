import { compareTexts } from "../../../foundation/compare-texts";
import { BALANCERS } from "./balancers";
import { DATABASES } from "./databases";
import { IDENTITIES } from "./identities";
import { INSTANCES } from "./instances";
import type { ListedRow } from "./listed-row";
import { NETWORK } from "./network";
import { STORAGE } from "./storage";
import { WATCHING } from "./watching";

/** The ids that we answer to, in rows of the same idea. */
export const LISTED_ROWS: readonly ListedRow[] = [
  ...NETWORK,
  ...BALANCERS,
  ...INSTANCES,
  ...IDENTITIES,
  ...DATABASES,
  ...STORAGE,
  ...WATCHING,
];

export type Publisher = "Checkov" | "Trivy" | "AWS FSBP" | "cdk-nag" | "CIS AWS v3";

export interface ListedId {
  readonly id: string;
  readonly publisher: Publisher;
  /** Whether its number was confirmed in the publisher's own list. */
  readonly isConfirmed: boolean;
}

/** Every id once, sorted. */
export function listedIds(rows: readonly ListedRow[] = LISTED_ROWS): readonly ListedId[] {
  const all = rows
    .flatMap(({ ids }) => ids.split(" "))
    .map((written): ListedId => {
      const id = written.replace("(R)", "");
      return { id, publisher: publisherOf(id), isConfirmed: id === written };
    });
  return [...new Map(all.map((each) => [each.id, each])).values()].sort((a, b) => compareTexts(a.id, b.id));
}

const BEGINNINGS: readonly (readonly [beginning: string, publisher: Publisher])[] = [
  ["CKV", "Checkov"],
  ["AWS-", "Trivy"],
  ["AwsSolutions-", "cdk-nag"],
  ["CIS-", "CIS AWS v3"],
];

/** What begins like nothing else is a control of AWS Foundational Security Best Practices: `ELB.4`. */
export function publisherOf(id: string): Publisher {
  return BEGINNINGS.find(([beginning]) => id.startsWith(beginning))?.[1] ?? "AWS FSBP";
}
