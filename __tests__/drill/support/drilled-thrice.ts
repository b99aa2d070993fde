import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "../../../src/deploy/work-folder";
import type { DrillReport } from "../../../src/drill/drill-report";
import { type InputKind, loadInput } from "../../../src/model/load-input";
import type { Project } from "../../e2e/support/project";
import { said, withoutConfiguration } from "./said";

/** The data key's alias, as the durable stack looks it up. */
const ALIAS = "data.aws_kms_alias.data_key";

interface Deployed {
  readonly stack: string;
  /** What `terraform show -json` says of a plan of the very file that was deployed, made as if nothing were there. */
  readonly plan: string;
  /** The text of the stack's state. */
  readonly state: string;
}

/**
 * What `durable drill` says of a stack of `dev`, read three ways, beside what the configuration's report comes to where
 * a plan (`planned`) or a state (`stored`) is read.
 */
export async function drilledThrice(project: Project, { stack, plan, state }: Deployed) {
  const file = (name: string, text: string): string => {
    const path = join(project.folder, name);
    writeFileSync(path, text);
    return path;
  };
  const report = async (kind: InputKind, path: string): Promise<DrillReport> => {
    const { exitCode, stdout, stderr } = await project.durable(
      ...["drill", `--${kind}`, path, "--environment", "dev", "--json"],
    );
    if (exitCode !== 0 && exitCode !== 3)
      throw new Error(`drill --${kind} ended with ${exitCode}: ${stderr}`);
    return JSON.parse(stdout) as DrillReport;
  };
  const folder = workFolder(project.folder, "dev").stackFolder(stack);
  const configuration = await report("synth", join(folder, "cdk.tf.json"));
  const asRead = (kind: InputKind, text: string) =>
    said(withoutConfiguration(configuration, loadInput(text, kind).graph, ALIAS));
  return {
    configuration: said(configuration),
    plan: said(await report("plan", file("plan.json", plan))),
    planned: asRead("plan", plan),
    state: said(await report("state", file("state.json", state))),
    stored: asRead("state", state),
  };
}
