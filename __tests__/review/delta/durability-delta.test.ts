import type { DrillReport, Failure, Flow } from "../../../src/drill/drill-report";
import type { Drilled } from "../../../src/review/delta/drill-plan";
import { durabilityDelta } from "../../../src/review/delta/durability-delta";
import { redactDelta } from "../../../src/review/delta/redact-delta";

function failure(id: string, verdict: Failure["verdict"], likely = 20, redundancy = 300): Failure {
  return {
    id,
    kind: "zone",
    target: id,
    verdict,
    remainingCapacityRatio: {},
    serviceRecoverySeconds: { min: 1, likely, max: 60 },
    redundancyRecoverySeconds: { min: 1, likely: redundancy, max: 600 },
    dataLossSeconds: 0,
    path: [],
    because: [],
    missed: [],
    inherent: null,
  };
}

function flow(from: string, to: string, verdict: Flow["verdict"]): Flow {
  return { from, to, protocol: "tcp", ports: "443", verdict, because: [] };
}

function drilled(report: Partial<DrillReport>): Drilled {
  const whole = { verdict: "holds", failures: [], cutSets: [], findings: [], flows: [], ...report };
  return { report: whole as unknown as DrillReport } as Drilled;
}

const FINDING = {
  rule: "database-standby",
  address: "aws_db_instance.d",
  verdict: "degrades",
  message: "m",
  fix: "f",
} as const;

describe("what a change gains and loses", () => {
  it("is nothing where both sides say the same", () => {
    const same = drilled({
      failures: [failure("zone:a", "holds")],
      flows: [flow("internet", "b", "reachable")],
    });
    expect(durabilityDelta({ before: same, after: same, limits: [] })).toEqual({
      before: "holds",
      after: "holds",
      limits: [],
      failures: [],
      newCutSets: [],
      newFindings: [],
      solvedFindings: [],
      newlyAllowed: [],
      newlyBlocked: [],
      newlyUntold: [],
    });
  });

  it("names verdicts and likely times that differ, and what is new and does not hold", () => {
    const before = drilled({ failures: [failure("zone:a", "holds"), failure("zone:b", "holds")] });
    const after = drilled({
      verdict: "fails",
      failures: [
        failure("zone:a", "fails"),
        failure("zone:b", "holds", 45),
        failure("zone:c", "degrades"),
        failure("zone:d", "holds"),
        { ...failure("region:us-east-1", "fails"), inherent: "one region" },
      ],
    });
    expect(durabilityDelta({ before, after, limits: [] })).toMatchObject({
      before: "holds",
      after: "fails",
      failures: [
        { id: "zone:a", before: "holds", after: "fails" },
        {
          id: "zone:b",
          before: "holds",
          after: "holds",
          serviceRecoverySeconds: { before: 20, after: 45 },
        },
        { id: "zone:c", after: "degrades" },
      ],
    });
  });

  it("names flows that open and close, cut sets and findings that come and go", () => {
    const before = drilled({
      flows: [flow("internet", "a", "blocked"), flow("a", "b", "reachable"), flow("b", "c", "reachable")],
      findings: [FINDING],
      failures: [failure("zone:a", "holds")],
    });
    const after = drilled({
      failures: [failure("zone:a", "holds"), failure("zone:new", "holds")],
      flows: [flow("internet", "a", "reachable"), flow("a", "b", "blocked"), flow("b", "c", "cannot tell")],
      findings: [{ ...FINDING, rule: "other" }],
      cutSets: [{ members: ["zone:a"] }, { members: ["zone:new"] }],
    });
    expect(durabilityDelta({ before, after, limits: ["x"] })).toEqual({
      before: "holds",
      after: "holds",
      limits: ["x"],
      failures: [],
      newCutSets: [{ members: ["zone:a"] }],
      newFindings: [{ ...FINDING, rule: "other" }],
      solvedFindings: [FINDING],
      newlyAllowed: [flow("internet", "a", "reachable")],
      newlyBlocked: [flow("a", "b", "blocked")],
      newlyUntold: [flow("b", "c", "cannot tell")],
    });
  });

  it("of something new: what is open is news, what is closed is none", () => {
    const after = drilled({ flows: [flow("internet", "new", "reachable"), flow("new", "b", "blocked")] });
    const delta = durabilityDelta({ before: drilled({}), after, limits: [] });
    expect([delta.newlyAllowed, delta.newlyBlocked]).toEqual([[flow("internet", "new", "reachable")], []]);
  });

  it("is not told without a before, or without an after", () => {
    const after = drilled({ failures: [failure("zone:a", "fails")] });
    expect(durabilityDelta({ after, limits: ["nothing is deployed yet"] })).toMatchObject({
      after: "holds",
      failures: [],
      limits: ["nothing is deployed yet"],
    });
    expect(durabilityDelta({ limits: ["too large"] })).toMatchObject({ failures: [], limits: ["too large"] });
  });

  it("shows no secret that stands in the key of an instance", () => {
    const after = drilled({ flows: [flow("internet", 'aws_lb.b["s3cr3t"]', "reachable")] });
    const delta = durabilityDelta({ before: drilled({}), after, limits: [] });
    const redacted = redactDelta(delta, (text) => text.replaceAll("s3cr3t", "(hidden)"));
    expect(redacted.newlyAllowed).toEqual([flow("internet", 'aws_lb.b["(hidden)"]', "reachable")]);
  });
});
