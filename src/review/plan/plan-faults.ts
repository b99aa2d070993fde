import { usageError, type DurableError } from "../../foundation/errors";
import { isPlan, isState, isSynth } from "../../model/from-document-kind";
import { ScanFault, type Place } from "./scan/shape";

const SHOW_PLAN = "run `terraform show -json PLANFILE`, and give what it writes";
const WHOLE_FILE = "give the whole file; one that was cut off has to be written again";

/** Only names of members are told, and no more than a few: what stands under them may be a secret. */
const MOST_KEYS = 5;
const LONGEST_KEY = 40;

/** What the scanner could not read, in words; other errors stay as they are. */
export function explainFault(error: unknown): unknown {
  if (!(error instanceof ScanFault)) return error;
  const { fault, place } = error;
  switch (fault) {
    case "cut-off":
      return usageError({ what: "The plan is cut off", given: placeText(place), next: WHOLE_FILE });
    case "malformed":
      return malformed(place);
    case "trailing":
      return usageError({
        what: "Something follows the plan",
        given: placeText(place),
        allowed: "one JSON document",
        next: "give the plan of one stack alone, without what a wrapper prints",
      });
    case "other-shape":
      return usageError({
        what:
          place.key === ""
            ? "The document is no JSON object"
            : `This is no plan: ${shortKey(place.key)} is malformed`,
        given: placeText(place),
        next: SHOW_PLAN,
      });
    case "too-large":
      return usageError({
        what: "A single value of the plan is too large to be read",
        given: placeText(place),
        allowed: "256 MiB for one resource",
        next: "keep files of that size out of the configuration",
      });
  }
}

/** The parser's own words are left out: they repeat the text, which may be a secret. */
export function malformed(place: Place): DurableError {
  return usageError({ what: "The document is no JSON", given: placeText(place), next: WHOLE_FILE });
}

/** @param path where in the value, as a schema names it. */
export function otherForm(place: Place, path: readonly PropertyKey[], message: string): DurableError {
  const where = [place.key, ...path].filter((each) => each !== "").join(".");
  return usageError({
    what: `This is no plan: ${where}: ${message}`,
    given: placeText(place),
    next: SHOW_PLAN,
  });
}

/** @param members the keys of the document. */
export function kindFault(members: ReadonlySet<string>): DurableError | undefined {
  const json = Object.fromEntries([...members].map((key) => [key, key === "resources" ? [] : true]));
  if (isPlan(json)) return undefined;
  const what = isState(json)
    ? "The document is a state, not a plan"
    : isSynth(json)
      ? "The document is a configuration in Terraform's JSON syntax, not a plan"
      : "The document is JSON, but no plan";
  const keys = [...members].slice(0, MOST_KEYS).map(shortKey);
  return usageError({
    what,
    given: keys.length === 0 ? "an empty object" : `an object with ${keys.join(", ")}`,
    allowed: "the output of `terraform show -json PLANFILE`",
    next: SHOW_PLAN,
  });
}

function placeText({ key, byte }: Place): string {
  const where = `byte ${byte.toLocaleString("en-US")}`;
  return key === "" ? where : `in ${shortKey(key)}, ${where}`;
}

/** Terraform's own keys as they are; of any other only that it is there. */
function shortKey(key: string): string {
  return /^[\w@-]+$/.test(key) && key.length <= LONGEST_KEY ? key : "another member";
}
