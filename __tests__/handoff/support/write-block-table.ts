import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareTerraform } from "../../../src/deploy/prepare-terraform";
import { workFolder } from "../../../src/deploy/work-folder";
import { nodeHost } from "../../../src/foundation/node-host";
import { type ProviderSchemas, renderBlockTable } from "./block-table";

const ROOT = join(__dirname, "../../..");
const REQUIRED = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100, < 7.0" } } },
};

/** `src/handoff/hcl/block-table.json` as the provider at hand has it. */
export async function freshBlockTable(): Promise<string> {
  const { terraform, cliConfigPath } = await prepareTerraform(nodeHost(), workFolder(ROOT, "handoff"));
  const folder = mkdtempSync(join(tmpdir(), "durable-blocks-"));
  const run = (...args: string[]): string =>
    execFileSync(terraform.path, args, {
      cwd: folder,
      env: {
        PATH: process.env["PATH"],
        CHECKPOINT_DISABLE: "1",
        ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
      },
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
  try {
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(REQUIRED));
    run("init", "-input=false");
    return renderBlockTable(JSON.parse(run("providers", "schema", "-json")) as ProviderSchemas);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (require.main === module) {
  void freshBlockTable().then((text) => {
    writeFileSync(join(ROOT, "src/handoff/hcl/block-table.json"), text);
  });
}
