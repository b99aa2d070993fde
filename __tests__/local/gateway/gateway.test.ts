import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMoto } from "../../../src/local/gateway/moto-process";
import { ACCOUNT_ID, shell, signed, startGatewayHere } from "./support/lab";
import { standIn, WELL } from "./support/stand-in";

/** In this process, where the gateway stays for as long as the test asks. */
test("of a moto that was killed every request is told why there is no answer", async () => {
  let losses = 0;
  const gateway = await startGatewayHere({ onLoss: () => (losses += 1) });
  gateway.moto.kill();
  await gateway.moto.ended;
  for (const time of [1, 2]) {
    const response = await fetch(gateway.settings.endpoint, {
      method: "POST",
      headers: signed("sts"),
      body: new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" }),
    });
    expect([time, response.status]).toEqual([time, 503]);
    expect(await response.text()).toContain(
      "<Message>The AWS emulator on this machine is gone: it was ended by SIGKILL. What it held is lost; start it again.</Message>",
    );
  }
  expect((await fetch(`${gateway.settings.endpoint}/_durable/identity`)).status).toBe(503);
  expect(losses).toBe(1);
  await gateway.end();
});

test("a moto that is ended on purpose is no loss", async () => {
  let losses = 0;
  const gateway = await startGatewayHere({ onLoss: () => (losses += 1) });
  await gateway.end();
  await gateway.moto.ended;
  expect(losses).toBe(0);
});

describe("moto's process", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "durable-moto-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const start = (script: string, pulseMilliseconds = 20_000) =>
    startMoto({
      ...{ program: standIn(folder, WELL + script), accountId: ACCOUNT_ID, env: shell(), pulseMilliseconds },
      ...{ log: () => undefined, onLine: () => undefined },
    });

  test("that ignores SIGTERM is killed", async () => {
    const moto = await start(
      'process.on("SIGTERM", () => {}); serve((request, response) => response.end());',
    );
    await moto.end();
    expect(await moto.ended).toBe("it was ended by SIGKILL");
  });

  test("that serves and does not answer is no moto", async () => {
    await expect(start("serve(() => {});", 300)).rejects.toThrow("it serves, but does not answer");
  });
});
