import { declaredFrom } from "../../src/drill/declared-from-environment";
import { drill } from "../../src/drill/drill";
import type { DrillReport } from "../../src/drill/drill-report";
import { findingsOf } from "../../src/drill/rules/rules";
import { loadInput } from "../../src/model/load-input";
import { readTopology } from "../../src/model/read-topology";
import { dev } from "../support/environments";
import { synthesize } from "../support/synth";
import { add, all, type Change, remove, type Resources, set } from "./rules/support/changed-stack";

// What a drill cannot know it must not pass: each a whole drill of the stack `dev` with one thing that is not told.

const WEB = "aws_autoscaling_group.web_group";

function drilledAfter(change: Change): DrillReport {
  const json = structuredClone(synthesize(dev).durable) as unknown as { readonly resource: Resources };
  change(json.resource);
  const { graph } = loadInput(JSON.stringify(json), "synth");
  const declared = declaredFrom(dev);
  return drill({ graph, topology: readTopology(graph), declared, source: "changed", findingsOf });
}

/** The verdicts of an instance and of either zone, in the words of the report. */
function verdictsOf({ failures }: DrillReport): readonly string[] {
  return failures
    .filter(({ kind, target }) => kind === "zone" || (kind === "instance" && target === WEB))
    .map(({ id, verdict }) => `${id} ${verdict}`);
}

/** Of an instance of the web fleet and of both zones: nobody knows. */
const NOTHING_TOLD = [
  `instance:${WEB} cannot tell`,
  "zone:us-east-1a cannot tell",
  "zone:us-east-1b cannot tell",
];

const withoutTiers: Change = (resource) => {
  const tiers = ["aws_autoscaling_", "aws_lb", "aws_launch_template", "aws_db_"];
  for (const type of Object.keys(resource)) {
    if (tiers.some((prefix) => type.startsWith(prefix))) delete resource[type];
  }
};

const inAnotherNetwork: Change = all(
  add("aws_vpc.other", { cidr_block: "10.20.0.0/16" }),
  set("aws_subnet.web_us_east_1a.vpc_id", "${aws_vpc.other.id}"),
  set("aws_subnet.web_us_east_1b.vpc_id", "${aws_vpc.other.id}"),
);

describe("never a pass by ignorance", () => {
  it.each<[string, Change]>([
    ["subnets that refer to themselves", set(`${WEB}.vpc_zone_identifier`, `\${${WEB}.vpc_zone_identifier}`)],
    [
      "a circle of two resources",
      all(
        set(`${WEB}.min_size`, "${aws_autoscaling_group.backend_group.min_size}"),
        set("aws_autoscaling_group.backend_group.min_size", `\${${WEB}.min_size}`),
      ),
    ],
    ["a token that nobody resolved", set(`${WEB}.vpc_zone_identifier`, ["${TfToken[TOKEN.7]}"])],
    [
      "a subnet that is repeated for what only AWS tells",
      all(
        set("aws_subnet.web_us_east_1a.for_each", "${toset(data.aws_availability_zones.all.names)}"),
        set("aws_subnet.web_us_east_1a.availability_zone", "${each.key}"),
      ),
    ],
    ["a fleet that is repeated as often as a variable says", set(`${WEB}.count`, "${var.fleets}")],
  ])("%s", (_what, change) => {
    const report = drilledAfter(change);
    expect(verdictsOf(report)).toEqual(NOTHING_TOLD);
    expect(report.verdict).not.toBe("holds");
  });

  it("no tiers: nothing to lose, and nothing proved", () => {
    const report = drilledAfter(withoutTiers);
    expect(report.verdict).toBe("cannot tell");
    expect(report.cutSets).toEqual([]);
    expect(verdictsOf(report)).toEqual(["zone:us-east-1a cannot tell", "zone:us-east-1b cannot tell"]);
  });

  it("a fleet in a second network is not reached as if there were one", () => {
    const report = drilledAfter(inAnotherNetwork);
    expect(report.verdict).not.toBe("holds");
    expect(verdictsOf(report).filter((line) => line.endsWith(" holds"))).toEqual([]);
  });

  it("a target group without a health check has AWS's, by which instances are found dead later", () => {
    const group = "aws_lb_target_group.web_balancer";
    const [changed, exact] = [
      drilledAfter(set(`${group}.health_check`, undefined)),
      drilledAfter(() => undefined),
    ];
    const likely = (report: DrillReport) =>
      report.failures.find(({ id }) => id === `instance:${WEB}`)?.serviceRecoverySeconds?.likely;
    expect(likely(changed)).toBeGreaterThan(likely(exact) ?? Number.POSITIVE_INFINITY);
    expect(changed.findings.filter(({ address }) => address === group).length).toBeGreaterThan(0);
    expect(exact.findings).toEqual([]);
  });

  it("a target group that is gone leaves no way", () => {
    const report = drilledAfter(remove("aws_lb_target_group.web_balancer"));
    expect(verdictsOf(report).filter((line) => line.endsWith(" holds"))).toEqual([]);
    expect(report.verdict).not.toBe("holds");
  });
});
