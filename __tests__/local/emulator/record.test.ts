import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type EmulatorRecord,
  readEmulatorRecord,
  recordPath,
  removeEmulatorRecord,
  writeEmulatorRecord,
} from "../../../src/local/emulator/record";

const record: EmulatorRecord = {
  endpoint: "http://127.0.0.1:5000",
  gatewayPid: 1,
  emulatorPid: 2,
  token: "t",
  accountId: "111122223333",
  startedAt: "2026-11-22T20:00:00.000Z",
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "durable-record-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("a record is read as it was written, by its owner alone, and leaves nothing beside it", () => {
  writeEmulatorRecord(folder, record);
  expect(readEmulatorRecord(folder)).toEqual(record);
  expect(statSync(recordPath(folder)).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["emulator.json"]);
});

test.each([
  ["cut short", '{"endpoint": "http://127.0'],
  ["empty", ""],
  ["of another shape", "[]"],
  ["of another machine", JSON.stringify({ ...record, endpoint: "http://10.0.0.1:5000" })],
  ["with a process that cannot be", JSON.stringify({ ...record, gatewayPid: -1 })],
])("a file that is %s is no record", (_, text) => {
  writeFileSync(recordPath(folder), text);
  expect(readEmulatorRecord(folder)).toBeUndefined();
});

test("no file is no record", () => {
  expect(readEmulatorRecord(join(folder, "absent"))).toBeUndefined();
});

test("a record is removed by its own token alone", () => {
  writeEmulatorRecord(folder, record);
  removeEmulatorRecord(folder, "another");
  expect(existsSync(recordPath(folder))).toBe(true);
  removeEmulatorRecord(folder, record.token);
  expect(existsSync(recordPath(folder))).toBe(false);
});
