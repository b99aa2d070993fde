import { DurableError, EXIT } from "../foundation/errors";

/** A person's wish to stop, and their impatience. */
export interface Interruption {
  /** Aborts at the first SIGINT, SIGTERM or SIGHUP. */
  readonly once: AbortSignal;
  /** Aborts at the second one. */
  readonly twice: AbortSignal;
}

/** Exit code 130: not a failure, and not success either. */
export function interrupted({ twice }: Interruption): DurableError {
  if (twice.aborted) {
    return new DurableError(
      "external",
      {
        what: "Interrupted twice: Terraform was told to drop what it did",
        given: "its locks are left behind, and resources that it was creating may be missing from the state",
        next: "run `durable local up`, which starts over with a fresh emulator, or `durable local down`, which ends this one",
      },
      EXIT.interrupted,
    );
  }
  return new DurableError(
    "external",
    {
      what: "Interrupted: Terraform has ended, its state is saved and its locks are released",
      next: "run `durable local up` again, or `durable local down` to take everything away",
    },
    EXIT.interrupted,
  );
}

export function checkInterrupted(interruption: Interruption): void {
  if (interruption.once.aborted) throw interrupted(interruption);
}
