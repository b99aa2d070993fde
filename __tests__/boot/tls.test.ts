import { copyFileSync, readFileSync, statSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { renderWebBoot } from "../../src/constructs/boot/web-boot";
import { type Backend, startBackend } from "./support/backend";
import { type Certificates, makeCertificates } from "./support/certificates";
import { getOverTls } from "./support/get-over-tls";
import { makeMachine, type Machine } from "./support/machine";
import { startNameServer, type NameServer } from "./support/name-server";
import { eventually, freePort, start, stop } from "./support/processes";
import { startTlsBalancer, type TlsBalancer } from "./support/tls-balancer";

jest.setTimeout(600_000);

const NAME = "backend.example.com";

let backend: Backend;
let balancer: TlsBalancer;
let names: NameServer;
let web: Machine;
let webNginx: ChildProcess | undefined;
let webPort: number;
let authority: Certificates;

const get = (page: string) => getOverTls(webPort, page);
const certificateOf = (root: string) => new X509Certificate(readFileSync(`${root}/etc/nginx/tls.crt`));

/** TLS on every way between the tiers, as an environment has it that chooses so in each of them. */
beforeAll(async () => {
  backend = await startBackend(true);
  [names, webPort] = [await startNameServer(), await freePort()];
  names.answers = ["127.0.0.1"];
  web = makeMachine({}, `127.0.0.1:${names.port}`);
  authority = makeCertificates(web.host.root, "balancer", `DNS:${NAME}`);
  copyFileSync(authority.authorityFile, web.host.authoritiesFile);
  const upstreamPort = await freePort();
  balancer = await startTlsBalancer(upstreamPort, backend.port, authority);
  web.boot(
    renderWebBoot(
      {
        ...{ port: webPort, tls: true, upstreamHost: "internal.elb", upstreamPort, upstreamName: NAME },
        ...{ balancerIdleTimeoutSeconds: 60, region: "us-east-1" },
      },
      web.host,
    ),
  );
  webNginx = start("nginx", ["-c", `${web.host.root}/etc/nginx/nginx.conf`, "-g", "daemon off;"], web.env);
  await eventually("the web tier answers", async () => (await get("/healthz")).ok);
}, 900_000);

afterAll(async () => {
  if (webNginx !== undefined) await stop(webNginx);
  await names?.close();
  await balancer?.close();
  web?.remove();
  await backend?.end();
});

test("each instance has made a key and a certificate of its own, and nobody else reads the key", () => {
  const [ofWeb, ofBackend] = [web.host.root, backend.machine.host.root].map(certificateOf);
  expect(ofWeb?.fingerprint256).not.toBe(ofBackend?.fingerprint256);
  for (const [certificate, { root }] of [
    [ofWeb, web.host],
    [ofBackend, backend.machine.host],
  ] as const) {
    expect(certificate?.issuer).toBe(certificate?.subject);
    expect(certificate?.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
    expect(Date.parse(certificate?.validTo ?? "") - Date.now()).toBeGreaterThan(3_600 * 24 * 3_600_000);
    expect(statSync(`${root}/etc/nginx/tls.key`).mode & 0o777).toBe(0o600);
  }
});

test("each answers its health check over TLS with that certificate, and in the open nothing", async () => {
  for (const [port, root] of [
    [webPort, web.host.root],
    [backend.port, backend.machine.host.root],
  ] as const) {
    const health = await getOverTls(port, "/healthz");
    expect([health.status, health.headers.get("x-tls")]).toEqual([200, "TLSv1.3"]);
    expect(health.headers.get("x-fingerprint")).toBe(certificateOf(root).fingerprint256);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(400);
  }
});

test("a request goes over TLS through every tier, and the balancer is asked for its certified name", async () => {
  balancer.askedFor.length = 0;
  const deep = await get("/healthz/deep");
  expect([deep.status, await deep.json()]).toEqual([503, expect.objectContaining({ database: "down" })]);
  expect(balancer.askedFor).toEqual([NAME]);
});

test.each([
  ["for another name", () => makeCertificates(web.host.root, "balancer-b", "DNS:other.example.com"), true],
  [
    "of an authority that nobody trusts",
    () => makeCertificates(web.host.root, "stranger", `DNS:${NAME}`),
    false,
  ],
])("a certificate %s is refused, and the web tier stays healthy", async (_, make, isTrusted) => {
  const shown = make();
  if (isTrusted) copyFileSync(shown.authorityFile, web.host.authoritiesFile);
  if (isTrusted) await reload();
  balancer.show(shown);
  balancer.askedFor.length = 0;
  expect((await get("/")).status).toBe(502);
  expect(balancer.askedFor).toEqual([]);
  expect((await get("/healthz")).status).toBe(200);
  expect(readFileSync(`${web.host.root}/var/log/nginx/error.log`, "utf8")).toMatch(
    isTrusted
      ? /upstream SSL certificate does not match "backend\.example\.com"/
      : /upstream SSL certificate verify error/,
  );
});

/** nginx reads the authorities when it starts. */
async function reload(): Promise<void> {
  webNginx?.kill("SIGHUP");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}
