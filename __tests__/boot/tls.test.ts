import type { ChildProcess } from "node:child_process";
import { copyFileSync, readFileSync, statSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { type Backend, startBackend } from "./support/backend";
import { type Certificates, makeCertificates } from "./support/certificates";
import { getOverTls } from "./support/get-over-tls";
import { eventually, freePort } from "./support/processes";
import { startTlsBalancer, type TlsBalancer } from "./support/tls-balancer";
import { makeWebInstance, type WebInstance } from "./support/web-instance";

jest.setTimeout(600_000);

const NAME = "backend.example.com";

let backend: Backend;
let balancer: TlsBalancer;
let web: WebInstance;
let webNginx: ChildProcess;
let authority: Certificates;

const get = (page: string) => getOverTls(web.port, page);
/** In milliseconds. */
const lifetimeOf = (certificate?: X509Certificate) =>
  Date.parse(certificate?.validTo ?? "") - Date.parse(certificate?.validFrom ?? "");
const certificateOf = (root: string) => new X509Certificate(readFileSync(`${root}/etc/nginx/tls.crt`));

/** TLS on every way between the tiers, as an environment has it that chooses so in each of them. */
beforeAll(async () => {
  backend = await startBackend(true);
  web = await makeWebInstance();
  authority = makeCertificates(web.machine.host.root, "balancer", `DNS:${NAME}`);
  copyFileSync(authority.authorityFile, web.machine.host.authoritiesFile);
  const upstreamPort = await freePort();
  balancer = await startTlsBalancer(upstreamPort, backend.port, authority);
  webNginx = web.boot({ tls: true, upstreamHost: "internal.elb", upstreamPort, upstreamName: NAME });
  await eventually("the web tier answers", async () => (await get("/healthz")).ok);
}, 900_000);

afterAll(async () => {
  await web?.end();
  await balancer?.close();
  await backend?.end();
});

test("each instance has made a key and a certificate of its own, and nobody else reads the key", () => {
  const [ofWeb, ofBackend] = [web.machine.host.root, backend.machine.host.root].map(certificateOf);
  expect(ofWeb?.fingerprint256).not.toBe(ofBackend?.fingerprint256);
  for (const [certificate, { root }] of [
    [ofWeb, web.machine.host],
    [ofBackend, backend.machine.host],
  ] as const) {
    expect(certificate?.issuer).toBe(certificate?.subject);
    expect(certificate?.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
    expect(lifetimeOf(certificate)).toBeGreaterThan(3_600 * 24 * 3_600_000);
    expect(statSync(`${root}/etc/nginx/tls.key`).mode & 0o777).toBe(0o600);
  }
});

test("each answers its health check over TLS with that certificate, and in the open nothing", async () => {
  for (const [port, root] of [
    [web.port, web.machine.host.root],
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
  [
    "for another name",
    () => makeCertificates(web.machine.host.root, "balancer-b", "DNS:other.example.com"),
    true,
  ],
  [
    "of an authority that nobody trusts",
    () => makeCertificates(web.machine.host.root, "stranger", `DNS:${NAME}`),
    false,
  ],
])("a certificate %s is refused, and the web tier stays healthy", async (_, make, isTrusted) => {
  const shown = make();
  if (isTrusted) copyFileSync(shown.authorityFile, web.machine.host.authoritiesFile);
  // nginx reads the authorities when it starts.
  if (isTrusted) webNginx.kill("SIGHUP");
  balancer.show(shown);
  balancer.askedFor.length = 0;
  expect((await get("/")).status).toBe(502);
  expect(balancer.askedFor).toEqual([]);
  expect((await get("/healthz")).status).toBe(200);
  const reason = isTrusted
    ? /upstream SSL certificate does not match "backend\.example\.com"/
    : /upstream SSL certificate verify error/;
  await eventually("nginx has the authorities of the moment, and says why", async () => {
    expect((await get("/")).status).toBe(502);
    return reason.test(readFileSync(`${web.machine.host.root}/var/log/nginx/error.log`, "utf8"));
  });
});
