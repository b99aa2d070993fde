import { declaredFrom } from "../../../src/drill/declared-from-environment";
import { chooseScenarios } from "../../../src/drill/simulation/scenarios/choose";
import { simulate } from "../../../src/drill/simulation/simulate";
import type { ScenarioResult } from "../../../src/drill/simulation/simulation-report";
import { prod } from "../../support/environments";
import { readEnvironment } from "../support/drilled";

/** What issue 8 says of `prod`, on the stack as it is synthesized. */
async function result(id: string, needDatabaseRatio = 1): Promise<ScenarioResult> {
  const { topology } = readEnvironment(prod);
  const scenarios = chooseScenarios([id], []);
  const report = await simulate({
    topology,
    declared: { ...declaredFrom(prod), requests: { needDatabaseRatio } },
    scenarios,
    seeds: { first: 1, count: 60 },
  });
  const [only] = report.scenarios;
  if (only?.metrics == null) throw new Error(`${id}: ${only?.because.join("; ")}`);
  return only;
}

test("an instance lost fails at most its share for the worst time of detection", async () => {
  const { metrics, verdict } = await result("instance-loss");
  // 180 requests per second over three backend instances, checks of 10/5/2.
  expect(metrics?.failedRequests.worst).toBeLessThanOrEqual((180 / 3) * 25);
  expect([verdict, metrics?.recoverSeconds.worst ?? 99]).toEqual(["holds", expect.any(Number)]);
  expect(metrics?.recoverSeconds.worst).toBeLessThanOrEqual(25);
});

test("a zone lost: back within 60 s what needs no database, within 180 s what reads or writes", async () => {
  const { database, verdict } = await result("zone-outage", 0.5);
  expect(verdict).toBe("holds");
  expect(database?.withoutDatabaseRecoverSeconds.worst).toBeLessThanOrEqual(60);
  expect(database?.withoutDatabaseRecoverSeconds.worst).toBeGreaterThan(15);
  expect(database?.writeRecoverSeconds.worst).toBeLessThanOrEqual(180);
  // A standby serves no reads: with the primary they are away as long as writes are.
  expect(database?.readRecoverSeconds).toEqual(database?.writeRecoverSeconds);
});

test("twice the load at the target of the scaling is carried without an error", async () => {
  const { metrics, verdict } = await result("surge-x2-step");
  expect([verdict, metrics?.failedRequests.worst]).toEqual(["holds", 0]);
});

test("ten times the load fails until capacity is warm, and the report says for how long", async () => {
  const { metrics, verdict, expected, timeline } = await result("surge-x10-step");
  expect([verdict, expected]).toEqual([
    "degrades",
    "1200 requests per second are beyond the declared peak of 180",
  ]);
  expect(metrics?.underProvisionedSeconds.median).toBeGreaterThan(180);
  expect(metrics?.recoverSeconds.worst).toBeLessThan(1800);
  expect(Math.max(...(timeline?.instances["aws_autoscaling_group.backend_group"] ?? []))).toBe(10);
});
