import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What a running emulator leaves in its work directory, for every later command to find. */
export interface EmulatorRecord {
  /** The gateway's address, for `AWS_ENDPOINT_URL`: `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  readonly gatewayPid: number;
  /** The `moto_server` behind the gateway. Clients never speak to it. */
  readonly emulatorPid: number;
  /** Random for every start: it proves that who answers is who was started. */
  readonly token: string;
  /** The account every ARN carries. */
  readonly accountId: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

const recordSchema = z.object({
  endpoint: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/u),
  gatewayPid: z.int().positive(),
  emulatorPid: z.int().positive(),
  token: z.string().min(1),
  accountId: z.string().regex(/^\d{12}$/u),
  startedAt: z.iso.datetime(),
});

const RECORD_FILE = "emulator.json";
const LOG_FILE = "emulator.log";

export function recordPath(workDirectory: string): string {
  return join(workDirectory, RECORD_FILE);
}

/** Where the gateway and moto write what they say. Started anew at every start. */
export function logPath(workDirectory: string): string {
  return join(workDirectory, LOG_FILE);
}

/**
 * The record a start left behind, or undefined. A file that is no record (cut short, foreign, of an older
 * version) counts as none: nothing can be said about a process it fails to name.
 */
export function readEmulatorRecord(workDirectory: string): EmulatorRecord | undefined {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(readFileSync(recordPath(workDirectory), "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside and renames, so that a reader sees the old record, the new one or none, never half of one. */
export function writeEmulatorRecord(workDirectory: string, record: EmulatorRecord): void {
  const path = recordPath(workDirectory);
  const draft = `${path}.${process.pid}.tmp`;
  // The token lets its holder pass for this emulator's client; other users of the machine need not read it.
  writeFileSync(draft, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}

/** Removes the record if it still is the one of `token`; a later start's record stays. */
export function removeEmulatorRecord(workDirectory: string, token: string): void {
  if (readEmulatorRecord(workDirectory)?.token === token) rmSync(recordPath(workDirectory), { force: true });
}
