import { usageError } from "../foundation/errors";
import { isJsonObject } from "./from-synth-document";

const SHOW_PLAN = "Run terraform show -json PLANFILE, and give what it writes.";

export function isPlan(json: unknown): boolean {
  return (
    isJsonObject(json) && "format_version" in json && ("planned_values" in json || "resource_changes" in json)
  );
}

/** An empty state that was shown holds its format and nothing else. */
export function isState(json: unknown): boolean {
  if (!isJsonObject(json)) return false;
  const keys = Object.keys(json);
  const isShown = keys.every((key) =>
    ["format_version", "terraform_version", "values", "checks"].includes(key),
  );
  if ("format_version" in json && isShown) return true;
  return "version" in json && ("serial" in json || "lineage" in json || Array.isArray(json["resources"]));
}

/** The blocks of a configuration: https://developer.hashicorp.com/terraform/language/syntax/json */
const BLOCKS = ["resource", "data", "terraform", "provider", "module", "locals", "variable", "output", "//"];

export function isSynth(json: unknown): boolean {
  if (Array.isArray(json)) return json.length > 0 && json.every(isSynth);
  return (
    isJsonObject(json) && Object.keys(json).some((key) => BLOCKS.includes(key)) && !("format_version" in json)
  );
}

/** What stands in the way of reading a document of a kind that is known. */
export function documentFault(json: unknown, kind: "synth" | "plan" | "state"): Error | undefined {
  if (kind === "synth" || !isJsonObject(json)) return undefined;
  const { format_version: format, errored } = json;
  if (errored === true) {
    return usageError({
      what: "The plan ended in an error, and so does not hold everything",
      given: '"errored": true',
      next: "Run terraform plan until it succeeds, and give that plan.",
    });
  }
  return format === undefined ? undefined : formatFault(format, kind);
}

/** @param format what the document gives as its `format_version`. */
export function formatFault(format: unknown, kind: "plan" | "state"): Error | undefined {
  if (typeof format === "string" && /^1\.\d+$/.test(format)) return undefined;
  return usageError({
    what: `The ${kind} has a format that is not known`,
    given: `"format_version": ${JSON.stringify(format)}`.slice(0, 80),
    allowed: '"1.x", which Terraform 1.1 and newer and OpenTofu write',
    next: SHOW_PLAN,
  });
}

/** What can be told before a parser looks at the text. */
export function readingFault(text: string): Error | undefined {
  if (text.trim() === "") return usageError({ what: "The document is empty", next: SHOW_PLAN });
  if (text.startsWith("\u001F")) {
    return usageError({ what: "The document is compressed", next: "Unpack it first: gunzip -c FILE." });
  }
  if (text.startsWith("PK\u0003")) {
    return usageError({ what: "The document is a saved plan, which only Terraform reads", next: SHOW_PLAN });
  }
  if (text.includes("\u0000")) {
    return usageError({
      what: "The document is no UTF-8 text",
      given: "it holds zero bytes: a saved plan, or UTF-16 as PowerShell writes it",
      next: "Write it as UTF-8: terraform show -json PLANFILE | Out-File -Encoding utf8 plan.json",
    });
  }
  if (text.startsWith('{"@level"')) {
    return usageError({
      what: "The document is Terraform's log (terraform plan -json), not the plan",
      next: SHOW_PLAN,
    });
  }
  return undefined;
}

/** A parser's complaint, with the place as line and column where it names one. */
export function jsonFault(text: string, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(message)?.[1];
  return usageError({
    what: "The document is no JSON",
    // V8's own words quote the text, and a state or a plan holds secrets.
    given: position === undefined ? `${text.length} characters` : `line ${place(text, Number(position))}`,
    next: "Give the whole file; one that was cut off has to be written again.",
  });
}

function place(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  return `${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
