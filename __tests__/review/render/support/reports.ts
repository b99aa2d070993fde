import type { Change } from "../../../../src/review/change";
import type { DurabilityDelta, ReviewReport, Risk } from "../../../../src/review/review-report";
import { change, EMPTY, HIDDEN, UNKNOWN } from "../../risks/support/changes";

/** Nothing happens. @param rest what the test is about */
export function report(rest: Partial<ReviewReport> = {}): ReviewReport {
  return {
    schemaVersion: 1,
    source: "stack durable-prod",
    terraformVersion: "1.11.4",
    verdict: { level: "none", text: "No risk found; it survives what it survived; nothing changes." },
    counts: countsOf([]),
    groups: [],
    outputs: [],
    risks: [],
    drift: [],
    durability: durability(),
    gate: { failOn: "high", failed: false },
    notes: [],
    ...rest,
  };
}

export function durability(rest: Partial<DurabilityDelta> = {}): DurabilityDelta {
  return {
    limits: [],
    failures: [],
    newCutSets: [],
    newFindings: [],
    solvedFindings: [],
    newlyAllowed: [],
    newlyBlocked: [],
    newlyUntold: [],
    ...rest,
  };
}

export function risk(rest: Partial<Risk> = {}): Risk {
  return {
    id: "multi-az-lost",
    severity: "critical",
    address: "aws_db_instance.database",
    attribute: "multi_az",
    message: "multi_az goes from true to false: the loss of a zone takes it away until a person restores it",
    fix: "Keep multi_az = true.",
    ...rest,
  };
}

export function countsOf(changes: readonly Change[]): ReviewReport["counts"] {
  const of = (kind: Change["kind"]): number => changes.filter((one) => one.kind === kind).length;
  return {
    create: of("create"),
    update: of("update"),
    "replace-create-first": of("replace-create-first"),
    "replace-delete-first": of("replace-delete-first"),
    delete: of("delete"),
    read: of("read"),
    forget: of("forget"),
    move: of("move"),
    import: of("import"),
    "no-op": of("no-op"),
    deferred: of("deferred"),
  };
}

const NETWORK = [
  change("aws_subnet.web_us_east_1c", "create", {
    cidr_block: [undefined, "10.0.80.0/21"],
    id: [undefined, UNKNOWN],
  }),
  change("aws_route.old", "delete", { gateway_id: ["igw-1", undefined] }),
];
const DATABASE = [
  change(
    "aws_db_instance.database",
    "update",
    {
      multi_az: [true, false],
      password: [HIDDEN, HIDDEN],
      "tags.a b": [EMPTY, null],
    },
    { attributesLeftOut: 2 },
  ),
  change(
    "aws_db_subnet_group.database",
    "replace-create-first",
    { name: ["a", "b"] },
    {
      reason: "replace_because_cannot_update",
      replacePaths: [["name"], ["subnet_ids", 0]],
    },
  ),
  change("aws_kms_key.data", "move", {}, { previousAddress: "aws_kms_key.old" }),
  change("aws_db_parameter_group.database", "import", {}, { importId: "prod-parameters" }),
];

/** One of each thing that a review can say. */
export const EVERYTHING: ReviewReport = report({
  verdict: {
    level: "critical",
    text: "1 critical, 1 low (1 waived): multi_az goes from true to false, and more; the drill says degrades after it, holds before; 6 resources change.",
  },
  counts: countsOf([...NETWORK, ...DATABASE]),
  groups: [
    { name: "network", changes: NETWORK },
    { name: "database", changes: DATABASE },
  ],
  outputs: [change("web_url", "update", { "": ["http://a", "http://b"] })],
  risks: [
    risk(),
    risk({
      id: "database-replaced",
      severity: "high",
      attribute: "name",
      address: "aws_db_subnet_group.database",
      message: "it is replaced",
      fix: "Undo it.",
      waiver: {
        risk: "database-replaced",
        address: "*",
        reason: "the migration of 7 November",
        expires: "2026-12-31",
      },
    }),
    risk({
      id: "logs-removed",
      severity: "low",
      attribute: "enabled",
      address: "aws_flow_log.all",
      message: "what was asked for is no longer written down",
      fix: "Keep it.",
    }),
  ],
  drift: [
    { change: change("aws_security_group.web", "update", { description: ["a", "b"] }), matters: true },
    { change: change("aws_s3_bucket.logs", "update", { "tags.owner": ["x", "y"] }), matters: false },
  ],
  durability: durability({
    limits: ["1 flow cannot be told until it is applied"],
    before: "holds",
    after: "degrades",
    failures: [
      {
        id: "zone:us-east-1a",
        before: "holds",
        after: "degrades",
        serviceRecoverySeconds: { before: 60, after: 3600 },
        redundancyRecoverySeconds: { before: 300, after: null },
      },
      { id: "subnet:aws_subnet.web_us_east_1c", after: "cannot tell" },
    ],
    newCutSets: [{ members: ["aws_db_instance.database", "zone:us-east-1a"] }],
    newFindings: [
      {
        rule: "database-single-zone",
        address: "aws_db_instance.database",
        verdict: "fails",
        message: "there is no standby",
        fix: "Set multi_az.",
      },
    ],
    solvedFindings: [
      {
        rule: "open-group",
        address: "aws_security_group.web",
        verdict: "degrades",
        message: "open",
        fix: "close",
      },
    ],
    newlyAllowed: [
      { from: "internet", to: "web", protocol: "tcp", ports: "443", verdict: "reachable", because: [] },
    ],
    newlyBlocked: [
      { from: "web", to: "backend", protocol: "tcp", ports: "80", verdict: "blocked", because: [] },
    ],
    newlyUntold: [
      {
        from: "backend",
        to: "database",
        protocol: "tcp",
        ports: "3306",
        verdict: "cannot tell",
        because: [],
      },
    ],
  }),
  gate: { failOn: "high", failed: true },
  notes: ["the waiver of imds-relaxed at * fits nothing in this plan: remove it"],
});
