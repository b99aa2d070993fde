import { get } from "node:http";

/** moto's own page asks no service: a moto that cannot give it in this time serves nobody. */
const PULSE_TIMEOUT_MILLISECONDS = 5_000;

/** Whether the moto on this port answers at all. */
export function hasPulse(port: number, timeoutMilliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/moto-api/", agent: false }, (message) => {
      message.resume();
      resolve(true);
    });
    request.setTimeout(timeoutMilliseconds, () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

/** How long to wait for the page: no longer than for any other answer. */
export function pulseTimeout(deadlineMilliseconds: number): number {
  return Math.min(PULSE_TIMEOUT_MILLISECONDS, deadlineMilliseconds);
}
