import type { Environment } from "../config/environment";
import {
  type EmulatorRecord,
  probeEmulator,
  readEmulatorRecord,
  startEmulator,
  stopEmulator,
} from "./emulator/emulator";
import { provideEmulator } from "./emulator-program";
import { whyHalfWay } from "./left-half-way";
import type { Phase } from "../deploy/reporter";
import type { Session } from "../deploy/session";

/**
 * The environment's emulator: the one that runs, or a new one. All it holds is in its memory, so whatever is known
 * of an earlier one is forgotten with it. One that a killed Terraform left half-way is not to be trusted: what was
 * being created is in no state, and would be in the way for ever.
 */
export async function ensureEmulator(session: Session, phase: Phase): Promise<EmulatorRecord> {
  const { environment, folder, interruption, host, projectFolder } = session;
  const known = readEmulatorRecord(folder.root);
  if (known !== undefined) {
    const reason = await whyNotReuse(known, environment, session);
    if (reason === undefined) {
      phase.result(`${known.endpoint}, as it was (process ${known.gatewayPid})`);
      return known;
    }
    phase.note(`${reason}: starting over`);
    session.reporter.line(`      ${reason}: starting over with a fresh emulator`);
    await stopEmulator(known);
  }
  forgetDeployment(session);
  phase.note("looking for moto_server");
  const program = await provideEmulator(host, projectFolder, interruption.once);
  phase.note("starting");
  const started = await startEmulator({
    program,
    accountId: environment.accountId,
    workDirectory: folder.root,
    env: emulatorEnvironment(session),
  });
  phase.result(`${started.endpoint}, fresh (process ${started.gatewayPid})`);
  return started;
}

async function whyNotReuse(
  known: EmulatorRecord,
  environment: Environment,
  session: Session,
): Promise<string | undefined> {
  if (known.accountId !== environment.accountId) return "The environment's account id has changed";
  const answer = await probeEmulator(known);
  if (answer === "gone") return `The emulator of ${known.startedAt} is gone`;
  if (answer === "foreign") return `At ${known.endpoint} somebody else's server answers`;
  return whyHalfWay(session, known.endpoint);
}

/** The states are gone with the emulator; so must be what Terraform remembers of them in the stacks' folders. */
export function forgetDeployment({ host, folder }: Session): void {
  host.files.remove(folder.synthesized);
  host.files.remove(folder.bootstrap);
  host.files.remove(folder.deployedBackend);
  host.files.remove(folder.interruptedApply);
}

/** moto needs a shell's paths, not its AWS. */
function emulatorEnvironment({ host }: Session): Readonly<Record<string, string>> {
  const kept = [
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "PYENV_ROOT",
    "PYENV_VERSION",
    "ASDF_DATA_DIR",
    "MISE_DATA_DIR",
  ];
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = host.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
