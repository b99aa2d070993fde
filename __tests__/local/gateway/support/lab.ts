import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmulatorRecord, startEmulator, stopEmulator } from "../../../../src/local/emulator/emulator";
import { type Gateway, type GatewayOptions, startGateway } from "../../../../src/local/gateway/gateway";

// The SDK says at every start that it will not support Node 20 for ever.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

export const ACCOUNT_ID = "111122223333";
export const REGION = "us-east-1";

/** The emulator that the tests run: `moto_server` on PATH unless the environment names another. */
export const PROGRAM = process.env["DURABLE_TEST_MOTO_SERVER"] ?? "moto_server";

/** A running emulator. A missing moto_server fails the suite, with startEmulator's own words. */
export interface Lab {
  readonly record: EmulatorRecord;
  /** For any client of the AWS SDK. Nothing is repeated: an answer is an answer. */
  readonly settings: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly end: () => Promise<void>;
}

export async function startLab(): Promise<Lab> {
  const workDirectory = mkdtempSync(join(tmpdir(), "durable-gateway-"));
  const record = await startEmulator({
    program: PROGRAM,
    accountId: ACCOUNT_ID,
    workDirectory,
    env: shell(),
  });
  return {
    record,
    settings: settingsOf(record.endpoint),
    end: async () => {
      await stopEmulator(record);
      rmSync(workDirectory, { recursive: true });
    },
  };
}

function settingsOf(endpoint: string): Lab["settings"] {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { endpoint, region: REGION, credentials, maxAttempts: 1 };
}

/** The gateway in this process, in front of a moto of its own: what would wait for time can wait for the test. */
export async function startGatewayHere(
  options: Pick<GatewayOptions, "refreshPause"> & Partial<Pick<GatewayOptions, "onLoss">>,
): Promise<Gateway & Pick<Lab, "settings">> {
  const gateway = await startGateway({
    ...{ program: PROGRAM, accountId: ACCOUNT_ID, token: "here", env: shell() },
    ...{ deadlineMilliseconds: 30_000, log: () => undefined, onLoss: () => undefined },
    ...options,
  });
  return { ...gateway, settings: settingsOf(`http://127.0.0.1:${gateway.port}`) };
}

/** This process's environment without what Jest and AWS put there. */
export function shell(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:AWS_|JEST_|NODE_ENV)/u.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? ""]));
}

/** A request signed for nobody, as moto takes it. */
export function signed(service: string): Record<string, string> {
  const scope = `test/20260101/${REGION}/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}

/** A JSON call of a service that has no client here. */
export async function callJson(lab: Lab, service: string, target: string, body: unknown): Promise<unknown> {
  const headers = {
    ...signed(service),
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": target,
  };
  const response = await fetch(lab.record.endpoint, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}
