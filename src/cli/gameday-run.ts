import { join } from "node:path";
import { createReporter } from "../deploy/reporter";
import { drill } from "../drill/drill";
import { findingsOf } from "../drill/rules/rules";
import { EXIT } from "../foundation/errors";
import { compareMeasurements, comparisonLines } from "../gameday/compare";
import { experimentsOf } from "../gameday/experiments";
import { gameDayFiles } from "../gameday/game-day-files";
import { parseMeasurements } from "../gameday/measurements";
import { renderSums, SUMS } from "../handoff/sums";
import { writeModule } from "../handoff/write/write-module";
import { loadInput } from "../model/load-input";
import { readTopology } from "../model/read-topology";
import type { CliContext } from "./context";
import { declaredOf, readText, stackFolder } from "./inputs";
import { printJson, printLines } from "./output";

export interface GameDayFlags {
  readonly stack: string;
  readonly out: string;
  readonly quiet?: boolean;
}

export interface CompareFlags {
  readonly stack: string;
  readonly json?: boolean;
}

/** As the stacks themselves pin it. */
const PROVIDER_VERSIONS = ">= 5.100, < 7.0";

/** Drills the stack and writes the folder of a game day. */
export function runGameday(context: CliContext, { stack, out, quiet = false }: GameDayFlags): void {
  const { host, projectFolder } = context;
  const files = gameDayFiles({ ...drilled(context, stack), stack, providerVersion: PROVIDER_VERSIONS });
  const content = new Map([...files, [SUMS, renderSums([...files])]]);
  const surroundings = { files: host.files, home: host.env["HOME"], projectFolder, process: host.pid };
  const folder = writeModule(out, content, surroundings);
  createReporter(host, quiet).line(`${content.size} files; what to do: ${join(folder, "README.md")}`);
  printLines(host, [folder]);
}

/** Holds measurements against today's drill of the stack. */
export function runCompare(context: CliContext, file: string, { stack, json }: CompareFlags): void {
  const { host } = context;
  const measurements = parseMeasurements(readText(context, file), file);
  const { graph, topology, report } = drilled(context, stack);
  const result = compareMeasurements(experimentsOf(graph, topology, report).experiments, measurements);
  if (json === true) printJson(host, result);
  else printLines(host, comparisonLines(result));
  const isWrong = result.comparisons.some(({ result: each }) => each === "slower" || each === "faster");
  if (isWrong || result.unknown.length > 0) process.exitCode = EXIT.gateFailed;
}

function drilled(context: CliContext, stack: string) {
  const text = readText(
    context,
    join(stackFolder(context, stack), "cdk.tf.json"),
    "run `npx cdktf synth` first",
  );
  const { graph } = loadInput(text, "synth");
  const topology = readTopology(graph);
  const declared = declaredOf(context, { stack });
  const report = drill({ graph, topology, declared, source: `stack ${stack}`, findingsOf });
  return { graph, topology, report, peakRequestsPerSecond: declared.peakRequestsPerSecond };
}
