import type { Host } from "../foundation/host";
import type { Interruption } from "../deploy/interruption";

/** npm passes a Ctrl-C on that the terminal has sent already: both are one wish. */
const SAME_PRESS_MILLISECONDS = 1_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What a person is told at the first and at the second interrupt. */
export type InterruptWords = readonly [first: string, second: string];

const OF_TERRAFORM: InterruptWords = [
  "Interrupted: Terraform is asked to stop and to save its state (again: drop everything)",
  "Interrupted again: Terraform is told to drop what it does",
];

/** Turns signals into an `Interruption` and tells the person what happens now. */
export function listenForInterrupts(
  host: Pick<Host, "now" | "stderr">,
  [first, second]: InterruptWords = OF_TERRAFORM,
): Interruption {
  const once = new AbortController();
  const twice = new AbortController();
  let firstAt: number | undefined;
  const onSignal = (): void => {
    if (firstAt === undefined) {
      firstAt = host.now();
      host.stderr.write(`\n${first}\n`);
      once.abort();
    } else if (host.now() - firstAt >= SAME_PRESS_MILLISECONDS && !twice.signal.aborted) {
      host.stderr.write(`\n${second}\n`);
      twice.abort();
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return { once: once.signal, twice: twice.signal };
}
