import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explained, headline } from "../../../src/drill/security/rules-parts";
import { rulesReportSchema } from "../../../src/drill/security/rules-report-schema";
import type { RulesReport } from "../../../src/drill/security/rules-report";
import { dev, environmentWith, prod, threeZones } from "../../support/environments";
import { openLines } from "./support/flip";
import { rulesOf } from "./support/rules-of";

/** What the edge and the operations bring. */
const PENDING = [
  "finding balancer-firewall aws_lb.web_balancer",
  "finding fleet-notifications aws_autoscaling_group.backend_group",
  "finding fleet-notifications aws_autoscaling_group.web_group",
];

describe("prod", () => {
  const report = rulesOf(prod);

  it("has no finding that is not explained, and nothing that cannot be told", () => {
    expect(openLines(report)).toEqual([]);
    expect(report.verdict).toBe("holds");
  });

  it("has these exceptions, each with its reason and with what protects instead", () => {
    expect(
      explained(report).map(({ name, rules, addresses, reason, control }) => ({
        name,
        rules,
        addresses,
        reason,
        control,
      })),
    ).toMatchSnapshot();
  });

  it("is what the README says", () => {
    const readme = readFileSync(join(__dirname, "../../../README.md"), "utf8").replace(/\s+/gu, " ");
    expect(readme).toContain(headline(report).replace(/^.*?: /u, ""));
  });

  it("is what the published schema says", () => {
    expect(rulesReportSchema.parse(report)).toEqual(report);
  });

  it("has no other one with a third zone", () => {
    expect(othersOf(rulesOf(threeZones()))).toEqual([]);
  });

  it("has these with a NAT gateway in every zone: a way out is a way out", () => {
    const egress = { kind: "nat-per-zone" } as const;
    expect(othersOf(rulesOf(environmentWith({ network: { egress } })))).toEqual([
      "finding world-egress aws_vpc_security_group_egress_rule.backend_to_internet_443_egress",
      "finding world-egress aws_vpc_security_group_egress_rule.web_to_internet_443_egress",
      "finding endpoint-ec2 aws_vpc.network",
    ]);
  });
});

test("what dev gives up is explained by its own reason", () => {
  const report = rulesOf(dev);
  expect(othersOf(report)).toEqual([]);
  const own = explained(report).filter(({ reason }) => reason.startsWith("a playground"));
  expect(own.map(({ name, rules }) => `${name}: ${rules.join(" ")}`)).toEqual([
    "plain-entrance: balancer-internal world-ingress world-port-80",
    "plain-targets-by-choice: health-check-encryption target-group-encryption",
    "given up: database-backups deletion-protection log-retention-year",
    "given up: listener-encryption",
  ]);
});

function othersOf(report: RulesReport): readonly string[] {
  return openLines(report).filter((line) => !PENDING.includes(line));
}
