import { existsSync, readFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { renderWebBoot } from "../../src/constructs/boot/web-boot";
import { makeMachine, type Machine } from "./support/machine";
import { startNameServer, type NameServer } from "./support/name-server";
import { eventually, freePort, needs, start, stop } from "./support/processes";
import { startSilentNode } from "./support/silent-node";
import { startUpstream, type Upstream } from "./support/upstream";

jest.setTimeout(120_000);

let machine: Machine;
let names: NameServer;
let nginx: ChildProcess;
let port: number;
let upstreamPort: number;
let upstreams: Upstream[] = [];

const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
const text = async (path: string, init: RequestInit = {}) => (await get(path, init)).text();

/** Its lines, in the order in which requests ended. */
function accessLog(): readonly Readonly<Record<string, string>>[] {
  const lines = readFileSync(`${machine.host.root}/var/log/nginx/access.log`, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Record<string, string>);
}

async function startNginx(): Promise<void> {
  nginx = start(
    "nginx",
    ["-c", `${machine.host.root}/etc/nginx/nginx.conf`, "-g", "daemon off;"],
    machine.env,
  );
  await eventually("nginx answers", async () => (await get("/healthz")).ok);
}

async function useUpstreams(...addresses: readonly string[]): Promise<readonly Upstream[]> {
  const added = await Promise.all(addresses.map((address) => startUpstream(address, upstreamPort)));
  upstreams.push(...added);
  return added;
}

beforeAll(async () => {
  needs({ nginx: "nginx-light" });
  [names, port, upstreamPort] = [await startNameServer(), await freePort(), await freePort("127.0.0.2")];
  machine = makeMachine({}, `127.0.0.1:${names.port}`);
  machine.boot(
    renderWebBoot(
      {
        port,
        upstreamHost: "backend.internal",
        upstreamPort,
        balancerIdleTimeoutSeconds: 60,
        region: "us-east-1",
      },
      machine.host,
    ),
  );
  await startNginx();
});

beforeEach(() => {
  names.answers = ["127.0.0.2"];
});

afterEach(async () => {
  await Promise.all(upstreams.map((upstream) => upstream.close()));
  upstreams = [];
  // nginx keeps a name for 5 s: the next test starts from its own addresses.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
});

afterAll(async () => {
  await stop(nginx);
  await names.close();
  machine.remove();
});

test("the script installs from the repositories, then starts nginx", () => {
  expect(readFileSync(`${machine.host.root}/calls.log`, "utf8").trim().split("\n")).toEqual([
    "dnf --assumeyes --quiet --setopt=install_weak_deps=False install nginx logrotate",
    `sysctl --quiet --load ${machine.host.root}/etc/sysctl.d/90-durable.conf`,
    "systemctl daemon-reload",
    "systemctl enable --now nginx.service logrotate.timer",
  ]);
});

test("the shallow check answers while the backend is down, even by name", async () => {
  names.answers = [];
  expect((await get("/")).status).toBe(502);
  const health = await get("/healthz");
  expect([health.status, await health.text()]).toEqual([200, "ok\n"]);
  expect(health.headers.get("server")).toBe("nginx");
});

test("a request passes with its path, query and forwarding headers", async () => {
  const [upstream] = await useUpstreams("127.0.0.2");
  const headers = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "443",
  };
  expect(await text("/a%20b?c=d", { headers })).toBe("127.0.0.2");
  const [request] = upstream?.requests ?? [];
  expect(request?.url).toBe("/a%20b?c=d");
  expect(request?.headers["x-forwarded-for"]).toBe("203.0.113.9, 127.0.0.1");
  expect(request?.headers["x-forwarded-proto"]).toBe("https");
  expect(request?.headers["x-forwarded-port"]).toBe("443");
});

test("a changed address is followed within ten seconds, as nginx keeps it for five, not its TTL of a minute", async () => {
  await useUpstreams("127.0.0.2", "127.0.0.3");
  expect(await text("/")).toBe("127.0.0.2");
  names.answers = ["127.0.0.3"];
  await eventually("the new address", async () => (await text("/")) === "127.0.0.3", 10);
});

