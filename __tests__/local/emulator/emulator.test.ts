import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type EmulatorRecord,
  probeEmulator,
  readEmulatorRecord,
  startEmulator,
  stopEmulator,
} from "../../../src/local/emulator/emulator";
import { isRunning, waitUntilGone } from "../../../src/foundation/processes";
import { ACCOUNT_ID, PROGRAM, shell, signed } from "../gateway/support/lab";
import { standIn, WELL } from "../gateway/support/stand-in";

/** How long to wait for what comes soon, but on a busy machine. In milliseconds. */
const PATIENCE = 60_000;

let folder: string;
let started: EmulatorRecord[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "durable-emulator-"));
  started = [];
});

afterEach(async () => {
  for (const record of started) await stopEmulator(record);
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<Parameters<typeof startEmulator>[0]> = {}): Promise<EmulatorRecord> {
  const record = await startEmulator({
    program: PROGRAM,
    accountId: ACCOUNT_ID,
    workDirectory: folder,
    env: shell(),
    ...options,
  });
  started.push(record);
  return record;
}

const callerIdentity = (record: EmulatorRecord) =>
  fetch(record.endpoint, {
    method: "POST",
    headers: signed("sts"),
    body: new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" }),
  });

const log = () => readFileSync(join(folder, "emulator.log"), "utf8");

describe("the real emulator", () => {
  test("starts, tells who it is, answers for the account, and is gone when it is stopped", async () => {
    const record = await start();
    expect(readEmulatorRecord(folder)).toEqual(record);
    expect(record.accountId).toBe(ACCOUNT_ID);
    const identity = await fetch(`${record.endpoint}/_durable/identity`);
    expect(await identity.json()).toEqual({ token: record.token, accountId: ACCOUNT_ID });
    expect(await probeEmulator(record)).toBe("ours");
    expect(await (await callerIdentity(record)).text()).toContain(`<Account>${ACCOUNT_ID}</Account>`);

    await stopEmulator(record);
    expect([record.gatewayPid, record.emulatorPid].filter(isRunning)).toEqual([]);
    expect(await probeEmulator(record)).toBe("gone");
    expect(readEmulatorRecord(folder)).toBeUndefined();
    await stopEmulator(record);
  });

  test("that is killed takes its gateway along, which says why", async () => {
    const record = await start();
    process.kill(record.emulatorPid, "SIGKILL");
    expect(await waitUntilGone([record.emulatorPid, record.gatewayPid], PATIENCE)).toBe(true);
    expect(await probeEmulator(record)).toBe("gone");
    expect(log()).toContain("moto is gone: it was ended by SIGKILL");
  });

  test("that hangs is given up after the deadline, and ended", async () => {
    const record = await start({ deadlineMilliseconds: 500 });
    process.kill(record.emulatorPid, "SIGSTOP");
    const response = await callerIdentity(record);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain(
      "The AWS emulator gives no answer within 0.5 s to GetCallerIdentity.",
    );
    expect(await waitUntilGone([record.gatewayPid, record.emulatorPid], PATIENCE)).toBe(true);
    expect(log()).toContain("moto is gone: it stopped answering");
  });

  test("whose gateway was killed is found by its own process", async () => {
    const record = await start();
    process.kill(record.gatewayPid, "SIGKILL");
    expect(await waitUntilGone([record.gatewayPid], PATIENCE)).toBe(true);
    expect(await probeEmulator(record)).toBe("gone");
    expect(isRunning(record.emulatorPid)).toBe(true);
    await stopEmulator(record);
    expect(isRunning(record.emulatorPid)).toBe(false);
  });
});

describe("the emulator's process", () => {
  const environment = `${WELL}serve((request, response) => response.end(JSON.stringify(process.env)));`;

  test("gets nothing of the user's AWS configuration, and the account", async () => {
    const foreign = {
      AWS_PROFILE: "prod",
      AWS_ACCESS_KEY_ID: "AKIAREAL",
      AWS_ENDPOINT_URL: "http://x",
      MOTO_PORT: "1",
    };
    const record = await start({
      program: standIn(folder, environment),
      env: { ...shell(), ...foreign },
    });
    const env = (await (await fetch(`${record.endpoint}/anything`)).json()) as Readonly<
      Record<string, string>
    >;
    const names = Object.keys(env).filter((name) => /AWS|MOTO|DURABLE_EMULATOR/u.test(name));
    expect(Object.fromEntries(names.sort().map((name) => [name, env[name]]))).toEqual({
      AWS_ACCESS_KEY_ID: "emulator",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SECRET_ACCESS_KEY: "emulator",
      MOTO_ACCOUNT_ID: ACCOUNT_ID,
      MOTO_ACM_VALIDATION_WAIT: "1",
      MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION: "true",
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
    });
  });

  test("may break off an answer: the client is told, not left waiting", async () => {
    const breaking = `${WELL}serve((request, response) => request.url === "/moto-api/" ? response.end() : response.destroy());`;
    const record = await start({ program: standIn(folder, breaking) });
    const response = await callerIdentity(record);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain(
      "is gone: the connection to it failed (ECONNRESET). What it held",
    );
  });

  test("that ignores SIGTERM is killed", async () => {
    const stubborn = `${WELL}process.on("SIGTERM", () => {}); serve((request, response) => response.end());`;
    const record = await start({ program: standIn(folder, stubborn) });
    await stopEmulator(record);
    expect([record.gatewayPid, record.emulatorPid].filter(isRunning)).toEqual([]);
  });

  test("tries another port when its own was taken meanwhile", async () => {
    const unlucky = `${WELL}const { existsSync, writeFileSync } = require("node:fs");
      if (existsSync(__dirname + "/tried")) serve((request, response) => response.end());
      else {
        writeFileSync(__dirname + "/tried", "");
        // Takes the port for somebody else, who stays until the test is over.
        const { spawn } = require("node:child_process");
        const taker = spawn(process.execPath, ["-e", "require('node:http').createServer().listen(" + port + ",'127.0.0.1',()=>console.log('taken'));setInterval(()=>require('node:fs').existsSync('" + __dirname + "')||process.exit(),100)"], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
        taker.stdout.once("data", () => { console.error("Port " + port + " is in use by another program."); process.exit(1); });
      }`;
    const record = await start({ program: standIn(folder, unlucky) });
    expect(await probeEmulator(record)).toBe("ours");
    expect(log()).toMatch(/port \d+ was taken meanwhile: trying another/u);
  });
});

describe("a start that fails says why", () => {
  test("when the program is not there", async () => {
    const absent = join(folder, "absent/moto_server");
    await expect(start({ program: absent })).rejects.toMatchObject({
      kind: "external",
      parts: { given: absent, allowed: "a moto_server of moto 5.2, installed with its [server] extra" },
      message: expect.stringMatching(/did not start: it ended with exit code 1\n.*ENOENT/u) as string,
    });
  });

  test("when the program fails, with its last words", async () => {
    const failing = standIn(
      folder,
      'console.error("ModuleNotFoundError: No module named flask"); process.exit(1);',
    );
    await expect(start({ program: failing })).rejects.toThrow(
      /did not start: it ended with exit code 1\n(?:.*\n)*.*moto: ModuleNotFoundError: No module named flask\n/u,
    );
    expect(readEmulatorRecord(folder)).toBeUndefined();
  });

  test("when the work directory cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(start({ workDirectory: join(folder, "file/inside") })).rejects.toMatchObject({
      kind: "external",
    });
  });
});

