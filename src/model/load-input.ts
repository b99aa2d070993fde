import { usageError } from "../foundation/errors";
import { documentFault, isPlan, isState, isSynth, jsonFault, readingFault } from "./from-document-kind";
import { graphFromPlan } from "./from-plan";
import { graphFromState } from "./from-state";
import { graphFromSynth } from "./from-synth";
import type { ResourceGraph } from "./resource-graph";

export type InputKind = "synth" | "plan" | "state";

export interface LoadedInput {
  readonly kind: InputKind;
  readonly graph: ResourceGraph;
}

/** In characters. A plan of 100,000 resources has about 300 MB; Node ends a text at 512 million characters. */
const MAXIMUM_CHARACTERS = 400_000_000;

const NAMES: Readonly<Record<InputKind, string>> = {
  synth: "a configuration in Terraform's JSON syntax",
  plan: "a plan",
  state: "a state",
};

/**
 * The resources of a document: a configuration in Terraform's JSON syntax (`cdk.tf.json`), a plan or a state as
 * `terraform show -json` writes them, or a state file.
 *
 * @param expected what the user says that it is. @default it is told by its content, as for standard input
 * @throws a usage error where it is empty, too large, no JSON, another kind, a plan that ended in an error, or of a
 * format that is not known.
 */
export function loadInput(text: string, expected?: InputKind): LoadedInput {
  if (text.length > MAXIMUM_CHARACTERS) {
    throw usageError({
      what: "The document is too large",
      given: `${text.length} characters`,
      allowed: `at most ${MAXIMUM_CHARACTERS}`,
      next: "Give the plan or the state of one stack.",
    });
  }
  const json = parseJson(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const kind = kindOf(json);
  if (kind === undefined) throw notRecognised(json);
  if (expected !== undefined && kind !== expected) throw otherKind(kind, expected);
  const fault = documentFault(json, kind);
  if (fault !== undefined) throw fault;
  return { kind, graph: graphOf(json, kind) };
}

function graphOf(json: unknown, kind: InputKind): ResourceGraph {
  switch (kind) {
    case "synth":
      return graphFromSynth(json);
    case "plan":
      return graphFromPlan(json);
    case "state":
      return graphFromState(json);
  }
}

function parseJson(text: string): unknown {
  const fault = readingFault(text);
  if (fault !== undefined) throw fault;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw jsonFault(text, error);
  }
}

function kindOf(json: unknown): InputKind | undefined {
  if (isPlan(json)) return "plan";
  if (isState(json)) return "state";
  return isSynth(json) ? "synth" : undefined;
}

function notRecognised(json: unknown): Error {
  const keys = typeof json === "object" && json !== null && !Array.isArray(json) ? Object.keys(json) : [];
  return usageError({
    what: "The document is JSON, but no configuration, no plan and no state",
    given:
      keys.length === 0
        ? `${JSON.stringify(json)}`.slice(0, 80)
        : `an object with ${keys.slice(0, 5).join(", ")}`,
    allowed: "cdk.tf.json, the output of terraform show -json, or terraform.tfstate",
    next: "Run npx cdktf synth, or terraform show -json PLANFILE, and give what it writes.",
  });
}

function otherKind(kind: InputKind, expected: InputKind): Error {
  return usageError({
    what: `The document is ${NAMES[kind]}, not ${NAMES[expected]}`,
    next: `Give it as --${kind}.`,
  });
}
