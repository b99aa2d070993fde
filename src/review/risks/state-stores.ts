import type { Change } from "../change";
import { addressParts } from "../grouping/address-parts";
import { settingsOf, valueBefore } from "./settings";
import { toldValue } from "./settings-values";

const LOCK_KEY = "LockID";
const STATE_WORDS: ReadonlySet<string> = new Set(["state", "tfstate", "terraform", "tf", "backend"]);
/** Words that make a bucket the one of the state; `backend` and `tf` alone name many a thing. */
const CERTAIN_WORDS: ReadonlySet<string> = new Set(["state", "tfstate"]);

/**
 * Whether a change is of the bucket that holds Terraform's state, of one of its settings, or of the table of its
 * locks: by the names it goes by, and a table also by the key that Terraform's locks need.
 */
export function isStateStore(change: Change): boolean {
  if (change.type.startsWith("aws_s3_bucket"))
    return namesOf(change, "bucket").some((name) => has(name, CERTAIN_WORDS));
  if (!change.type.startsWith("aws_dynamodb_table")) return false;
  if (valueBefore(change, "hash_key") === LOCK_KEY) return true;
  return namesOf(change, "name").some(
    (name) =>
      has(name, CERTAIN_WORDS) ||
      (has(name, STATE_WORDS) && wordsOf(name).some((word) => /^locks?$/u.test(word))),
  );
}

function namesOf(change: Change, attribute: string): readonly string[] {
  const { modules, name } = addressParts(change.address);
  const told = settingsOf(change, attribute).flatMap(({ before, after }) => [
    toldValue(before),
    toldValue(after),
  ]);
  return [...modules, name, ...told.flatMap((text) => (typeof text === "string" ? [text] : []))];
}

function has(name: string, words: ReadonlySet<string>): boolean {
  return wordsOf(name).some((word) => words.has(word));
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/u);
}
