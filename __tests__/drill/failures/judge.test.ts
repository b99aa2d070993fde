import { judge, type Outcome } from "../../../src/drill/failures/judge";
import type { Clock } from "../../../src/drill/recovery/clock";

const within = (max: number): Clock => ({ kind: "told", seconds: { min: 0, likely: 1, max }, because: [] });
const of = (kind: "never" | "untold" | "unpublished"): Clock => ({ kind, because: [] });
const OBJECTIVE = {
  serviceRecoverySeconds: 60,
  redundancyRecoverySeconds: 600,
  dataLossSeconds: 0,
  availabilityRatio: 0.9,
};
const FINE: Outcome = {
  survival: "survives",
  ratios: [1, 2],
  service: within(60),
  redundancy: within(600),
  dataLoss: { seconds: 0, isUnbounded: false },
  isImpaired: false,
  isTainted: false,
};

describe("verdicts", () => {
  it.each<[string, Partial<Outcome>, string, readonly string[]]>([
    ["everything exactly at its limit", {}, "holds", []],
    ["no fleet on the way", { ratios: [] }, "holds", []],
    ["too little is left", { ratios: [2, 0.99] }, "degrades", ["capacity"]],
    ["the service comes back too late", { service: within(61) }, "degrades", ["serviceRecoverySeconds"]],
    [
      "the service never comes back by itself",
      { service: of("never") },
      "degrades",
      ["serviceRecoverySeconds", "availabilityRatio"],
    ],
    [
      "redundancy comes back too late",
      { redundancy: within(601) },
      "degrades",
      ["redundancyRecoverySeconds"],
    ],
    ["data is lost", { dataLoss: { seconds: 1, isUnbounded: false } }, "degrades", ["dataLossSeconds"]],
    ["launches fail", { isImpaired: true }, "degrades", []],
    ["the path is cut", { survival: "cut" }, "fails", []],
    ["the path is cut, whatever is not modelled", { survival: "cut", isTainted: true }, "fails", []],
    ["the path cannot be told", { survival: "cannot tell" }, "cannot tell", []],
    ["something on the path is not modelled", { isTainted: true }, "cannot tell", []],
    [
      "not told beats too little: it may be worse",
      { survival: "cannot tell", ratios: [0.5] },
      "cannot tell",
      ["capacity"],
    ],
    ["no rate is declared", { ratios: [null, 2] }, "cannot tell", []],
    [
      "one rate is missing, and the other is too little for certain",
      { ratios: [null, 0.5] },
      "degrades",
      ["capacity"],
    ],
    ["the time is not told", { service: of("untold") }, "cannot tell", []],
    ["AWS publishes no time", { redundancy: of("unpublished") }, "holds", []],
    ["what is lost is not told", { dataLoss: { seconds: null, isUnbounded: false } }, "cannot tell", []],
  ])("%s", (_name, change, verdict, missed) => {
    const judged = judge({ ...FINE, ...change }, OBJECTIVE);
    expect([judged.verdict, judged.missed.map(({ objective }) => objective)]).toEqual([verdict, missed]);
  });

  it("holds the service's worst recovery against what the objective leaves of a month", () => {
    const objective = { availabilityRatio: 0.999 };
    expect(judge({ ...FINE, service: within(2592) }, objective)).toEqual({ verdict: "holds", missed: [] });
    expect(judge({ ...FINE, service: within(25_920) }, objective)).toEqual({
      verdict: "degrades",
      missed: [{ objective: "availabilityRatio", allowed: 0.999, found: 0.99, change: null }],
    });
    expect(judge({ ...FINE, service: of("never") }, objective).missed).toMatchObject([{ found: null }]);
    expect(judge({ ...FINE, service: of("untold") }, objective).verdict).toBe("cannot tell");
  });

  it("does not judge times that nobody asks for", () => {
    const slow = {
      ...FINE,
      service: of("untold"),
      redundancy: of("never"),
      dataLoss: { seconds: null, isUnbounded: false },
    };
    expect(judge(slow, undefined)).toEqual({ verdict: "holds", missed: [] });
  });
});
