import { join } from "node:path";
import type { HostFiles } from "../foundation/host";
import { isAtLeast } from "./terraform-version";
import type { Terraform } from "./tools";

export const PROVIDER = "hashicorp/aws";

/** OpenTofu resolves `hashicorp/aws` in its own registry. */
export function registryHost({ flavor }: Pick<Terraform, "flavor">): string {
  return flavor === "opentofu" ? "registry.opentofu.org" : "registry.terraform.io";
}

/** `>= 5.100, < 7.0`, as the stacks require it. */
const LEAST = [5, 100, 0] as const;
const BELOW_MAJOR = 7;

/**
 * Whether a mirror folder holds the AWS provider for this platform in a version that the stacks accept,
 * unpacked (a folder for the platform) or packed (a zip file).
 * https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
export function holdsProvider(files: HostFiles, mirror: string, terraform: Terraform): boolean {
  const { platform } = terraform;
  const folder = join(mirror, registryHost(terraform), PROVIDER);
  const names = files.list(folder);
  const unpacked = names.filter((name) => isWanted(name) && files.isFolder(join(folder, name, platform)));
  const packed = names.filter((name) => {
    const match = /^terraform-provider-aws_(\d+\.\d+\.\d+)_(\w+)\.zip$/u.exec(name);
    return match !== null && match[2] === platform && isWanted(match[1] ?? "");
  });
  return unpacked.length + packed.length > 0;
}

function isWanted(version: string): boolean {
  const match = /^(\d+)\.(\d+)\.(\d+)$/u.exec(version);
  if (match === null) return false;
  const numbers = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
  return numbers[0] < BELOW_MAJOR && isAtLeast({ numbers }, LEAST);
}
