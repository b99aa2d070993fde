import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareTerraform } from "../../../src/deploy/prepare-terraform";
import { workFolder } from "../../../src/deploy/work-folder";
import { nodeHost } from "../../../src/foundation/node-host";
import type { MockedApplyTools } from "../../../src/model/from-mocked-apply";
import type { ResourceGraph } from "../../../src/model/resource-graph";
import { written } from "./written";

const host = nodeHost();
const folders: string[] = [];

export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "durable-mocked-"));
  folders.push(folder);
  return folder;
}

export function removeTemporary(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** The machine's own Terraform, and an empty home. */
export async function mockedApplyTools(): Promise<MockedApplyTools> {
  const { terraform, cliConfigPath } = await prepareTerraform(host, workFolder(temporary(), "test"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: temporary(),
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
  };
  return {
    files: host.files,
    workFolder: temporary(),
    terraform: (args, cwd) => host.run({ program: terraform.path, args, cwd, env }),
  };
}

export function readAttribute(graph: ResourceGraph, address: string, name: string): unknown {
  const value = graph.get(address)?.attributes[name];
  return value === undefined ? undefined : written(value);
}
