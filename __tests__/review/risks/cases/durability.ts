import type { Flow } from "../../../../src/drill/drill-report";
import type { DurabilityDelta } from "../../../../src/review/review-report";
import type { RiskCase } from "../support/risk-case";

const SAME: DurabilityDelta = {
  limits: [],
  before: "holds",
  after: "holds",
  failures: [],
  newCutSets: [],
  newFindings: [],
  solvedFindings: [],
  newlyAllowed: [],
  newlyBlocked: [],
  newlyUntold: [],
};
const ZONE = "zone:us-east-1a";

function fired(label: string, delta: Partial<DurabilityDelta>, risks: readonly string[]) {
  return { label, changes: [], durability: { ...SAME, ...delta }, risks };
}

function quiet(label: string, delta: Partial<DurabilityDelta>) {
  return [label, [], { ...SAME, ...delta }] as const;
}

function flow(from: string, to: string, verdict: Flow["verdict"], ports = "443"): Flow {
  return { from, to, protocol: "tcp", ports, verdict, because: [] };
}

export const DURABILITY_CASES: readonly RiskCase[] = [
  {
    id: "durability-lost",
    fires: [
      fired("no way for requests", { failures: [{ id: ZONE, before: "holds", after: "fails" }] }, [
        `critical us-east-1a -: loss of this zone: fails after the change, holds before`,
      ]),
      fired(
        "too little is left",
        { failures: [{ id: "instance:aws_autoscaling_group.web", before: "holds", after: "degrades" }] },
        ["high aws_autoscaling_group.web -: loss of this instance: degrades after the change, holds before"],
      ),
    ],
    untold: [
      fired("nobody can tell", { failures: [{ id: ZONE, before: "holds", after: "cannot tell" }] }, [
        `high us-east-1a -: loss of this zone: what comes of it cannot be told after the change; before: holds`,
      ]),
    ],
    quiet: [
      quiet("better than before", { failures: [{ id: ZONE, before: "fails", after: "holds" }] }),
      quiet("something new that does not hold", { failures: [{ id: ZONE, after: "fails" }] }),
      quiet("told at last", { failures: [{ id: ZONE, before: "cannot tell", after: "degrades" }] }),
      ["no drill", []],
    ],
  },
  {
    id: "flow-blocked",
    fires: [
      fired("the way to the database", { newlyBlocked: [flow("web", "db", "blocked", "3307")] }, [
        "high db -: web -> db tcp 3307 was open and is blocked",
      ]),
    ],
    untold: [
      fired("open until now", { newlyUntold: [flow("web", "db", "cannot tell", "3307")] }, [
        "medium db -: web -> db tcp 3307 was open; whether it stays so cannot be told",
      ]),
    ],
    quiet: [quiet("nothing is blocked", { newlyAllowed: [flow("a", "b", "reachable")] }), ["no drill", []]],
  },
  {
    id: "flow-opened",
    fires: [
      fired(
        "to what is meant to be inside, to a balancer, and inside",
        {
          newlyAllowed: [
            flow("internet", "module.m.aws_db_instance.d", "reachable", "3307"),
            flow("internet", "module.m.aws_lb.web", "reachable"),
            flow("aws_autoscaling_group.web", "aws_db_instance.d", "reachable", "3307"),
          ],
        },
        [
          "critical module.m.aws_db_instance.d -: internet -> module.m.aws_db_instance.d tcp 3307 is open after the change",
          "medium module.m.aws_lb.web -: internet -> module.m.aws_lb.web tcp 443 is open after the change",
          "low aws_db_instance.d -: aws_autoscaling_group.web -> aws_db_instance.d tcp 3307 is open after the change",
        ],
      ),
    ],
    untold: [
      fired(
        "a balancer whose address hides its key",
        { newlyAllowed: [flow("internet", 'aws_lb.b["(hidden)"]', "reachable")] },
        ['medium aws_lb.b["(hidden)"] -: internet -> aws_lb.b["(hidden)"] tcp 443 is open after the change'],
      ),
    ],
    quiet: [quiet("nothing is opened", { newlyBlocked: [flow("a", "b", "blocked")] }), ["no drill", []]],
  },
  {
    id: "recovery-slower",
    fires: [
      fired(
        "slower checks",
        {
          failures: [
            {
              id: ZONE,
              before: "holds",
              after: "holds",
              serviceRecoverySeconds: { before: 105, after: 300 },
            },
          ],
        },
        [
          `medium us-east-1a -: after the loss of this zone requests are served again in 300 s, likely, instead of 105 s`,
        ],
      ),
    ],
    untold: [
      fired(
        "a time that is not told any more",
        {
          failures: [
            {
              id: ZONE,
              before: "holds",
              after: "cannot tell",
              serviceRecoverySeconds: { before: 105, after: null },
            },
          ],
        },
        [
          `medium us-east-1a -: after the loss of this zone the time until requests are served cannot be told; it was 105 s`,
        ],
      ),
    ],
    quiet: [
      quiet("faster", {
        failures: [
          { id: ZONE, before: "holds", after: "holds", serviceRecoverySeconds: { before: 300, after: 105 } },
        ],
      }),
      quiet("only the replacement takes longer", {
        failures: [
          {
            id: ZONE,
            before: "holds",
            after: "holds",
            redundancyRecoverySeconds: { before: 105, after: 300 },
          },
        ],
      }),
      ["no drill", []],
    ],
  },
];
