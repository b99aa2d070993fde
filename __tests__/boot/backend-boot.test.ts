import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, readFileSync, statSync, utimesSync } from "node:fs";
import { renderBackendBoot } from "../../src/constructs/boot/backend-boot";
import { makeCertificates, type Certificates } from "./support/certificates";
import { makeMachine, type Machine } from "./support/machine";
import { makeMariaDb, type MariaDb } from "./support/maria-db";
import { eventually, freePort, needs, run, start, stop } from "./support/processes";
import { AWS_ENVIRONMENT, startSecrets, type Secrets } from "./support/secrets";

jest.setTimeout(120_000);

const MASTER_PASSWORD = "master-password-of-the-test";

let machine: Machine;
let secrets: Secrets;
let database: MariaDb;
let other: Certificates;
let port: number;
let serviceEnvironment: NodeJS.ProcessEnv;
const services: ChildProcess[] = [];

const path = (name: string) => `${machine.host.root}${name}`;
const get = (page: string) =>
  fetch(`http://127.0.0.1:${port}${page}`, { signal: AbortSignal.timeout(15_000) });
const json = async (page: string): Promise<Readonly<Record<string, unknown>>> => {
  const response = await get(page);
  return { ...((await response.json()) as Record<string, unknown>), status: response.status };
};
const applicationLogin = () => JSON.parse(secrets.read("application")) as Record<string, unknown>;

/** As the setup's unit runs it: the service's user, the environment file. */
function setUp(environment: NodeJS.ProcessEnv = {}): Promise<{ status: number | null; output: string }> {
  const args = ["-u", machine.host.serviceUser, "--", "php", path("/usr/share/durable/database-setup.php")];
  const child = spawn("runuser", args, { env: { ...serviceEnvironment, ...environment } });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, output })));
}

