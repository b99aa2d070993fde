import { type Backend, startBackend } from "./support/backend";
import { eventually, stop } from "./support/processes";
import { makeWebInstance, type WebInstance } from "./support/web-instance";

jest.setTimeout(600_000);

let backend: Backend;
let web: WebInstance;

const get = (page: string, port = web.port) =>
  fetch(`http://127.0.0.1:${port}${page}`, { signal: AbortSignal.timeout(15_000) });
const visits = async (): Promise<unknown> => ((await (await get("/")).json()) as { visits?: unknown }).visits;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Connections over TLS that the database has taken. */
const encrypted = () =>
  Number(backend.database.administer("SHOW GLOBAL STATUS LIKE 'Ssl_finished_accepts'").trim().split("\t")[1]);

/** Both tiers as they boot; what stands for the internal balancer is the backend's own address. */
beforeAll(async () => {
  backend = await startBackend();
  await backend.startDatabase();
  // As systemd: until it succeeds.
  await eventually("the database is set up", async () => (await backend.setUp()).status === 0, 600);
  web = await makeWebInstance();
  web.boot({ upstreamHost: "backend.internal", upstreamPort: backend.port });
  await eventually("the web tier answers", async () => (await get("/healthz")).ok);
}, 900_000);

afterAll(async () => {
  // What did not come up leaves the rest to be ended all the same.
  await web?.end();
  await backend?.end();
});

test("a request goes through the web tier and the backend to the database, and there over TLS", async () => {
  const before = encrypted();
  expect(await visits()).toBe(1);
  expect(await visits()).toBe(2);
  expect(backend.database.administer("SELECT total FROM durable_app.visits").trim()).toBe("2");
  expect(encrypted()).toBeGreaterThan(before);
});

test("a database that restarts fails no shallow check, and is back in use within 10 s", async () => {
  const checks: number[] = [];
  let isOver = false;
  const checking = (async () => {
    while (!isOver) {
      checks.push((await get("/healthz", backend.port)).status, (await get("/healthz")).status);
      await pause(50);
    }
  })();
  await backend.database.stop();
  const before = checks.length;
  const down = await Promise.all(Array.from({ length: 40 }, () => get("/").then(({ status }) => status)));
  expect(new Set(down)).toEqual(new Set([503]));
  await eventually("ten checks of each tier without a database", () => checks.length >= before + 20);
  await backend.database.start();
  await eventually("requests reach the database again", async () => (await visits()) === 3, 10);
  isOver = true;
  await checking;
  expect(new Set(checks)).toEqual(new Set([200]));
});

test("a backend that is gone leaves the web tier healthy", async () => {
  web.names.answers = ["127.0.0.9"];
  await eventually("nobody listens where the backend was", async () => (await get("/")).status === 502);
  expect((await get("/healthz")).status).toBe(200);
  web.names.answers = ["127.0.0.1"];
  await eventually("the backend is back", async () => (await get("/")).ok);
});

test("a backend that waits holds pages up, and not the health of the web tier", async () => {
  backend.database.signal("SIGSTOP");
  const page = get("/").then(({ ok }) => (ok ? "the page" : "no page"));
  const health = get("/healthz").then(({ status }) => status);
  expect(await Promise.race([page, health])).toBe(200);
  backend.database.signal("SIGCONT");
  expect(await page).toBe("the page");
});

test("a drained instance of the backend finishes the requests under way", async () => {
  backend.database.signal("SIGSTOP");
  const late = Array.from({ length: 5 }, () => get("/").then(({ status }) => status));
  await pause(1_000);
  // The units' order and signals: nginx first, then the service.
  const drained = stop(backend.nginx, "SIGQUIT").then(() => stop(backend.service, "SIGQUIT"));
  await eventually("no new connections", () =>
    get("/healthz", backend.port).then(
      () => false,
      () => true,
    ),
  );
  backend.database.signal("SIGCONT");
  expect(await Promise.all(late)).toEqual([200, 200, 200, 200, 200]);
  await drained;
});
