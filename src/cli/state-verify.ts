import type { Command } from "commander";
import { createReporter } from "../deploy/reporter";
import { EXIT } from "../foundation/errors";
import type { StackReport, StateReport } from "../state/verify/report";
import type { CliContext } from "./context";
import { environmentChoice, jsonOption, quietOption } from "./options";
import { printJson, printLines, twoColumns } from "./output";

interface Flags {
  readonly environment: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const VERSIONING: Readonly<Record<StateReport["versioning"], string>> = {
  enabled: "versioning enabled",
  suspended: "versioning suspended",
  never: "versioning never switched on",
  "no-bucket": "no such bucket",
};

export function addStateVerify(parent: Command, context: CliContext): void {
  parent
    .command("verify")
    .summary("is the Terraform state whole, the right one and the newest?")
    .description(
      "Holds the state of both stacks of an environment against the bucket's versions and the lock table: lineage, " +
        "serial, digest, locks. Finds also what Terraform takes without a word. Reads with the shell's AWS " +
        "credentials; changes nothing. Ends with 3 where it finds a fault, with 1 where it could not look.",
    )
    .addOption(environmentChoice())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx durable state verify --environment prod\n" +
        "  $ npx durable state verify --environment prod --json |\n      jq -r '.findings[].fault'\n",
    )
    .action(async ({ environment, json = false, quiet = false }: Flags) => {
      const { host } = context;
      const { findEnvironment } = await import("../deploy/find-environment");
      const { reportState } = await import("../state/verify/report");
      const { verifyState } = await import("../state/verify/verify-state");
      const forcePathStyle = host.env["AWS_ENDPOINT_URL"] !== undefined;
      const chosen = findEnvironment(environment);
      const verified = await createReporter(host, quiet || json).phase("look", () =>
        verifyState(chosen, { forcePathStyle }),
      );
      const report = reportState(verified);
      if (json) printJson(host, report);
      else printLines(host, describeReport(report));
      if (!report.sound) process.exitCode = EXIT.gateFailed;
    });
}

function describeReport(report: StateReport): readonly string[] {
  const { environment, bucket, versioning, locking, stacks, findings } = report;
  return [
    `${environment}: s3://${bucket}, ${VERSIONING[versioning]}, locking "${locking}"`,
    ...twoColumns(stacks.map((stack) => [stack.stack, describeStack(stack)])),
    ...findings.flatMap(({ stack, fault, message, fix }) => [
      `FAULT ${fault}${stack === undefined ? "" : ` of ${stack}`}`,
      `  ${message}`,
      `  -> ${fix}`,
    ]),
    ...(findings.length === 0 ? ["the state is sound"] : []),
  ];
}

function describeStack(stack: StackReport): string {
  const { content, serial, lineage, resources, modifiedAt, versions, versionsRead } = stack;
  if (content === "absent") return "no state";
  const read = versionsRead < versions ? `, the newest ${versionsRead} read` : "";
  const what = content === "state" ? `serial ${serial}, ${resources} resources, lineage ${lineage}` : content;
  return `${what}, of ${modifiedAt}; ${versions} ${versions === 1 ? "version" : "versions"}${read}`;
}
