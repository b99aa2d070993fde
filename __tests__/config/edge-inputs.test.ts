import { problemsOf } from "../../src/config/check-environment";
import { broken } from "../support/refusals";

/** path, the wrong value, what is said of it: where, what is allowed, what to do. */
type Refused = readonly [path: string, value: unknown, at: string, allowed: string, fix: string];

function expectRefused([path, value, at, allowed, fix]: Refused): void {
  const problems = problemsOf(broken({ [path]: value }));
  expect(problems.map((problem) => [problem.path, problem.allowed, problem.fix])).toEqual([
    [at, allowed, fix],
  ]);
}

const SLOW_START = "0, or a whole number of seconds from 30 to 900";

describe("how a balancer spreads requests", () => {
  it.each<Refused>([
    [
      "web.balancing",
      { kind: "random" },
      "web.balancing.kind",
      '{ kind: "round-robin" }, { kind: "round-robin", slowStartSeconds } or { kind: "least-outstanding-requests" }',
      "change `web.balancing.kind`",
    ],
    ...[-1, 1, 29, 901, 30.5, "30"].map((slowStartSeconds): Refused => [
      "backend.balancing",
      { kind: "round-robin", slowStartSeconds },
      "backend.balancing.slowStartSeconds",
      SLOW_START,
      "change `backend.balancing.slowStartSeconds`",
    ]),
    // AWS takes a slow start with no other algorithm.
    [
      "web.balancing",
      { kind: "least-outstanding-requests", slowStartSeconds: 30 },
      "web.balancing.slowStartSeconds",
      "no such field",
      "remove it",
    ],
    [
      "web.desyncMitigation",
      "monitor",
      "web.desyncMitigation",
      'one of "strictest", "defensive"',
      "change `web.desyncMitigation`",
    ],
  ])("refuses %s of %j", (...refused) => {
    expectRefused(refused);
  });

  it.each([0, 30, 900])("takes a slow start of %d seconds", (slowStartSeconds) => {
    expect(problemsOf(broken({ "web.balancing": { kind: "round-robin", slowStartSeconds } }))).toEqual([]);
  });
});