describe("somebody else", () => {
  const record = (port: number, pid: number): EmulatorRecord => ({
    endpoint: `http://127.0.0.1:${port}`,
    gatewayPid: pid,
    emulatorPid: pid,
    token: "ours",
    accountId: ACCOUNT_ID,
    startedAt: new Date().toISOString(),
  });

  test.each([
    ["of another token", 200, '{"token":"theirs","accountId":"111122223333"}'],
    ["of another account", 200, '{"token":"ours","accountId":"444455556666"}'],
    ["with a page", 200, "<html>"],
    ["with an error", 404, "{}"],
    ["that never answers", 0, ""],
  ])("on the port, %s, is foreign", async (_, status, body) => {
    const server: Server = createServer((_request, response) => {
      if (status > 0) response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await probeEmulator(record(port, process.pid))).toBe("foreign");
    } finally {
      // An open server would keep Jest from ending.
      server.closeAllConnections();
      server.close();
    }
  });

  test("who has the process id of an emulator that is long gone is left alone", async () => {
    const other = spawn("sleep", ["600"]);
    await once(other, "spawn");
    await stopEmulator(record(1, other.pid ?? 0));
    expect(isRunning(other.pid ?? 0)).toBe(true);
    other.kill("SIGKILL");
  });

  test("who runs a moto_server of another start is left alone", async () => {
    mkdirSync(join(folder, "theirs"));
    const theirs = await start({ workDirectory: join(folder, "theirs") });
    const longAgo = { ...record(1, theirs.emulatorPid), startedAt: "2026-01-01T00:00:00.000Z" };
    await stopEmulator(longAgo);
    expect(await probeEmulator(theirs)).toBe("ours");
  });
});
