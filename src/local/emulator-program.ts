import { join } from "node:path";
import { type DurableError, externalError } from "../foundation/errors";
import type { Finished, Host } from "../foundation/host";
import { which } from "../foundation/which";

/** Pinned: every other version has other gaps, and the gateway is written for these. */
export const MOTO_REQUIREMENT = "moto[server]==5.2.1";

/** pip downloads about 100 MB. */
const INSTALL_TIMEOUT_MILLISECONDS = 10 * 60_000;

/** Written last: an installation that was interrupted has none and is done again. */
const COMPLETE = ".durable-complete";

export type EmulatorProgram =
  | { readonly kind: "path"; readonly program: string }
  | { readonly kind: "virtual-environment"; readonly program: string }
  | { readonly kind: "absent"; readonly reason: string };

/** Where the emulator is, without installing anything. */
export function locateEmulator(host: Host, projectFolder: string): EmulatorProgram {
  const onPath = which(host, "moto_server");
  if (onPath.kind === "found") return { kind: "path", program: onPath.path };
  const folder = environmentFolder(projectFolder);
  const program = join(folder, "bin/moto_server");
  if (host.files.exists(join(folder, COMPLETE)) && host.files.isExecutable(program)) {
    return { kind: "virtual-environment", program };
  }
  const reason =
    onPath.kind === "missing" ? "moto_server is not on PATH" : `${onPath.path} may not be executed`;
  return { kind: "absent", reason };
}

/** The `moto_server` to run; where there is none, it is installed into the project's work folder. */
export async function provideEmulator(
  host: Host,
  projectFolder: string,
  signal: AbortSignal,
): Promise<string> {
  const located = locateEmulator(host, projectFolder);
  if (located.kind !== "absent") return located.program;
  const python = which(host, "python3");
  if (python.kind !== "found") throw cannotInstall(located.reason, "python3 is not on PATH either");
  const folder = environmentFolder(projectFolder);
  host.files.remove(folder);
  host.stderr.write(`Installing ${MOTO_REQUIREMENT} into ${folder} (once)\n`);
  const run = async (program: string, args: readonly string[]): Promise<void> => {
    const finished = await host.run({
      program,
      args,
      cwd: projectFolder,
      env: installEnvironment(host),
      signal,
      timeoutMilliseconds: INSTALL_TIMEOUT_MILLISECONDS,
    });
    if (finished.exitCode !== 0)
      throw cannotInstall(located.reason, `${[program, ...args].join(" ")}: ${whyOf(finished)}`);
  };
  await run(python.path, ["-m", "venv", folder]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", MOTO_REQUIREMENT];
  await run(join(folder, "bin/python"), pip);
  host.files.write(join(folder, COMPLETE), `${MOTO_REQUIREMENT}\n`);
  return join(folder, "bin/moto_server");
}

function environmentFolder(projectFolder: string): string {
  return join(projectFolder, ".durable/moto");
}

/** pip needs the user's proxies, indexes and certificates; it speaks to no AWS. */
function installEnvironment({ env }: Host): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || name.startsWith("AWS_") ? [] : [[name, value]],
    ),
  );
}

function whyOf({ exitCode, endedBy, startError, stderr, timedOut }: Finished): string {
  if (timedOut) return "it took too long";
  const last = stderr.trim().split("\n").at(-1) ?? "";
  return last !== "" ? last : (startError ?? endedBy ?? `exit code ${exitCode}`);
}

function cannotInstall(reason: string, why: string): DurableError {
  return externalError({
    what: `The AWS emulator is not there (${reason}) and could not be installed: ${why}`,
    allowed: `${MOTO_REQUIREMENT}, whose moto_server is on PATH`,
    next: `run \`pipx install "${MOTO_REQUIREMENT}"\` or \`pip install "${MOTO_REQUIREMENT}"\` where PyPI is reachable, then run this command again`,
  });
}
