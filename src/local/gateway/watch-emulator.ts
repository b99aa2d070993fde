import type { MotoProcess } from "./moto-process";
import { hasPulse } from "./pulse";

/** How long the gateway stays, to tell every client that still asks why there is no answer. */
const FAREWELL_MILLISECONDS = 2_000;

interface Watch {
  /** Why moto is gone; undefined while it serves. */
  readonly loss: () => string | undefined;
  /** A request waited too long: finds out whether moto hangs, and ends it if it does. */
  readonly onDeadline: () => void;
}

/** Ends the gateway, with exit code 1, soon after moto ends or hangs: a client must not wait for what is gone. */
export function watchEmulator(
  moto: MotoProcess,
  pulseMilliseconds: number,
  log: (line: string) => void,
): Watch {
  let loss: string | undefined;
  void moto.ended.then((reason) => {
    if (moto.isEnding()) return;
    loss ??= reason;
    log(`moto is gone: ${loss}`);
    setTimeout(() => process.exit(1), FAREWELL_MILLISECONDS);
  });
  const onDeadline = (): void => {
    if (loss !== undefined) return;
    void hasPulse(moto.port, pulseMilliseconds).then((alive) => {
      if (alive || loss !== undefined) return;
      loss = "it stopped answering";
      moto.kill();
    });
  };
  return { loss: () => loss, onDeadline };
}
