import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { prepareTerraform } from "../../../src/deploy/prepare-terraform";
import { workFolder } from "../../../src/deploy/work-folder";
import { nodeHost } from "../../../src/foundation/node-host";

const ROOT = join(__dirname, "../../..");

export interface TerraformRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Terraform as somebody runs it who has no credentials and no network but the provider at hand. */
export async function terraformRunner() {
  const { terraform, cliConfigPath } = await prepareTerraform(nodeHost(), workFolder(ROOT, "handoff"));
  const env = {
    PATH: process.env["PATH"],
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
  };
  /** @param extra over the environment without credentials, for the emulator */
  return (folder: string, args: readonly string[], extra: Readonly<Record<string, string>> = {}) =>
    new Promise<TerraformRun>((resolve, reject) => {
      const child = spawn(terraform.path, [...args, ...(args[0] === "fmt" ? [] : ["-no-color"])], {
        cwd: folder,
        env: { ...env, ...extra },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let [stdout, stderr] = ["", ""];
      child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
    });
}

export type RunTerraform = Awaited<ReturnType<typeof terraformRunner>>;

/** A folder of its own with these files. */
export function written(files: Iterable<readonly [string, string]>): string {
  const folder = mkdtempSync(join(tmpdir(), "durable-module-"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What a plan with mocks would make of each resource: its values, and which of them only an apply tells. */
export async function plannedValues(
  terraform: RunTerraform,
  folder: string,
): Promise<Readonly<Record<string, unknown>>> {
  const init = await terraform(folder, ["init", "-backend=false"]);
  if (init.exitCode !== 0) throw new Error(init.stderr);
  const { stdout } = await terraform(folder, ["test", "-verbose", "-json", "-filter=tests/plan.tftest.hcl"]);
  interface Line {
    readonly test_plan?: {
      readonly resource_changes: readonly {
        readonly address: string;
        readonly change: { readonly after: unknown; readonly after_unknown: unknown };
      }[];
    };
  }
  const plan = stdout
    .split("\n")
    .filter((line) => line.includes('"test_plan":'))
    .map((line) => (JSON.parse(line) as Line).test_plan)[0];
  if (plan === undefined) throw new Error(stdout.slice(-3000));
  return Object.fromEntries(
    plan.resource_changes.map(({ address, change }) => [
      address,
      { after: change.after, afterUnknown: change.after_unknown },
    ]),
  );
}
