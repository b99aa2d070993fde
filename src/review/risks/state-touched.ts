import type { Change } from "../change";
import { isGone, isKept } from "./kinds";
import { lossesOf } from "./losses";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { namesOf } from "./settings-values";
import { goneText, listed } from "./spoken";
import { isStateStore } from "./state-stores";

/** What says nothing about who reads, writes or keeps the state. */
const HARMLESS: ReadonlySet<string> = new Set(["tags", "tags_all"]);

/** Without one of these the state, or what guards it, is gone. */
const STORES: ReadonlySet<string> = new Set([
  "aws_dynamodb_table",
  "aws_s3_bucket",
  "aws_s3_bucket_versioning",
]);

export const stateTouched: RiskRule = {
  id: "state-touched",
  title: "The bucket of Terraform's state, or the table of its locks, is touched",
  severity: "critical",
  outage:
    "Without the state Terraform knows nothing that exists, and its next apply creates everything again; without versions there is nothing to go back to, without locks two applies overwrite each other.",
  fix: "Change the state's own stack alone and with nobody else applying; keep the versions, and `durable state verify` afterwards.",
  source: "https://developer.hashicorp.com/terraform/language/backend/s3",
  check: eachChange((change) => {
    if (!isStateStore(change)) return [];
    if (isGone(change))
      return [
        at(
          change,
          STORES.has(change.type) ? "critical" : "high",
          `${goneText(change)}: ${goneMeaning(change)}`,
        ),
      ];
    if (!isKept(change)) return [];
    const touched = touchedIn(change);
    const [first] = touched;
    if (first === undefined) return [];
    const text = `${listed(touched)} ${touched.length === 1 ? "changes" : "change"}: ${keptMeaning(change)}`;
    return [at(change, lossesOf(change, VERSIONS, isEnabled).length > 0 ? "critical" : "high", text, first)];
  }),
};

const VERSIONS = "versioning_configuration.status";

/** Versions that are kept from now on are what one wants. */
function touchedIn(change: Change): readonly string[] {
  const names = change.attributes
    .filter(({ path: [first] }) => first !== undefined && !HARMLESS.has(String(first)))
    .map(({ path }) => namesOf(path).join("."));
  const isGain = lossesOf(change, VERSIONS, isEnabled).length === 0;
  return [...new Set(names)].filter((name) => !(isGain && name === VERSIONS));
}

function isEnabled(value: unknown): boolean {
  return value === "Enabled";
}

function goneMeaning({ type }: Change): string {
  if (type === "aws_s3_bucket") return "without its state Terraform creates everything again";
  if (type.startsWith("aws_dynamodb")) return "two applies at once then overwrite each other's state";
  if (type === "aws_s3_bucket_versioning") return "an overwritten state cannot be brought back";
  return "what guarded the state is gone";
}

function keptMeaning({ type }: Change): string {
  return type === "aws_s3_bucket_versioning"
    ? "an overwritten state can be brought back only while versions are kept"
    : "every later plan and apply depends on it";
}
