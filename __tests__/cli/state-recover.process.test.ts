import { join } from "node:path";
import { nodeHost } from "../../src/foundation/node-host";
import { verifyClients, type VerifyClients } from "../../src/state/verify/clients";
import { type Lab, startLab } from "../local/gateway/support/lab";
import { Backend, md5Of } from "../local/emulator/support/backend";
import { stateText } from "../state/verify/observations";

const PROGRAM = join(__dirname, "../../bin/durable.js");

let lab: Lab;
let clients: VerifyClients;

beforeAll(async () => {
  lab = await startLab();
  const { endpoint, region, credentials } = lab.settings;
  clients = verifyClients({ endpoint, region, credentials, forcePathStyle: true });
});

afterAll(async () => {
  clients.destroy();
  await lab.end();
});

/** As in a script: no terminal, so that nobody can be asked. */
const durable = (...args: string[]) =>
  nodeHost().run({
    program: process.execPath,
    args: [PROGRAM, "state", ...args, "--environment", "dev"],
    cwd: "/",
    env: {
      PATH: process.env["PATH"] ?? "",
      AWS_ENDPOINT_URL: lab.settings.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    },
  });

it("shows the plan and changes nothing without --yes; with it the state is back", async () => {
  const backend = await new Backend(clients, "dev", "both").make();
  await backend.put(stateText(3).slice(0, 60));
  const before = await backend.versionIds();

  const unasked = await durable("recover");
  expect([unasked.exitCode, unasked.stdout]).toEqual([
    1,
    expect.stringContaining("step 1: bring back serial 3 of durable-dev, of "),
  ]);
  expect(unasked.stderr).toContain("state-truncated of durable-dev: nobody can be asked here: pass --yes");
  const dry = await durable("recover", "--dry-run", "--json");
  expect([dry.exitCode, dry.stderr, JSON.parse(dry.stdout)]).toEqual([
    3,
    "",
    expect.objectContaining({ schemaVersion: 1, dryRun: true, sound: false }),
  ]);
  expect(await backend.versionIds()).toEqual(before);

  const mended = await durable("recover", "--yes");
  expect([mended.exitCode, mended.stdout.trimEnd().split("\n").slice(-3)]).toEqual([
    0,
    ["step 1: done", "the state is sound", "next: npx cdktf diff durable-dev"],
  ]);
  expect([await backend.read(), await backend.digest(), await backend.locks()]).toEqual([
    stateText(3),
    md5Of(stateText(3)),
    [],
  ]);
  expect((await durable("verify")).exitCode).toBe(0);
});
