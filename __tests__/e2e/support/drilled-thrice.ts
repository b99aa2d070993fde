import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareTerraform } from "../../../src/deploy/prepare-terraform";
import { workFolder } from "../../../src/deploy/work-folder";
import type { DrillReport } from "../../../src/drill/drill-report";
import { nodeHost } from "../../../src/foundation/node-host";
import { safeEnvironment } from "../../../src/local/safe-environment";
import { type InputKind, loadInput } from "../../../src/model/load-input";
import { said, withoutConfiguration } from "../../drill/support/said";
import type { Project } from "./project";

/** The data key's alias, as the durable stack looks it up. */
const ALIAS = "data.aws_kms_alias.data_key";

interface Deployed {
  readonly endpoint: string;
  /** The text of the stack's state. */
  readonly state: string;
  readonly stack: string;
}

/**
 * What `durable drill` says of a stack of `dev`, read three ways, beside what the configuration's report comes to where
 * a plan (`planned`) or a state (`stored`) is read.
 */
export async function drilledThrice(project: Project, { endpoint, state, stack }: Deployed) {
  const folder = workFolder(project.folder, "dev");
  const file = (name: string, text: string): string => {
    const path = join(project.folder, name);
    writeFileSync(path, text);
    return path;
  };
  const planText = await planAnew(project, endpoint, folder.stackFolder(stack));
  const report = async (kind: InputKind, path: string): Promise<DrillReport> => {
    const { exitCode, stdout, stderr } = await project.durable(
      ...["drill", `--${kind}`, path, "--environment", "dev", "--json"],
    );
    if (exitCode !== 0 && exitCode !== 3)
      throw new Error(`drill --${kind} ended with ${exitCode}: ${stderr}`);
    return JSON.parse(stdout) as DrillReport;
  };
  const configuration = await report("synth", join(folder.stackFolder(stack), "cdk.tf.json"));
  const asRead = (kind: InputKind, text: string) =>
    said(withoutConfiguration(configuration, loadInput(text, kind).graph, ALIAS));
  return {
    configuration: said(configuration),
    plan: said(await report("plan", file("plan.json", planText))),
    planned: asRead("plan", planText),
    state: said(await report("state", file("state.json", state))),
    stored: asRead("state", state),
  };
}

/** A plan of the very file that was deployed, made as if nothing of it were there. */
async function planAnew(project: Project, endpoint: string, stackFolder: string): Promise<string> {
  const host = nodeHost();
  const folder = workFolder(project.folder, "dev");
  const { terraform, cliConfigPath } = await prepareTerraform(host, folder);
  const env = safeEnvironment({
    shell: process.env,
    endpoint,
    region: "us-east-1",
    nodePath: process.execPath,
    homeFolder: folder.home,
    terraformProgram: terraform.path,
    ...(cliConfigPath === undefined ? {} : { cliConfigPath }),
  });
  const cwd = join(project.folder, "planned-anew");
  mkdirSync(cwd);
  cpSync(join(stackFolder, "cdk.tf.json"), join(cwd, "cdk.tf.json"));
  writeFileSync(
    join(cwd, "backend_override.tf.json"),
    JSON.stringify({ terraform: { backend: { local: {} } } }),
  );
  const run = async (...args: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await host.run({ program: terraform.path, args, cwd, env });
    if (exitCode !== 0) throw new Error(`terraform ${args.join(" ")}: ${stderr || stdout}`);
    return stdout;
  };
  await run("init", "-no-color");
  await run("plan", "-no-color", "-out=plan");
  return run("show", "-json", "plan");
}
