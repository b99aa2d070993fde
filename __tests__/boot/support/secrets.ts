import { start, stop, eventually, freePort, run } from "./processes";

/** Secrets Manager, answered by moto on loopback and reached by the real AWS CLI. */
export interface Secrets {
  readonly endpoint: string;
  readonly create: (id: string, value?: string) => void;
  readonly read: (id: string) => string;
  readonly write: (id: string, value: string) => void;
  readonly stop: () => Promise<void>;
}

/** What the AWS CLI needs where there is no instance role. The emulator does not look at it. */
export const AWS_ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: "us-east-1",
  AWS_EC2_METADATA_DISABLED: "true",
};

export async function startSecrets(): Promise<Secrets> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = start("moto_server", ["-H", "127.0.0.1", "-p", String(port)]);
  try {
    await eventually("moto answers", async () => (await fetch(`${endpoint}/moto-api/`)).ok, 90);
  } catch (error) {
    await stop(server);
    throw error;
  }
  const call = (...args: readonly string[]) =>
    run("/usr/bin/aws", ["--endpoint-url", endpoint, "secretsmanager", ...args], {
      ...process.env,
      ...AWS_ENVIRONMENT,
    });
  return {
    endpoint,
    create: (id, value) =>
      call("create-secret", "--name", id, ...(value === undefined ? [] : ["--secret-string", value])),
    read: (id) =>
      call("get-secret-value", "--secret-id", id, "--query", "SecretString", "--output", "text").trim(),
    write: (id, value) => call("put-secret-value", "--secret-id", id, "--secret-string", value),
    stop: () => stop(server),
  };
}
