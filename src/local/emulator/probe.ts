import type { EmulatorRecord } from "./record";

/** Who answers at a record's endpoint: the emulator that was started, nobody, or somebody else. */
export type EmulatorProbe = "ours" | "gone" | "foreign";

/** The gateway's own path, which no AWS API has. */
export const IDENTITY_PATH = "/_durable/identity";

/** A gateway answers this path without asking moto, so two seconds are generous even on a busy machine. */
const TIMEOUT_MILLISECONDS = 2_000;

/**
 * Asks the endpoint for the token of its start.
 * A gateway whose moto has died names its token with status 503 until it exits: that is "gone". A server that
 * takes the connection and answers anything else, or nothing, is "foreign": it holds the port, and whatever it
 * is, it does not serve as the emulator of this record.
 */
export async function probeEmulator(record: EmulatorRecord): Promise<EmulatorProbe> {
  try {
    const response = await fetch(`${record.endpoint}${IDENTITY_PATH}`, {
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const identity: unknown = await response.json();
    if (!matches(identity, record)) return "foreign";
    return response.ok ? "ours" : "gone";
  } catch (error) {
    return isRefusedConnection(error) ? "gone" : "foreign";
  }
}

function matches(identity: unknown, { token, accountId }: EmulatorRecord): boolean {
  if (typeof identity !== "object" || identity === null) return false;
  if (!("token" in identity) || !("accountId" in identity)) return false;
  return identity.token === token && identity.accountId === accountId;
}

function isRefusedConnection(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}
