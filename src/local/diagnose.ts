import { environments } from "../environments/catalog";
import { DurableError } from "../foundation/errors";
import type { Host } from "../foundation/host";
import { which } from "../foundation/which";
import { locateEmulator, MOTO_REQUIREMENT } from "./emulator-program";
import { describeSource } from "../deploy/prepare-terraform";
import { findProviderSource } from "../deploy/provider-mirror";
import { findTerraform, type Terraform } from "../deploy/tools";

/** One thing that a deploy needs. */
export interface Diagnosis {
  readonly name: string;
  /** `bad`: a local deploy cannot work. `note`: worth knowing. */
  readonly verdict: "ok" | "note" | "bad";
  readonly found: string;
  /** What to do about it. */
  readonly next?: string;
}

/** AWS's own documentation writes it where an account is meant, and so do the environments that come with this. */
const SAMPLE_ACCOUNT = "111122223333";

const PYTHON_TIMEOUT_MILLISECONDS = 20_000;

/** `engines` of package.json. */
const LEAST_NODE = [20, 9] as const;

/** Looks at everything, also after something is missing. Changes and installs nothing. */
export async function diagnose(host: Host, projectFolder: string): Promise<readonly Diagnosis[]> {
  const terraform = await attempt(() => findTerraform(host));
  return [
    diagnoseNode(host),
    terraform instanceof DurableError
      ? fromError("Terraform", terraform)
      : {
          name: "Terraform",
          verdict: "ok",
          found: `${nameOf(terraform)} ${terraform.text} (${terraform.path}, ${terraform.platform})`,
        },
    await diagnoseProvider(host, terraform),
    await diagnoseEmulator(host, projectFolder),
    diagnoseCredentials(host),
    diagnoseAccounts(),
  ];
}

function diagnoseNode({ nodeVersion }: Host): Diagnosis {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  const isRecent = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  if (isRecent) return { name: "Node.js", verdict: "ok", found: nodeVersion };
  return {
    name: "Node.js",
    verdict: "bad",
    found: nodeVersion,
    next: `install Node.js ${LEAST_NODE.join(".")} or newer`,
  };
}

async function diagnoseProvider(host: Host, terraform: Terraform | DurableError): Promise<Diagnosis> {
  const name = "AWS provider";
  if (terraform instanceof DurableError)
    return { name, verdict: "note", found: "not looked for: Terraform comes first" };
  const source = await attempt(() => findProviderSource(host, terraform));
  if (source instanceof DurableError) return fromError(name, source);
  return { name, verdict: "ok", found: describeSource(source) };
}

async function diagnoseEmulator(host: Host, projectFolder: string): Promise<Diagnosis> {
  const name = "AWS emulator";
  const located = locateEmulator(host, projectFolder);
  if (located.kind !== "absent") return { name, verdict: "ok", found: located.program };
  const python = which(host, "python3");
  if (python.kind !== "found")
    return {
      name,
      verdict: "bad",
      found: `${located.reason}, and neither is python3`,
      next: `install python3, or \`pipx install "${MOTO_REQUIREMENT}"\``,
    };
  if (!(await makesEnvironments(host, python.path)))
    return {
      name,
      verdict: "bad",
      found: `${located.reason}, and ${python.path} makes no virtual environments`,
      next: `install python3-venv, or \`pipx install "${MOTO_REQUIREMENT}"\``,
    };
  return {
    name,
    verdict: "note",
    found: `${located.reason}; the first \`durable local up\` installs ${MOTO_REQUIREMENT} with python3`,
  };
}

/** Debian and Ubuntu have `venv` in a package of its own. */
async function makesEnvironments(host: Host, python: string): Promise<boolean> {
  const { exitCode } = await host.run({
    program: python,
    args: ["-c", "import ensurepip, venv"],
    cwd: "/",
    env: { PATH: host.env["PATH"] ?? "", HOME: host.env["HOME"] ?? "/" },
    timeoutMilliseconds: PYTHON_TIMEOUT_MILLISECONDS,
  });
  return exitCode === 0;
}

/** Which variables are set, never what they hold. */
function diagnoseCredentials({ env }: Host): Diagnosis {
  const names = Object.keys(env)
    .filter((name) => /^AWS_(?!CA_BUNDLE$|SDK_JS_)/u.test(name) && env[name] !== "")
    .sort();
  const found =
    names.length === 0 ? "no AWS variable is set in this shell" : `set in this shell: ${names.join(", ")}`;
  const name = "Credentials";
  if (names.length === 0) return { name, verdict: "ok", found };
  return { name, verdict: "note", found: `${found}; local commands use none of them` };
}

/** The provider and the backend refuse every account but the environment's: `allowed_account_ids`. */
function diagnoseAccounts(): Diagnosis {
  const guarded = environments.map(
    ({ name, accountId, region }) => `${name} deploys to account ${accountId} in ${region} alone`,
  );
  const found = guarded.join("\n");
  if (!environments.some(({ accountId }) => accountId === SAMPLE_ACCOUNT))
    return { name: "Account guard", verdict: "ok", found };
  return {
    name: "Account guard",
    verdict: "note",
    found,
    next: `${SAMPLE_ACCOUNT} is a sample: put your own in before AWS`,
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | DurableError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DurableError) return error;
    throw error;
  }
}

function fromError(name: string, { parts }: DurableError): Diagnosis {
  const given = parts.given === undefined ? "" : ` (${parts.given})`;
  return { name, verdict: "bad", found: `${parts.what}${given}`, next: parts.next };
}

function nameOf({ flavor }: Terraform): string {
  return flavor === "opentofu" ? "OpenTofu" : "Terraform";
}
