import { get } from "node:http";
import type { EmulatorRecord } from "./record";

/** Who answers at a record's endpoint: the emulator that was started, nobody, or somebody else. */
export type EmulatorProbe = "ours" | "gone" | "foreign";

/** The gateway's own path, which no AWS API has. */
export const IDENTITY_PATH = "/_durable/identity";

/** A gateway answers this path without asking moto; but a busy machine has left one without processor for 2.3 s. */
const TIMEOUT_MILLISECONDS = 5_000;

/** More than any identity; a foreign server may send without end. */
const MAX_CHARACTERS = 10_000;

/**
 * Asks the endpoint for the token of its start.
 * A gateway whose moto has died names its token with status 503 until it exits: that is "gone". A server that
 * takes the connection and answers anything else, or nothing, is "foreign": it holds the port, and whatever it
 * is, it does not serve as the emulator of this record.
 */
export async function probeEmulator(record: EmulatorRecord): Promise<EmulatorProbe> {
  const answer = await askTwice(`${record.endpoint}${IDENTITY_PATH}`);
  if (answer === "nobody") return "gone";
  if (answer === "silence" || answer === "broken off" || !matches(parse(answer.text), record))
    return "foreign";
  return answer.status === 200 ? "ours" : "gone";
}

type Answer =
  "nobody" | "broken off" | "silence" | { readonly status: number | undefined; readonly text: string };

/** A process that is being ended still takes connections for a moment, to break them off. */
async function askTwice(url: string): Promise<Answer> {
  const answer = await ask(url);
  if (answer !== "broken off") return answer;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return ask(url);
}

function ask(url: string): Promise<Answer> {
  return new Promise((resolve) => {
    // A connection of its own: one kept from an earlier probe may be of a server that is gone.
    const request = get(url, { agent: false, headers: { connection: "close" } }, (message) => {
      let text = "";
      message.setEncoding("utf8");
      message.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > MAX_CHARACTERS) request.destroy();
      });
      message.on("end", () => resolve({ status: message.statusCode, text }));
      message.on("close", () => resolve("silence"));
    });
    let isTimedOut = false;
    const timer = setTimeout(() => {
      isTimedOut = true;
      request.destroy();
    }, TIMEOUT_MILLISECONDS);
    request.on("close", () => clearTimeout(timer));
    request.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") resolve("nobody");
      else resolve(isTimedOut ? "silence" : "broken off");
    });
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function matches(identity: unknown, { token, accountId }: EmulatorRecord): boolean {
  if (typeof identity !== "object" || identity === null) return false;
  if (!("token" in identity) || !("accountId" in identity)) return false;
  return identity.token === token && identity.accountId === accountId;
}
