import type { Command } from "commander";
import type { LocalStatus } from "../local/status";
import type { CliContext } from "./context";
import { environmentOption, environmentWords, jsonOption } from "./options";
import { printJson, printLines, shownValue, twoColumns } from "./output";

interface Flags {
  readonly environment: string;
  readonly json?: boolean;
  readonly drift?: boolean;
}

export function addLocalStatus(parent: Command, context: CliContext): void {
  parent
    .command("status")
    .summary("what runs, and what is deployed on it")
    .description(
      "Tells whether the emulator of an environment runs, and what is deployed on it. Changes nothing.",
    )
    .addOption(environmentOption())
    .addOption(jsonOption())
    .option("--drift", "also plan, to tell what the next deploy would change (some ten seconds)")
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx durable local status\n  $ npx durable local status --json | jq -r .outputs.web_url\n",
    )
    .action(async ({ environment, json = false, drift = false }: Flags) => {
      const { host, projectFolder, interruption } = context;
      const options = { projectFolder, environment, drift, quiet: json };
      const { localStatus } = await import("../local/status");
      const status = await localStatus({ ...options, interruption: interruption() }, host);
      if (json) printJson(host, status);
      else printLines(host, describeStatus(status));
    });
}

function describeStatus({
  environment,
  running,
  endpoint,
  pid,
  startedAt,
  stacks,
  outputs,
  drift,
}: LocalStatus): readonly string[] {
  if (!running)
    return [
      `${environment}: nothing is running`,
      `  start it with \`npx durable local up${environmentWords(environment)}\``,
    ];
  return [
    `${environment}: the emulator runs at ${endpoint} (process ${pid}, since ${startedAt})`,
    ...(stacks.length === 0 ? ["  nothing is deployed on it"] : []),
    ...twoColumns(stacks.map(({ name, resources }) => [name, `${resources} resources`])),
    ...(Object.keys(outputs).length === 0 ? [] : ["outputs"]),
    ...twoColumns(Object.entries(outputs).map(([name, value]) => [name, shownValue(value)])),
    ...(drift === undefined ? [] : describeDrift(drift)),
  ];
}

function describeDrift({ explained, unexplained }: NonNullable<LocalStatus["drift"]>): readonly string[] {
  return [
    `drift: ${unexplained.length} changes, ${explained.length} attributes that the emulator drops`,
    ...unexplained.map(
      ({ address, attribute, before, after }) =>
        `  ${address} ${attribute}: ${shownValue(before)} -> ${shownValue(after)}`,
    ),
  ];
}
