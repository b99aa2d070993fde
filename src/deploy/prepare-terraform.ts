import type { Host } from "../foundation/host";
import { PROVIDER, registryHost } from "./mirror-content";
import { findProviderSource, type ProviderSource } from "./provider-mirror";
import { renderCliConfig } from "./terraform-cli-config";
import { findTerraform, type Terraform } from "./tools";
import type { WorkFolder } from "./work-folder";

export interface PreparedTerraform {
  readonly terraform: Terraform;
  readonly source: ProviderSource;
  /** The CLI configuration to use; undefined where Terraform needs none. */
  readonly cliConfigPath?: string;
}

/** Finds Terraform and its provider, and writes the CLI configuration that a mirror needs. */
export async function prepareTerraform(host: Host, folder: WorkFolder): Promise<PreparedTerraform> {
  const terraform = await findTerraform(host);
  const source = await findProviderSource(host, terraform);
  if (source.kind === "registry") return { terraform, source };
  if (source.kind === "user-config") return { terraform, source, cliConfigPath: source.path };
  const provider = `${registryHost(terraform)}/${PROVIDER}`;
  host.files.write(folder.cliConfig, renderCliConfig({ mirror: source.path, provider }));
  return { terraform, source, cliConfigPath: folder.cliConfig };
}

/** Where the provider comes from, for people. */
export function describeSource(source: ProviderSource): string {
  switch (source.kind) {
    case "user-config":
      return `as ${source.path} says`;
    case "mirror":
      return `mirror ${source.path} (${source.foundBy})`;
    case "registry":
      return source.host;
  }
}
