import { resolve } from "node:path";
import { stackNames } from "../config/physical-names";
import { findEnvironment } from "../deploy/find-environment";
import type { Declared } from "../drill/declared";
import { evaluateRules, type RulesInput } from "../drill/security/evaluate";
import { renderRules } from "../drill/security/render-rules";
import { renderRulesMarkdown } from "../drill/security/render-rules-markdown";
import { EXIT, usageError } from "../foundation/errors";
import { readTopology } from "../model/read-topology";
import type { CliContext } from "./context";
import { type ChosenInput, chooseInput, type DrillFlags, graphOf } from "./drill-run";
import { declaredOf } from "./inputs";
import { printJson, printLines } from "./output";
import { refuseAlone } from "./simulation-flags";

/** Holds configurations against the rule ids of scanners and benchmarks; durability is not judged. */
export async function runRules(
  context: CliContext,
  input: string | undefined,
  flags: DrillFlags,
): Promise<void> {
  const { host } = context;
  refuseDrillAlone(flags);
  refuseAlone(flags);
  const declared = declaredOf(context, flags);
  const inputs: RulesInput[] = [];
  for (const chosen of chosenInputs(context, input, flags))
    inputs.push(await rulesInput(context, chosen, flags, declared));
  const report = evaluateRules(inputs);
  if (flags.markdown !== undefined) host.files.write(resolve(flags.markdown), renderRulesMarkdown(report));
  if (flags.json === true) printJson(host, report);
  else printLines(host, renderRules(report));
  if (report.verdict !== "holds") process.exitCode = EXIT.gateFailed;
}

/** An environment alone stands for both of its stacks. */
function chosenInputs(
  context: CliContext,
  input: string | undefined,
  flags: DrillFlags,
): readonly ChosenInput[] {
  const { environment, stack, synth, plan, state, dir } = flags;
  const isNothingElse = [input, stack, synth, plan, state, dir].every((each) => each === undefined);
  if (environment === undefined || !isNothingElse) return [chooseInput(context, input, flags)];
  const names = stackNames(findEnvironment(environment));
  return [names.state, names.durable].map((name) =>
    chooseInput(context, undefined, { ...flags, stack: name }),
  );
}

async function rulesInput(
  context: CliContext,
  chosen: ChosenInput,
  flags: DrillFlags,
  declared: Declared,
): Promise<RulesInput> {
  const graph = await graphOf(context, chosen, flags);
  return { source: chosen.source, graph, topology: readTopology(graph), declared };
}

/** Findings have no times to compare, and nothing to run or to draw: what is asked for would be lost in silence. */
function refuseDrillAlone({ baseline, simulate, html, diagram }: DrillFlags): void {
  const given = Object.entries({
    "--baseline": baseline,
    "--simulate": simulate,
    "--html": html,
    "--diagram": diagram,
  });
  const [first] = given.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  if (first === undefined) return;
  const { name, value } = first;
  throw usageError({
    what: `${name} is for the drill alone`,
    given: `${value === true ? name : value} with --rules`,
    next: "leave it out, or leave --rules out",
  });
}
