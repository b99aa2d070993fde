import { join } from "node:path";
import { createReporter } from "../deploy/reporter";
import { drill } from "../drill/drill";
import { renderMarkdown } from "../drill/report/render";
import { findingsOf } from "../drill/rules/rules";
import { usageError } from "../foundation/errors";
import { buildModule, type Format } from "../handoff/build-module";
import { type Configuration, readConfiguration } from "../handoff/configuration";
import { checkTarget } from "../handoff/write/check-target";
import { writeModule } from "../handoff/write/write-module";
import { loadInput } from "../model/load-input";
import { readTopology } from "../model/read-topology";
import type { ResourceGraph } from "../model/resource-graph";
import type { CliContext } from "./context";
import { declaredOf, durableStacks, readText, stackFolder } from "./inputs";
import { printLines } from "./output";

export interface HandoffFlags {
  readonly stack: string;
  readonly out: string;
  readonly format: Format;
  readonly quiet?: boolean;
}

const SYNTH_FIRST = "run `npx cdktf synth` first";

/** One handoff: reads the stack, drills it, writes the module, and prints the folder. */
export function runHandoff(context: CliContext, { stack, out, format, quiet = false }: HandoffFlags): void {
  const { host, projectFolder } = context;
  const stateStack = stateStackOf(stack);
  const surroundings = { files: host.files, home: host.env["HOME"], projectFolder, process: host.pid };
  // Before the work: the drill takes its time.
  checkTarget(out, surroundings);
  const [system, state] = [readStack(context, stack), readStack(context, stateStack)];
  const files = buildModule({
    stack,
    configuration: system.configuration,
    stateStack: state.configuration,
    drillReport: drillReport(context, system.graph, stack),
    format,
  });
  const folder = writeModule(out, files, surroundings);
  createReporter(host, quiet).line(`${files.size} files; how to use them: ${join(folder, "README.md")}`);
  printLines(host, [folder]);
}

/** The environment's other stack: it keeps the key of the data. */
function stateStackOf(stack: string): string {
  if (durableStacks().includes(stack)) return stack.replace(/^durable-/u, "state-");
  throw usageError({
    what: "That stack is not handed off",
    given: stack,
    allowed: durableStacks().join(", "),
    next: "choose one of these: the state backend of an environment stays with whoever runs it",
  });
}

function readStack(
  context: CliContext,
  stack: string,
): { readonly configuration: Configuration; readonly graph: ResourceGraph } {
  const text = readText(context, join(stackFolder(context, stack), "cdk.tf.json"), SYNTH_FIRST);
  // Broken JSON is refused with its line, as by every other command.
  const { graph } = loadInput(text, "synth");
  return { configuration: readConfiguration(JSON.parse(text), `The stack ${stack}`), graph };
}

function drillReport(context: CliContext, graph: ResourceGraph, stack: string): string {
  const report = drill({
    graph,
    topology: readTopology(graph),
    declared: declaredOf(context, { stack }),
    source: `stack ${stack}`,
    findingsOf,
  });
  return renderMarkdown(report);
}
