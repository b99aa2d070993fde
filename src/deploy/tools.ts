import { type DurableError, externalError, usageError } from "../foundation/errors";
import type { Finished, Host } from "../foundation/host";
import { which } from "../foundation/which";
import { isAtLeast, parseTerraformVersion, type TerraformVersion } from "./terraform-version";

export interface Terraform extends TerraformVersion {
  readonly path: string;
}

/** The first release whose S3 backend knows `use_lockfile`, in Terraform and in OpenTofu alike. */
const LEAST = [1, 10, 0] as const;
const LEAST_TEXT = "Terraform or OpenTofu 1.10.0 or newer; a prerelease of a newer version is accepted";
const VERSION_TIMEOUT_MILLISECONDS = 30_000;

/**
 * Finds Terraform: `TERRAFORM_BINARY_NAME`, else `terraform`, else `tofu` on PATH.
 * @throws DurableError when it is missing, not executable, not Terraform, or too old.
 */
export async function findTerraform(host: Host): Promise<Terraform> {
  const path = locate(host);
  const version = await askVersion(host, path);
  if (isAtLeast(version.version, LEAST)) return { path, ...version };
  throw usageError({
    what: `${version.flavor === "opentofu" ? "OpenTofu" : "Terraform"} is too old`,
    given: `${version.text} (${path})`,
    allowed: LEAST_TEXT,
    next: "install a newer one, or name it with TERRAFORM_BINARY_NAME=/path/to/terraform",
  });
}

function locate(host: Host): string {
  const named = host.env["TERRAFORM_BINARY_NAME"];
  if (named !== undefined && named !== "") return locateNamed(host, named, `TERRAFORM_BINARY_NAME=${named}`);
  const answers = ["terraform", "tofu"].map((name) => which(host, name));
  const found =
    answers.find((answer) => answer.kind === "found") ?? answers.find(({ kind }) => kind !== "missing");
  if (found === undefined || found.kind === "missing") throw missing("terraform and tofu on PATH");
  if (found.kind === "not-executable") throw notExecutable(found.path);
  return found.path;
}

function locateNamed(host: Host, name: string, given: string): string {
  const answer = which(host, name);
  if (answer.kind === "missing") throw missing(given);
  if (answer.kind === "not-executable") throw notExecutable(answer.path);
  return answer.path;
}

async function askVersion(host: Host, path: string): Promise<TerraformVersion> {
  const finished = await host.run({
    program: path,
    args: ["version"],
    cwd: "/",
    // Not the shell's environment: TF_CLI_ARGS, TF_LOG or a broken CLI configuration would spoil the answer.
    env: { PATH: host.env["PATH"] ?? "", HOME: host.env["HOME"] ?? "/", CHECKPOINT_DISABLE: "1" },
    timeoutMilliseconds: VERSION_TIMEOUT_MILLISECONDS,
  });
  const version = finished.exitCode === 0 ? parseTerraformVersion(finished.stdout) : undefined;
  if (version === undefined) throw notTerraform(path, finished);
  return version;
}

function missing(given: string): DurableError {
  return usageError({
    what: "Terraform is not there",
    given,
    allowed: LEAST_TEXT,
    next: "install Terraform or OpenTofu so that PATH finds it, or set TERRAFORM_BINARY_NAME=/path/to/terraform",
  });
}

function notExecutable(path: string): DurableError {
  return usageError({
    what: "Terraform is there but may not be executed",
    given: path,
    next: `run \`chmod +x ${path}\`, or name another one with TERRAFORM_BINARY_NAME`,
  });
}

function notTerraform(
  path: string,
  { exitCode, endedBy, startError, stderr, timedOut }: Finished,
): DurableError {
  const how = timedOut ? "it did not answer" : (startError ?? endedBy ?? `exit code ${exitCode}`);
  const said = stderr.trim().split("\n").slice(0, 3).join(" / ");
  return externalError({
    what: `\`${path} version\` did not answer as Terraform or OpenTofu does (${how})${said === "" ? "" : `: ${said}`}`,
    given: path,
    allowed: LEAST_TEXT,
    next: "run that command by hand, or name another one with TERRAFORM_BINARY_NAME",
  });
}