/** `NAME=value` lines, as systemd reads them. */
function readEnvironmentFile(file: string): NodeJS.ProcessEnv {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

beforeAll(async () => {
  needs({
    ...{
      nginx: "nginx-light",
      "php-fpm8.2": "php8.2-fpm",
      php: "php8.2-cli php8.2-mysql",
      "/usr/bin/aws": "awscli",
    },
    ...{ mariadbd: "mariadb-server", openssl: "openssl", runuser: "util-linux" },
  });
  secrets = await startSecrets();
  machine = makeMachine({
    // Everything that `ps` could have shown.
    aws: `echo "$*" >>"$(dirname "$0")/../aws.log"; exec /usr/bin/aws --endpoint-url ${secrets.endpoint} "$@"`,
  });
  run("touch", [path("/aws.log")]);
  chmodSync(path("/aws.log"), 0o666);
  const databasePort = await freePort();
  const certificates = makeCertificates(machine.host.root, "database");
  other = makeCertificates(machine.host.root, "other");
  database = makeMariaDb(machine.host.root, databasePort, certificates);
  secrets.create("master", JSON.stringify({ username: "admin", password: MASTER_PASSWORD }));
  secrets.create("application");
  port = await freePort();
  machine.boot(
    renderBackendBoot(
      {
        ...{ port, region: "us-east-1", masterSecretArn: "master", applicationSecretId: "application" },
        database: { host: "127.0.0.1", port: databasePort, name: "durable_app", user: "application" },
        ...{ certificateAuthorityPem: certificates.authorityPem, balancerIdleTimeoutSeconds: 60 },
      },
      machine.host,
    ),
  );
  serviceEnvironment = {
    ...{ PATH: machine.env["PATH"], ...AWS_ENVIRONMENT, DATABASE_IDENTIFIED: "IDENTIFIED BY " },
    ...readEnvironmentFile(path("/etc/durable/service.env")),
  };
  run("install", [
    "-d",
    "-o",
    machine.host.serviceUser,
    "-g",
    machine.host.nginxUser,
    "-m",
    "0750",
    path("/run/durable"),
  ]);
  const fpm = ["--nodaemonize", "--fpm-config", path("/etc/durable/php-fpm.conf")];
  services.push(
    start("runuser", ["-u", machine.host.serviceUser, "--", "php-fpm8.2", ...fpm], serviceEnvironment),
  );
  services.push(start("nginx", ["-c", path("/etc/nginx/nginx.conf"), "-g", "daemon off;"], machine.env));
  await eventually("the service answers", async () => (await get("/healthz")).ok);
});

afterAll(async () => {
  for (const service of services.reverse()) await stop(service);
  await database.stop("SIGKILL");
  await secrets.stop();
  machine.remove();
});

test("without a database the shallow check passes, and the deep one does not", async () => {
  expect(await (await get("/healthz")).text()).toBe("ok");
  expect(await json("/healthz/deep")).toMatchObject({ status: 503, database: "down" });
  expect((await get("/nothing")).status).toBe(404);
});

test("the setup fails while there is no database, so that systemd tries again", async () => {
  const { status, output } = await setUp();
  expect(status).toBe(1);
  expect(output).toMatch(/^\S+ not yet: mysqli_sql_exception 2002: Connection refused\n$/);
  expect(() => secrets.read("application")).toThrow("ResourceNotFoundException");
});

test("two instances that boot at once set up one user and one password", async () => {
  await database.start();
  database.administer(
    `CREATE USER admin IDENTIFIED BY '${MASTER_PASSWORD}'; GRANT ALL ON *.* TO admin WITH GRANT OPTION`,
  );
  const both = await Promise.all([setUp(), setUp()]);
  expect(both.map(({ status }) => status)).toContain(0);
  expect((await setUp()).output).toMatch(/^\S+ the database is set up already\n$/);
  expect(applicationLogin()).toEqual({
    ...{ username: "application", password: expect.stringMatching(/^Aa1-[0-9a-f]{48}$/) as string },
    ...{ host: "127.0.0.1", port: Number(serviceEnvironment["DATABASE_PORT"]), dbname: "durable_app" },
  });
  expect(readFileSync(path("/aws.log"), "utf8").match(/put-secret-value/g)).toHaveLength(1);
});

test("the application's user has the least rights, and TLS only", () => {
  const grants = database.administer("SHOW GRANTS FOR application").trim().split("\n");
  expect(grants).toHaveLength(2);
  expect(grants[0]).toMatch(
    /^GRANT USAGE ON \*\.\* TO `application`@`%` IDENTIFIED BY PASSWORD '\S+' REQUIRE SSL$/,
  );
  expect(grants[1]).toBe("GRANT SELECT, INSERT, UPDATE, DELETE ON `durable\\\\_app`.* TO `application`@`%`");
});

test("the sample answer counts visits, and only its owner can read the cached secret", async () => {
  await new Promise((resolve) => setTimeout(resolve, 10_000)); // the answer "no value yet" is kept that long
  expect(await json("/")).toMatchObject({ status: 200, service: "durable-system", visits: 1 });
  expect(await json("/?again")).toMatchObject({ status: 200, visits: 2 });
  expect(await json("/healthz/deep")).toMatchObject({ status: 200, database: "up" });
  expect(statSync(path("/run/durable/secret.json")).mode & 0o777).toBe(0o600);
});

test("a rotated password is picked up by the request that meets it", async () => {
  const login = { ...applicationLogin(), password: "rotated-password-of-the-test" };
  database.administer(`ALTER USER application IDENTIFIED BY '${login.password}'`);
  secrets.write("application", JSON.stringify(login));
  const past = new Date(Date.now() - 60_000);
  utimesSync(path("/run/durable/secret.json"), past, past);
  expect(await json("/")).toMatchObject({ status: 200, visits: 3 });
});

test("a password that stays wrong costs one call to AWS in ten seconds, not one a request", async () => {
  database.administer("ALTER USER application IDENTIFIED BY 'nobody-knows'");
  const past = new Date(Date.now() - 60_000);
  utimesSync(path("/run/durable/secret.json"), past, past);
  const calls = () => (readFileSync(path("/aws.log"), "utf8").match(/get-secret-value/g) ?? []).length;
  const before = calls();
  const answers = await Promise.all(Array.from({ length: 8 }, () => json("/")));
  expect(answers.map((answer) => [answer["status"], answer["code"]])).toEqual(Array(8).fill([503, 1045]));
  expect(calls() - before).toBe(1);
});

test("the setup gives a user with another password the one of the secret", async () => {
  expect((await setUp()).output).toMatch(/^\S+ the database has been set up\n$/);
  expect(await json("/")).toMatchObject({ status: 200, visits: 4 });
});

test("connections that die with the database are replaced, without anyone's help", async () => {
  await database.stop("SIGKILL");
  expect((await get("/")).status).toBe(503);
  expect((await get("/healthz")).status).toBe(200);
  await database.start();
  expect(await json("/")).toMatchObject({ status: 200, visits: 5 });
});

test("a database that hangs blocks every worker of the service, and not the shallow check", async () => {
  database.signal("SIGSTOP");
  const stuck = Array.from({ length: 60 }, () => get("/").then(({ status }) => status));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  // A page waits for five seconds until it gives the database up.
  const page = Promise.race(stuck).then(() => "a page");
  for (let look = 0; look < 3; look++) {
    const health = get("/healthz").then(({ status }) => status);
    expect(await Promise.race([page, health])).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  database.signal("SIGCONT");
  expect(new Set(await Promise.all(stuck)).has(200)).toBe(true);
  expect((await get("/")).status).toBe(200);
});

test("a server that the root certificate does not vouch for is refused", () => {
  const connect = (environment: NodeJS.ProcessEnv) => {
    const code = `require "${path("/usr/share/durable/database.php")}"; connect(getenv("LOGIN"), null); echo "connected";`;
    const env = { ...serviceEnvironment, LOGIN: secrets.read("application"), ...environment };
    return run("php", ["-d", "display_errors=stderr", "-r", code], env);
  };
  expect(connect({})).toBe("connected");
  expect(() => connect({ DATABASE_CERTIFICATE_AUTHORITY: other.authorityFile })).toThrow(
    "certificate verify failed",
  );
  expect(() => connect({ DATABASE_HOST: "127.0.0.2" })).toThrow("did not match expected CN");
});

test("no password was seen in a log or on a command line", () => {
  const files = [
    "/aws.log",
    "/calls.log",
    "/user-data",
    "/var/log/durable/service.log",
    "/var/log/nginx/error.log",
  ];
  const seen = files.map((file) => readFileSync(path(file), "utf8")).join("");
  expect(seen).toContain("get-secret-value");
  for (const password of [MASTER_PASSWORD, "rotated-password-of-the-test"])
    expect(seen.includes(password)).toBe(false);
  expect(seen).not.toMatch(/Aa1-[0-9a-f]{48}/);
});
