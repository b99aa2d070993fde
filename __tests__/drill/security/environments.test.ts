import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explained, headline } from "../../../src/drill/security/rules-parts";
import { rulesReportSchema } from "../../../src/drill/security/rules-report-schema";
import { dev, environmentWith, prod, threeZones } from "../../support/environments";
import { openLines } from "./support/flip";
import { rulesOf } from "./support/rules-of";

const README = join(__dirname, "../../../README.md");

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
    expect(readFileSync(README, "utf8").replace(/\s+/gu, " ")).toContain(
      headline(report).replace(/^.*?: /u, ""),
    );
  });

  it("is what the published schema says", () => {
    expect(rulesReportSchema.parse(report)).toEqual(report);
  });

  it("has none with a third zone, nor with a NAT gateway in each", () => {
    expect(openLines(rulesOf(threeZones()))).toEqual([]);
  });
});
