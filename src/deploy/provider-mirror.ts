import { join } from "node:path";
import { type DurableError, usageError } from "../foundation/errors";
import type { Host } from "../foundation/host";
import { holdsProvider, PROVIDER, registryHost } from "./mirror-content";
import type { Terraform } from "./tools";

/** Where Terraform will take the AWS provider from. */
export type ProviderSource =
  /** The user's own CLI configuration decides. */
  | { readonly kind: "user-config"; readonly path: string }
  | { readonly kind: "mirror"; readonly path: string; readonly foundBy: string }
  | { readonly kind: "registry"; readonly host: string };

const REGISTRY_TIMEOUT_MILLISECONDS = 4_000;

/** Where operating systems keep add-on software and shared data (Filesystem Hierarchy Standard 3.0). */
const SHARED_FOLDERS = ["/opt", "/usr/share", "/usr/local/share", "/var/lib"];

/**
 * Finds the provider: the user's CLI configuration, `DURABLE_PROVIDER_MIRROR`, Terraform's implied mirror folders,
 * the registry, and where that is out of reach a mirror in the operating system's shared folders.
 * @throws DurableError (usage) that lists every place.
 */
export async function findProviderSource(host: Host, terraform: Terraform): Promise<ProviderSource> {
  const own = userConfig(host);
  if (own !== undefined) return { kind: "user-config", path: own };
  const named = host.env["DURABLE_PROVIDER_MIRROR"];
  if (named !== undefined && named !== "") return namedMirror(host, terraform, named);
  const implied = impliedFolders(host).find((folder) => holdsProvider(host.files, folder, terraform));
  if (implied !== undefined)
    return { kind: "mirror", path: implied, foundBy: "an implied mirror of Terraform" };
  const registry = registryHost(terraform);
  if (await host.answers(`https://${registry}/.well-known/terraform.json`, REGISTRY_TIMEOUT_MILLISECONDS)) {
    return { kind: "registry", host: registry };
  }
  const shared = sharedFolders(host).find((folder) => holdsProvider(host.files, folder, terraform));
  if (shared !== undefined) return { kind: "mirror", path: shared, foundBy: "search of the shared folders" };
  throw nowhere(host, terraform);
}

/** `TF_CLI_CONFIG_FILE` replaces the default file, so a default is only looked for when it is unset. */
function userConfig({ env, files }: Host): string | undefined {
  const named = env["TF_CLI_CONFIG_FILE"];
  const home = env["HOME"];
  const path =
    named !== undefined && named !== "" ? named : home === undefined ? undefined : join(home, ".terraformrc");
  return path !== undefined && isReadable(files, path) ? path : undefined;
}

function isReadable(files: Host["files"], path: string): boolean {
  try {
    return !files.isFolder(path) && files.read(path) !== undefined;
  } catch {
    return false;
  }
}

function namedMirror(host: Host, terraform: Terraform, path: string): ProviderSource {
  if (holdsProvider(host.files, path, terraform))
    return { kind: "mirror", path, foundBy: "DURABLE_PROVIDER_MIRROR" };
  throw usageError({
    what: "DURABLE_PROVIDER_MIRROR names no mirror of the AWS provider",
    given: path,
    allowed: expectation(terraform),
    next: "correct the variable, or unset it to let durable look for a mirror itself",
  });
}

/** https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
function impliedFolders({ env }: Host): readonly string[] {
  const home = env["HOME"];
  const data = env["XDG_DATA_HOME"] ?? (home === undefined ? undefined : join(home, ".local/share"));
  const shared = (env["XDG_DATA_DIRS"] ?? "/usr/local/share:/usr/share")
    .split(":")
    .filter((folder) => folder !== "");
  return [
    ...(home === undefined ? [] : [join(home, ".terraform.d/plugins")]),
    ...[...(data === undefined ? [] : [data]), ...shared].map((folder) => join(folder, "terraform/plugins")),
  ];
}

/** One level below each folder before any two levels below: the nearer one is the likelier. */
function sharedFolders({ files }: Host): readonly string[] {
  const below = (folder: string): readonly string[] =>
    files
      .list(folder)
      .map((name) => join(folder, name))
      .filter((path) => files.isFolder(path));
  const first = SHARED_FOLDERS.flatMap(below);
  return [...first, ...first.flatMap(below)];
}

function expectation(terraform: Terraform): string {
  return `a folder that holds ${registryHost(terraform)}/${PROVIDER}/<version>/${terraform.platform}, version 5.100 to 6.x`;
}

function nowhere(host: Host, terraform: Terraform): DurableError {
  const places = [...impliedFolders(host), ...SHARED_FOLDERS.map((folder) => `${folder}/*, ${folder}/*/*`)];
  return usageError({
    what: `The AWS provider is nowhere to be had: ${registryHost(terraform)} does not answer, and no mirror was found`,
    given: `looked in ${places.join(", ")}`,
    allowed: expectation(terraform),
    next: "connect to the internet, or make a mirror elsewhere with `terraform providers mirror DIR` and set DURABLE_PROVIDER_MIRROR=DIR",
  });
}
