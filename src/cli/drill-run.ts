import { join, resolve } from "node:path";
import { drill } from "../drill/drill";
import { compareReports, parseBaseline } from "../drill/report/baseline";
import { renderMarkdown, renderTerminal } from "../drill/report/render";
import { findingsOf } from "../drill/rules/rules";
import { EXIT, usageError } from "../foundation/errors";
import { type InputKind, loadInput } from "../model/load-input";
import { worstOf } from "../drill/verdicts";
import { readTopology } from "../model/read-topology";
import type { ResourceGraph } from "../model/resource-graph";
import { simulationOf } from "./drill-simulation";
import type { CliContext } from "./context";
import {
  declaredOf,
  type DeclaredFlags,
  durableStacks,
  readText,
  STANDARD_INPUT,
  stackFolder,
} from "./inputs";
import { printJson, printLines } from "./output";
import { type SimulationFlags, wantedSimulation } from "./simulation-flags";

export interface DrillFlags extends DeclaredFlags, SimulationFlags {
  readonly synth?: string;
  readonly plan?: string;
  readonly state?: string;
  readonly dir?: string;
  readonly varFile?: readonly string[];
  readonly json?: boolean;
  readonly markdown?: string;
  readonly html?: string;
  readonly diagram?: string;
  readonly baseline?: string;
  readonly rules?: boolean;
  readonly quiet?: boolean;
}

/** From here on it takes longer than two seconds, without a moment to say how far it is. */
const LARGE = 1_500;

/** One drill: reads, judges, writes, and sets the exit code. */
export async function runDrill(
  context: CliContext,
  input: string | undefined,
  flags: DrillFlags,
): Promise<void> {
  const { host } = context;
  const chosen = chooseInput(context, input, flags);
  const baseline =
    flags.baseline === undefined
      ? undefined
      : parseBaseline(readText(context, flags.baseline), flags.baseline);
  const declared = declaredOf(context, flags);
  const wanted = wantedSimulation(context, declared, flags);
  const graph = await graphOf(context, chosen, flags);
  if (flags.quiet !== true && graph.resources.length > LARGE)
    host.stderr.write(`drilling ${graph.resources.length.toLocaleString("en-US")} resources\n`);
  const topology = readTopology(graph);
  const report = drill({ graph, topology, declared, source: chosen.source, findingsOf });
  const simulation =
    wanted === undefined
      ? undefined
      : await simulationOf(context, topology, declared, wanted, flags.quiet === true);
  const changes = baseline === undefined ? undefined : compareReports(baseline, report);
  const added = {
    ...(changes === undefined ? {} : { changes }),
    ...(simulation === undefined ? {} : { simulation }),
  };
  if (flags.markdown !== undefined)
    host.files.write(resolve(flags.markdown), renderMarkdown(report, changes, simulation));
  // What lays out a picture and draws charts is loaded where one is asked for.
  if (flags.html !== undefined) {
    const { renderHtml } = await import("../drill/report/html/html");
    host.files.write(resolve(flags.html), await renderHtml({ report, topology, ...added }));
  }
  if (flags.diagram !== undefined) {
    const { renderDiagram } = await import("../drill/report/diagram/diagram");
    host.files.write(resolve(flags.diagram), await renderDiagram(topology));
  }
  if (flags.json === true) printJson(host, { ...report, ...added });
  else printLines(host, renderTerminal(report, changes, simulation, widthOf(host)));
  if (worstOf([report.verdict, simulation?.verdict ?? "holds"]) !== "holds")
    process.exitCode = EXIT.gateFailed;
}

/** In a pipe a row stays one line: whoever reads it there searches, or has a pager. */
function widthOf({ stdout }: CliContext["host"]): number {
  return stdout.isTerminal ? stdout.columns() : Infinity;
}

export interface ChosenInput {
  readonly path: string;
  /** @default told by the content */
  readonly kind?: InputKind | "directory";
  readonly source: string;
  /** What to do where the file is not there. */
  readonly next?: string;
}

export async function graphOf(
  context: CliContext,
  { path, kind, next }: ChosenInput,
  { varFile = [], quiet = false }: DrillFlags,
): Promise<ResourceGraph> {
  if (kind !== "directory") return loadInput(readText(context, path, next), kind).graph;
  const { graphOfDirectory } = await import("./drill-directory");
  return graphOfDirectory(context, { directory: path, varFiles: varFile, quiet });
}

export function chooseInput(context: CliContext, input: string | undefined, flags: DrillFlags): ChosenInput {
  const { stack, synth, plan, state, dir } = flags;
  const inputs: readonly (ChosenInput | undefined)[] = [
    stack === undefined
      ? undefined
      : {
          path: join(stackFolder(context, stack), "cdk.tf.json"),
          kind: "synth",
          source: `stack ${stack}`,
          next: `run \`npx cdktf synth\` first; the stacks are ${durableStacks().join(", ")}`,
        },
    synth === undefined
      ? undefined
      : { path: resolve(synth), kind: "synth", source: `configuration ${synth}` },
    plan === undefined ? undefined : { path: resolve(plan), kind: "plan", source: `plan ${plan}` },
    state === undefined ? undefined : { path: resolve(state), kind: "state", source: `state ${state}` },
    dir === undefined ? undefined : { path: resolve(dir), kind: "directory", source: `folder ${dir}` },
    input === undefined ? undefined : { path: standardInput(input), source: "standard input" },
  ];
  const [chosen, ...others] = inputs.filter((each) => each !== undefined);
  if (chosen !== undefined && others.length === 0) return withItsValues(chosen, flags);
  throw usageError({
    what: chosen === undefined ? "There is nothing to drill" : "There is more than one thing to drill",
    allowed: "exactly one of --stack NAME, --synth FILE, --plan FILE, --state FILE, --dir FOLDER, -",
    next: "run `npx cdktf synth`, then `npx durable drill --stack durable-dev`",
  });
}

/** Every other input holds the values of its variables, or needs none: to take the file in silence would mislead. */
function withItsValues(chosen: ChosenInput, { varFile = [] }: DrillFlags): ChosenInput {
  if (chosen.kind === "directory" || varFile.length === 0) return chosen;
  throw usageError({
    what: "--var-file is for --dir alone",
    given: `${varFile.join(", ")} with ${chosen.source}`,
    next: "leave it out, or give the folder of the configuration as --dir",
  });
}

function standardInput(input: string): string {
  if (input === "-") return STANDARD_INPUT;
  throw usageError({
    what: "A file is named by its kind",
    given: input,
    allowed: "-, which is standard input",
    next: "use --synth FILE, --plan FILE or --state FILE",
  });
}
