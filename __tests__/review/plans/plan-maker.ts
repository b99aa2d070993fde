import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareTerraform } from "../../../src/deploy/prepare-terraform";
import { workFolder } from "../../../src/deploy/work-folder";
import { nodeHost } from "../../../src/foundation/node-host";
import { safeEnvironment } from "../../../src/local/safe-environment";
import { Project } from "../../e2e/support/project";
import { BEHIND } from "./behind";
import type { Scenario } from "./scenarios";

const STACK = "durable-dev";
const ENVIRONMENT = "src/environments/dev.ts";
const BESIDE = "beside.tf.json";
const PLAN = "scenario.plan";

/** Deploys `dev` once, and makes the plan of each scenario on what is there. Nothing is ever applied. */
export class PlanMaker {
  readonly project = new Project();
  private readonly host = nodeHost();
  private readonly folder = workFolder(this.project.folder, "dev");
  private endpoint = "";
  private terraform = "";
  private env: Readonly<Record<string, string>> = {};

  async deploy(): Promise<void> {
    await this.project.local("up");
    ({ endpoint: this.endpoint } = await this.project.status("dev"));
    const { terraform, cliConfigPath } = await prepareTerraform(this.host, this.folder);
    this.terraform = terraform.path;
    this.env = safeEnvironment({
      shell: process.env,
      endpoint: this.endpoint,
      region: "us-east-1",
      nodePath: process.execPath,
      homeFolder: this.folder.home,
      terraformProgram: terraform.path,
      ...(cliConfigPath === undefined ? {} : { cliConfigPath }),
    });
  }

  /** What `terraform show -json` says of the scenario's plan, without the paths of this machine. */
  async make(scenario: Scenario): Promise<string> {
    const undo = scenario.behind === undefined ? undefined : await BEHIND[scenario.behind](this.endpoint);
    const cwd = scenario.fromNothing === true ? this.emptyFolder() : this.folder.stackFolder(STACK);
    const original = readFileSync(join(cwd, "cdk.tf.json"), "utf8");
    try {
      writeFileSync(join(cwd, "cdk.tf.json"), await this.configuration(scenario, original));
      if (scenario.beside !== undefined) writeFileSync(join(cwd, BESIDE), JSON.stringify(scenario.beside));
      if (scenario.fromNothing === true) await this.run(cwd, "init", "-no-color", "-input=false");
      await this.plan(cwd, scenario.options ?? []);
      const shown = await this.run(cwd, "show", "-json", PLAN);
      return shown.replaceAll(this.project.folder, "/project");
    } finally {
      writeFileSync(join(cwd, "cdk.tf.json"), original);
      for (const file of [BESIDE, PLAN]) rmSync(join(cwd, file), { force: true });
      await undo?.();
    }
  }

  dispose(): Promise<void> {
    return this.project.dispose("dev");
  }

  private async configuration({ edits, renamed }: Scenario, original: string): Promise<string> {
    const text = edits === undefined ? original : await this.synthesized(edits);
    if (renamed === undefined) return text;
    const { type, from, to } = renamed;
    const json = JSON.parse(text.replaceAll(`${type}.${from}.`, `${type}.${to}.`)) as {
      resource: Record<string, Record<string, unknown>>;
    };
    const own = json.resource[type] ?? {};
    own[to] = own[from];
    delete own[from];
    return JSON.stringify(json);
  }

  private async synthesized(edits: NonNullable<Scenario["edits"]>): Promise<string> {
    const environment = this.project.read(ENVIRONMENT);
    const output = join(this.project.folder, "scenario.out");
    try {
      for (const [from, to] of edits) this.project.edit(ENVIRONMENT, from, to);
      const synth = await this.project.cdktf({}, "synth", "--output", output);
      if (synth.exitCode !== 0) throw new Error(synth.stdout + synth.stderr);
      return readFileSync(join(output, "stacks", STACK, "cdk.tf.json"), "utf8");
    } finally {
      writeFileSync(join(this.project.folder, ENVIRONMENT), environment);
    }
  }

  private emptyFolder(): string {
    const cwd = join(this.project.folder, "from-nothing");
    mkdirSync(cwd, { recursive: true });
    cpSync(join(this.folder.stackFolder(STACK), "cdk.tf.json"), join(cwd, "cdk.tf.json"));
    const local = { terraform: { backend: { local: {} } } };
    writeFileSync(join(cwd, "backend_override.tf.json"), JSON.stringify(local));
    return cwd;
  }

  /** A plan that ends in an error is saved as well. */
  private async plan(cwd: string, options: readonly string[]): Promise<void> {
    const args = ["plan", "-no-color", "-input=false", `-out=${PLAN}`, ...options];
    const { exitCode, stdout, stderr } = await this.host.run({
      program: this.terraform,
      args,
      cwd,
      env: this.env,
    });
    if (exitCode !== 0 && !stderr.includes("Refused on purpose")) throw new Error(stderr || stdout);
  }

  private async run(cwd: string, ...args: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.host.run({
      program: this.terraform,
      args,
      cwd,
      env: this.env,
    });
    if (exitCode !== 0) throw new Error(`terraform ${args.join(" ")}: ${stderr || stdout}`);
    return stdout;
  }
}
