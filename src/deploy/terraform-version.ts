/** A version by its three numbers and what follows a hyphen. */
export interface Version {
  readonly numbers: readonly [number, number, number];
  /** `beta1` of `1.12.0-beta1`. */
  readonly prerelease?: string;
}

export interface TerraformVersion {
  /** OpenTofu is another program with the same commands and its own registry. */
  readonly flavor: "terraform" | "opentofu";
  readonly version: Version;
  /** As the program writes it, such as 1.11.4. */
  readonly text: string;
  /** Its own name for this machine, such as linux_amd64. */
  readonly platform: string;
}

/** Reads what `terraform version` and `tofu version` print. */
export function parseTerraformVersion(output: string): TerraformVersion | undefined {
  const match = /^(Terraform|OpenTofu) v(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?[^\n]*\non (\w+)/mu.exec(
    output,
  );
  if (match === null) return undefined;
  const [, name, major, minor, patch, prerelease, platform = ""] = match;
  const numbers = [Number(major), Number(minor), Number(patch)] as const;
  return {
    flavor: name === "OpenTofu" ? "opentofu" : "terraform",
    version: prerelease === undefined ? { numbers } : { numbers, prerelease },
    text: numbers.join(".") + (prerelease === undefined ? "" : `-${prerelease}`),
    platform,
  };
}

/**
 * Whether a version is at least the release `least`. A prerelease comes before its release, so 1.10.0-rc1 is older
 * than 1.10.0 while 1.12.0-beta1 is newer.
 */
export function isAtLeast(
  { numbers, prerelease }: Version,
  least: readonly [number, number, number],
): boolean {
  for (const index of [0, 1, 2] as const) {
    if (numbers[index] !== least[index]) return numbers[index] > least[index];
  }
  return prerelease === undefined;
}
