import type { MotoProcess } from "./moto-process";
import { hasPulse } from "./pulse";

interface Watch {
  /** Why moto is gone; undefined while it serves. */
  readonly loss: () => string | undefined;
  /** A request waited too long: finds out whether moto hangs, and ends it if it does. */
  readonly onDeadline: () => void;
}

/** Says once why moto is gone, when it ends or is found to hang: a client must not wait for what is gone. */
export function watchEmulator(
  moto: MotoProcess,
  pulseMilliseconds: number,
  onLoss: (reason: string) => void,
): Watch {
  let loss: string | undefined;
  void moto.ended.then((reason) => {
    if (moto.isEnding()) return;
    loss ??= reason;
    onLoss(loss);
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
