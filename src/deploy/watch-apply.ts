import { type DurableError, externalError } from "../foundation/errors";
import { formatDuration } from "../foundation/duration";
import type { ApplyProgress } from "./apply-progress";
import type { CdktfSettings } from "./cdktf-settings";

const LOOK_EVERY_MILLISECONDS = 2_000;

/** One unanswered question may be a busy machine. */
const SILENT_LOOKS = 3;

/** The slowest resource takes 160 s here; on a machine that is busy with other work it may take twice that. */
const STALL_MILLISECONDS = 6 * 60_000;

/** Terraform cancels in a second; if it cannot, what it holds is lost with the emulator anyway. */
const HARD_STOP_MILLISECONDS = 10_000;

/**
 * Ends an apply that cannot succeed: the provider retries a dead or failing endpoint for many minutes, silently.
 * `verdict` says why it was ended, if it was.
 */
export function watchApply(
  settings: Pick<CdktfSettings, "host" | "gate" | "folder" | "isEmulatorAlive">,
  progress: () => ApplyProgress,
): { verdict(): DurableError | undefined; stop(): void } {
  const { host, gate, isEmulatorAlive } = settings;
  let verdict: DurableError | undefined;
  let verdictAt = 0;
  let silent = 0;
  let hard = false;
  const conclude = (error: DurableError): void => {
    verdict = error;
    verdictAt = host.now();
    gate.interrupt();
  };
  const look = async (): Promise<void> => {
    if (verdict !== undefined) {
      if (!hard && host.now() - verdictAt > HARD_STOP_MILLISECONDS) {
        hard = true;
        gate.interrupt();
      }
      return;
    }
    silent = (await isEmulatorAlive()) ? 0 : silent + 1;
    if (silent >= SILENT_LOOKS) conclude(emulatorGone(settings.folder.root));
    else if (host.now() - progress().lastChange > STALL_MILLISECONDS)
      conclude(stalled(progress(), settings.folder.root));
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void look().finally(() => (looking = false));
  }, LOOK_EVERY_MILLISECONDS);
  return { verdict: () => verdict, stop: () => clearInterval(timer) };
}

function emulatorGone(root: string): DurableError {
  return externalError({
    what: "The AWS emulator stopped answering in the middle of the run, so Terraform was stopped",
    next: `read ${root}/emulator.log, then run \`durable local up\`: it starts over with a fresh emulator`,
  });
}

function stalled({ running }: ApplyProgress, root: string): DurableError {
  const waiting = [...running.keys()];
  return externalError({
    what: `Nothing was finished for ${formatDuration(STALL_MILLISECONDS)}, so Terraform was stopped`,
    given: waiting.length === 0 ? "Terraform was planning" : `it waited for ${waiting.join(", ")}`,
    next: `read the logs in ${root}, then run \`durable local up\` again`,
  });
}
