import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BEGIN, END, readmePart } from "./readme-part";
import { simulatedProd } from "./simulated";

const BACKEND = "aws_autoscaling_group.backend_group";
/** What `prod` declares, and what follows from it. */
const PEAK = 180;
/** The smallest fleets at the target of their scaling: 2 of 200 requests per second at 30 %. */
const BASE = 120;

type Runs = Awaited<ReturnType<typeof simulatedProd>>;

/** What issue 8 says of `prod`, on the stack as it is synthesized. */
let asDeclared: Runs;
let halfNeeding: Runs;

beforeAll(async () => {
  asDeclared = await simulatedProd();
  halfNeeding = await simulatedProd(["zone-outage"], 0.5);
});

test("an instance lost fails at most its share for the worst time of detection", () => {
  const { metrics, verdict } = asDeclared("instance-loss");
  // One of three backend instances; checks of 10/5/2 need 25 s at worst: 2 × 10 + 5.
  expect(metrics.failedRequests.worst).toBeLessThanOrEqual((PEAK / 3) * 25);
  expect(metrics.failedRequests.median).toBeGreaterThan((PEAK / 3) * 15);
  expect(metrics.recoverSeconds.worst).toBeLessThanOrEqual(25);
  expect(verdict).toBe("holds");
});

describe("a zone lost", () => {
  test("with the primary: reads and writes are back within 180 s", () => {
    const { database, verdict, metrics } = asDeclared("zone-outage");
    expect(database?.writeRecoverSeconds.worst).toBeLessThanOrEqual(180);
    // A standby serves no reads: with the primary they are away as long as writes are, which is RDS's failover.
    expect(database?.readRecoverSeconds).toEqual(database?.writeRecoverSeconds);
    expect(database?.readRecoverSeconds.median).toBeGreaterThan(60 + 5 + 10);
    expect([verdict, metrics.recoverSeconds.worst <= 180]).toEqual(["holds", true]);
  });

  test("with the primary: within 60 s what needs no database", () => {
    const { database } = halfNeeding("zone-outage");
    expect(database?.withoutDatabaseRecoverSeconds.worst).toBeLessThanOrEqual(60);
    expect(database?.withoutDatabaseRecoverSeconds.worst).toBeGreaterThan(15);
    expect(database?.withoutDatabaseAvailabilityRatio.worst).toBeLessThan(1);
  });

  test("with the standby: reads are back within 60 s, and writes too", () => {
    const { database, verdict, metrics } = asDeclared("zone-outage-standby");
    expect(database?.readRecoverSeconds.worst).toBeLessThanOrEqual(60);
    expect(database?.writeRecoverSeconds).toEqual(database?.readRecoverSeconds);
    expect([verdict, metrics.recoverSeconds.worst]).toEqual(["holds", database?.readRecoverSeconds.worst]);
  });
});

test("twice the load at the target of the scaling is carried without an error", () => {
  const { metrics, verdict, missed } = asDeclared("surge-x2-step");
  expect([verdict, metrics.failedRequests.worst, missed]).toEqual(["holds", 0, []]);
  expect(metrics.offeredRequests.worst).toBeGreaterThan(2 * BASE * 1800);
});

describe("ten times the load at once", () => {
  test("fails until capacity is warm, and the report says for how long", () => {
    const { metrics, verdict, expected, because, timeline } = asDeclared("surge-x10-step");
    expect([verdict, expected]).toEqual([
      "degrades",
      `${10 * BASE} requests per second are beyond the declared peak of ${PEAK}`,
    ]);
    // Not before 3 periods of an alarm, a launch and a boot; and long before the surge is over.
    expect(metrics.recoverSeconds.median).toBeGreaterThan(60 + 16 + 45);
    expect(metrics.recoverSeconds.worst).toBeLessThan(1800);
    const { median, worst } = metrics.recoverSeconds;
    expect(because.at(-1)).toContain(
      `back after ${Math.ceil(median)} s in half of the runs, ${Math.ceil(worst)} s in the worst`,
    );
    expect(Math.max(...(timeline?.instances[BACKEND] ?? []))).toBe(10);
  });

  test("is cured by a schedule or by headroom, and the report names both; by no warm pool alone", () => {
    const [miss] = asDeclared("surge-x10-step").missed;
    expect([miss?.objective, miss?.allowed, miss?.missedRatio]).toEqual(["failedRequests", 0, 1]);
    expect([miss?.change?.kind, miss?.alternatives.map(({ kind }) => kind)]).toEqual([
      "schedule",
      ["headroom"],
    ]);
    // 1,200 requests per second at 90 %: of 400 and of 200 that an instance serves.
    const sizes =
      "at least 4 of aws_autoscaling_group.web_group and 7 of aws_autoscaling_group.backend_group";
    expect(miss?.change?.text).toContain(sizes);
    expect(miss?.alternatives[0]?.text).toContain(sizes);
    expect(miss?.change?.runs).toBeGreaterThanOrEqual(200);
    expect(miss?.alternatives[0]?.runs).toBe(miss?.change?.runs);
    expect(miss?.notEnough.map(({ text }) => text.split(":")[0])).toEqual([
      "keep warm pools of stopped instances",
    ]);
    expect(miss?.notEnough[0]?.found).toBeGreaterThan(1000);
  });
});

test("the README shows what these runs gave, and nothing else", () => {
  const readme = readFileSync(join(__dirname, "../../../../README.md"), "utf8");
  const shown = readme.split(BEGIN)[1]?.split(END)[0]?.trim();
  expect(shown).toBe(readmePart({ asDeclared, halfNeeding }));
});