test("a dead node of the balancer costs no request, not even one with side effects", async () => {
  names.answers = ["127.0.0.4", "127.0.0.2"];
  await useUpstreams("127.0.0.2");
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => text("/", { method: index % 2 === 0 ? "GET" : "POST" })),
  );
  expect(new Set(answers)).toEqual(new Set(["127.0.0.2"]));
});

test("a node that drops packets, and resets none, leaves 99 of 100 requests under 2 s", async () => {
  const silent = await startSilentNode("127.0.0.4", upstreamPort);
  try {
    names.answers = ["127.0.0.4", "127.0.0.2"];
    const [alive] = await useUpstreams("127.0.0.2");
    let rounds = 0;
    let round: Awaited<ReturnType<typeof hundredRequests>>;
    // A machine that stands still for seconds adds to what is measured, and takes nothing away: nginx's own is the least.
    do {
      if (alive !== undefined) alive.requests.length = 0;
      round = await hundredRequests(`/dropped-${(rounds += 1)}`);
    } while (rounds < 3 && (round.answers.length > 1 || (round.seconds[98] ?? 0) >= 2));
    expect(round.answers).toEqual(["127.0.0.2"]);
    expect(alive?.requests).toHaveLength(100);
    expect(round.seconds[98]).toBeLessThan(2);
    // A part of them met the silent node first: one connect timeout.
    expect(round.seconds[99]).toBeGreaterThan(1);
  } finally {
    await silent.close();
  }
});

/** What a hundred requests at once were answered; and how long nginx had each, by its own clock, ascending. */
async function hundredRequests(page: string) {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => text(page, { method: index % 2 === 0 ? "GET" : "POST" })),
  );
  const logged = () => accessLog().filter(({ request }) => request?.includes(` ${page} `));
  // A request is logged after its answer.
  await eventually("all hundred are logged", () => logged().length === 100);
  const seconds = logged()
    .map((line) => Number(line["seconds"]))
    .sort((one, other) => one - other);
  return { answers: [...new Set(answers)], seconds };
}

test("a request that reached a node is sent again only if it has no side effects", async () => {
  names.answers = ["127.0.0.2", "127.0.0.3"];
  const nodes = await useUpstreams("127.0.0.2", "127.0.0.3");
  for (const node of nodes) node.answer = (request) => request.socket.destroy();
  const reached = async (method: string) => {
    for (const node of nodes) node.requests.length = 0;
    expect((await get("/", { method })).status).toBe(502);
    return nodes.reduce((sum, node) => sum + node.requests.length, 0);
  };
  expect(await reached("GET")).toBe(2);
  expect(await reached("POST")).toBe(1);
  expect(await reached("PATCH")).toBe(1);
});

test("the access log has the times of the upstream, one JSON document a line", async () => {
  await useUpstreams("127.0.0.2");
  await text("/logged");
  const log = accessLog();
  const last = log.at(-1) ?? {};
  expect(last["request"]).toBe("GET /logged HTTP/1.1");
  expect(last["upstream"]).toBe(`127.0.0.2:${upstreamPort}`);
  for (const key of ["seconds", "connectSeconds", "headerSeconds", "responseSeconds"]) {
    expect(last[key]).toMatch(/^\d+\.\d{3}$/);
  }
  expect(log.filter(({ request }) => request?.includes("/healthz"))).toEqual([]);
});

test("stopping finishes the requests under way", async () => {
  const [upstream] = await useUpstreams("127.0.0.2");
  if (upstream !== undefined)
    upstream.answer = (_, response) => setTimeout(() => response.end("late"), 1_500);
  const late = text("/");
  await eventually("the request is under way", () => upstream?.requests.length === 1);
  const stopped = stop(nginx, "SIGQUIT");
  await eventually("no new connections", () =>
    get("/healthz").then(
      () => false,
      () => true,
    ),
  );
  expect(await late).toBe("late");
  await stopped;
  expect(existsSync(`${machine.host.root}/run/nginx.pid`)).toBe(false);
});
