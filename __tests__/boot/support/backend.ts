import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { renderBackendBoot } from "../../../src/constructs/boot/backend-boot";
import { makeCertificates, type Certificates } from "./certificates";
import { makeMachine, type Machine } from "./machine";
import { makeMariaDb, type MariaDb } from "./maria-db";
import { getOverTls } from "./get-over-tls";
import { eventually, freePort, needs, run, start, stop } from "./processes";
import { AWS_ENVIRONMENT, startSecrets, type Secrets } from "./secrets";

export const MASTER_PASSWORD = "master-password-of-the-test";

/** An instance of the backend that has booted, its secrets, and a database that nobody has started yet. */
export interface Backend {
  readonly machine: Machine;
  readonly secrets: Secrets;
  readonly database: MariaDb;
  /** Of an authority that signed nothing here. */
  readonly other: Certificates;
  readonly port: number;
  readonly serviceEnvironment: NodeJS.ProcessEnv;
  readonly nginx: ChildProcess;
  readonly service: ChildProcess;
  /** A file of the instance. */
  readonly path: (name: string) => string;
  readonly get: (page: string) => Promise<Response>;
  readonly json: (page: string) => Promise<Readonly<Record<string, unknown>>>;
  /** As the setup's unit runs it: the service's user, the environment file. */
  readonly setUp: () => Promise<{ readonly status: number | null; readonly output: string }>;
  /** The database, with its master user. */
  readonly startDatabase: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** What fails to start leaves nothing running. */
export async function startBackend(tls = false): Promise<Backend> {
  const started: (() => unknown)[] = [];
  const end = async () => {
    for (const stopIt of started.splice(0).reverse()) await stopIt();
  };
  try {
    return await boot(started, end, tls);
  } catch (error) {
    await end();
    throw error;
  }
}

async function boot(started: (() => unknown)[], end: () => Promise<void>, tls: boolean): Promise<Backend> {
  needs({
    ...{
      nginx: "nginx-light",
      "php-fpm8.2": "php8.2-fpm",
      php: "php8.2-cli php8.2-mysql",
      "/usr/bin/aws": "awscli",
    },
    ...{ mariadbd: "mariadb-server", openssl: "openssl", runuser: "util-linux" },
  });
  const secrets = await startSecrets();
  started.push(() => secrets.stop());
  const machine = makeMachine({
    // Everything that `ps` could have shown.
    aws: `echo "$*" >>"$(dirname "$0")/../aws.log"; exec /usr/bin/aws --endpoint-url ${secrets.endpoint} "$@"`,
  });
  started.push(() => machine.remove());
  const { root, serviceUser, nginxUser } = machine.host;
  const path = (name: string) => `${root}${name}`;
  run("touch", [path("/aws.log")]);
  chmodSync(path("/aws.log"), 0o666);
  const databasePort = await freePort();
  const certificates = makeCertificates(root, "database");
  const database = makeMariaDb(root, databasePort, certificates);
  started.push(() => database.stop("SIGKILL"));
  secrets.create("master", JSON.stringify({ username: "admin", password: MASTER_PASSWORD }));
  secrets.create("application");
  const port = await freePort();
  machine.boot(
    renderBackendBoot(
      {
        ...{ port, tls, region: "us-east-1", masterSecretArn: "master", applicationSecretId: "application" },
        database: { host: "127.0.0.1", port: databasePort, name: "durable_app", user: "application" },
        ...{ certificateAuthorityPem: certificates.authorityPem, balancerIdleTimeoutSeconds: 60 },
      },
      machine.host,
    ),
  );
  const serviceEnvironment = {
    ...{ PATH: machine.env["PATH"], ...AWS_ENVIRONMENT, DATABASE_IDENTIFIED: "IDENTIFIED BY " },
    ...readEnvironmentFile(path("/etc/durable/service.env")),
  };
  run("install", ["-d", "-o", serviceUser, "-g", nginxUser, "-m", "0750", path("/run/durable")]);
  const fpm = ["--nodaemonize", "--fpm-config", path("/etc/durable/php-fpm.conf")];
  // `setpriv` becomes the program, so that signals reach it.
  const as = [`--reuid=${serviceUser}`, `--regid=${serviceUser}`, "--init-groups"];
  const service = start("setpriv", [...as, "php-fpm8.2", ...fpm], serviceEnvironment);
  started.push(() => stop(service));
  const nginx = start("nginx", ["-c", path("/etc/nginx/nginx.conf"), "-g", "daemon off;"], machine.env);
  started.push(() => stop(nginx));
  const get = (page: string) =>
    tls
      ? getOverTls(port, page)
      : fetch(`http://127.0.0.1:${port}${page}`, { signal: AbortSignal.timeout(15_000) });
  await eventually("the service answers", async () => (await get("/healthz")).ok);
  return {
    ...{ machine, secrets, database, port, serviceEnvironment, nginx, service, path, get },
    other: makeCertificates(root, "other"),
    async json(page) {
      const response = await get(page);
      return { ...((await response.json()) as Record<string, unknown>), status: response.status };
    },
    setUp() {
      const args = ["-u", serviceUser, "--", "php", path("/usr/share/durable/database-setup.php")];
      const child = spawn("runuser", args, { env: serviceEnvironment });
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (data: Buffer) => (output += data.toString()));
      return new Promise((resolve) => child.once("close", (status) => resolve({ status, output })));
    },
    async startDatabase() {
      await database.start();
      database.administer(
        `CREATE USER admin IDENTIFIED BY '${MASTER_PASSWORD}'; GRANT ALL ON *.* TO admin WITH GRANT OPTION`,
      );
    },
    end,
  };
}

/** `NAME=value` lines, as systemd reads them. */
function readEnvironmentFile(file: string): NodeJS.ProcessEnv {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}
