import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Host } from "../../src/foundation/host";
import { nodeHost } from "../../src/foundation/node-host";
import { localDown } from "../../src/local/down";
import { findProcess } from "../../src/foundation/processes";
import type { SessionOptions } from "../../src/deploy/session";
import { localStatus } from "../../src/local/status";
import { localUp } from "../../src/local/up";
import { failureOf } from "../cli/support/failure";
import { fakeHost } from "../cli/support/fake-host";

const OPEN = new AbortController().signal;
const STOPPED = {
  schemaVersion: 1,
  environment: "dev",
  running: false,
  endpoint: null,
  pid: null,
  startedAt: null,
  stacks: [],
  outputs: {},
};

let projectFolder: string;
let options: SessionOptions;
let host: Host;

beforeEach(() => {
  projectFolder = mkdtempSync(join(tmpdir(), "durable-local-"));
  options = { projectFolder, environment: "dev", quiet: true, interruption: { once: OPEN, twice: OPEN } };
  host = nodeHost();
});

afterEach(() => rmSync(projectFolder, { recursive: true, force: true }));

/** Leaves the record of an emulator whose processes would be this test. */
function record(port: number): void {
  const folder = join(projectFolder, ".durable/local/dev");
  mkdirSync(join(folder, "cdktf.out/stacks"), { recursive: true });
  const emulator = {
    endpoint: `http://127.0.0.1:${port}`,
    gatewayPid: process.pid,
    emulatorPid: process.pid,
    token: "a token",
    accountId: "111122223333",
    startedAt: new Date().toISOString(),
  };
  writeFileSync(join(folder, "emulator.json"), JSON.stringify(emulator));
}

async function withServer<T>(answer: string, work: (port: number) => Promise<T>): Promise<T> {
  const server: Server = createServer((_request, response) => void response.end(answer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

it("says that nothing runs where nothing does, and makes no folder for it", async () => {
  expect(await localStatus(options, host)).toEqual(STOPPED);
  expect(readdirSync(projectFolder)).toEqual([]);
});

it("takes down nothing, twice, and succeeds", async () => {
  const nothing = { environment: "dev", done: "nothing", why: "Nothing is running" };
  expect([await localDown(options, host), await localDown(options, host)]).toEqual([nothing, nothing]);
  expect(readdirSync(join(projectFolder, ".durable/local/dev"))).toEqual([]);
});

it.each([
  ["a stranger's page", "<html>hello</html>"],
  ["a stranger with a token of its own", '{"token":"another token","accountId":"111122223333"}'],
])(
  "does not take %s for the emulator, ends no process of the stranger's, and forgets the record",
  async (_who, answer) => {
    await withServer(answer, async (port) => {
      record(port);
      expect(await localStatus(options, host)).toEqual(STOPPED);
      expect(await localDown(options, host)).toEqual({
        environment: "dev",
        done: "nothing",
        why: "The emulator had ended already, and everything on it with it: there was nothing to destroy",
      });
      // The record named this very process: it is still here, and so is the stranger's server.
      expect(findProcess(process.pid)).toBeDefined();
      expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe(answer);
    });
    expect(readdirSync(join(projectFolder, ".durable/local/dev"))).toEqual([]);
  },
);

it("names the holder of a held lock, and leaves everything as it is", async () => {
  record(1);
  const lock = join(projectFolder, ".durable/local/dev/lock.json");
  const since = new Date().toISOString();
  writeFileSync(
    lock,
    JSON.stringify({ pid: process.pid, since, command: "durable local up --environment dev" }),
  );
  for (const command of [localUp, localDown]) {
    const failure = await failureOf(() => command(options, host));
    expect([failure.exitCode, failure.parts.given]).toEqual([
      1,
      `\`durable local up --environment dev\`, process ${process.pid}, since ${since}`,
    ]);
  }
  expect(readdirSync(join(projectFolder, ".durable/local/dev"))).toEqual([
    "cdktf.out",
    "emulator.json",
    "lock.json",
  ]);
});

it.each([
  ["Terraform is missing", { PATH: "/nowhere" }, "Terraform is not there"],
  [
    "the named mirror is none",
    { PATH: process.env["PATH"] ?? "", DURABLE_PROVIDER_MIRROR: "/nowhere" },
    "DURABLE_PROVIDER_MIRROR names no mirror of the AWS provider",
  ],
])("starts nothing when %s, and gives the lock back", async (_case, env, what) => {
  const failure = await failureOf(() => localUp(options, { ...host, env }));
  expect([failure.exitCode, failure.parts.what]).toEqual([1, what]);
  expect(readdirSync(join(projectFolder, ".durable/local/dev"))).toEqual([]);
});

it("names the folder that it cannot write", async () => {
  writeFileSync(join(projectFolder, ".durable"), "a file");
  const failure = await failureOf(() => localUp(options, { ...host, stderr: fakeHost().stderr }));
  expect([failure.exitCode, failure.parts.what]).toEqual([
    1,
    expect.stringMatching(/^Could not write .*\.durable\/local\/dev\/lock\.json: /u),
  ]);
});
