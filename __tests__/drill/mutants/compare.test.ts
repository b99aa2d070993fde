import type { DrillFinding, DrillReport, Failure, Verdict } from "../../../src/drill/drill-report";
import { alarmsOf, alarmsOfAnother, judgeMutant } from "./compare";
import type { Mutant } from "./mutant";
import { set } from "./operations";
import { isPerfect, scoreText } from "./score-text";

const MUTANT: Mutant = {
  id: "a-mutant",
  class: "capacity",
  operations: [set("aws_lb.a", [["internal"], true])],
  at: ["aws_lb.a"],
  concerns: ["aws_subnet.a"],
  why: "an example",
};

const finding = (
  address: string,
  verdict: DrillFinding["verdict"] = "fails",
  rule = "a-rule",
): DrillFinding => ({
  rule,
  address,
  verdict,
  message: "it is so",
  fix: "undo it",
});

const failure = (id: string, verdict: Verdict, ...addresses: string[]): Failure => ({
  id,
  kind: id.split(":")[0] ?? "",
  target: id,
  verdict,
  remainingCapacityRatio: {},
  serviceRecoverySeconds: null,
  redundancyRecoverySeconds: null,
  dataLossSeconds: null,
  path: [],
  because: addresses.map((address) => ({ text: "as it is", address, source: "read" })),
  missed: [],
  inherent: null,
});

const report = (parts: Partial<DrillReport> = {}): DrillReport => ({
  schemaVersion: 1,
  verdict: "holds",
  source: "a test",
  failures: [],
  pairs: { total: 0, unrelated: 0, worse: [] },
  capacity: [],
  cutSets: [],
  flows: [],
  findings: [],
  acknowledged: [],
  notModelled: [],
  ...parts,
});

describe("a mutant", () => {
  const caughtBy = (before: DrillReport, after: DrillReport) => judgeMutant(MUTANT, before, after).caughtBy;

  test("survives where nothing changes", () => {
    const same = report({
      findings: [finding("aws_lb.a")],
      failures: [failure("zone:a", "fails", "aws_lb.a")],
    });
    expect(judgeMutant(MUTANT, same, same)).toEqual({ mutant: MUTANT, caughtBy: [], unrelated: [] });
  });

  test("is caught by a new finding at its address", () => {
    expect(caughtBy(report(), report({ findings: [finding("aws_lb.a")] }))).toEqual(["a-rule at aws_lb.a"]);
  });

  test("is caught by a finding that is worse than before, not by one that is better", () => {
    const mild = report({ findings: [finding("aws_lb.a", "degrades")] });
    const grave = report({ findings: [finding("aws_lb.a", "fails")] });
    expect(caughtBy(mild, grave)).toEqual(["a-rule at aws_lb.a"]);
    expect(caughtBy(grave, mild)).toEqual([]);
  });

  test("is not caught by a finding at what it merely concerns", () => {
    expect(judgeMutant(MUTANT, report(), report({ findings: [finding("aws_subnet.a")] }))).toEqual({
      mutant: MUTANT,
      caughtBy: [],
      unrelated: [],
    });
  });

  test("is not caught by a finding elsewhere, which is unrelated", () => {
    expect(judgeMutant(MUTANT, report(), report({ findings: [finding("aws_vpc.a")] }))).toEqual({
      mutant: MUTANT,
      caughtBy: [],
      unrelated: ["a-rule at aws_vpc.a"],
    });
  });

  test("is caught by a failure that is worse and names its address", () => {
    const before = report({ failures: [failure("zone:a", "holds")] });
    expect(caughtBy(before, report({ failures: [failure("zone:a", "degrades", "aws_lb.a")] }))).toEqual([
      "zone:a: degrades",
    ]);
    expect(caughtBy(before, report({ failures: [failure("zone:a", "degrades", "aws_vpc.a")] }))).toEqual([]);
  });

  test("is not caught by a shrug", () => {
    const before = report({ failures: [failure("zone:a", "holds")] });
    expect(caughtBy(before, report({ failures: [failure("zone:a", "cannot tell", "aws_lb.a")] }))).toEqual(
      [],
    );
  });

  test("is caught by a failure that only it has", () => {
    expect(caughtBy(report(), report({ failures: [failure("nat:a", "fails", "aws_lb.a")] }))).toEqual([
      "nat:a: fails",
    ]);
  });
});

describe("a harmless change", () => {
  test("raises no alarm where nothing is worse", () => {
    const before = report({ findings: [finding("aws_lb.a")], failures: [failure("zone:a", "degrades")] });
    expect(alarmsOf(before, report({ failures: [failure("zone:a", "holds")] }))).toEqual([]);
  });

  test("raises one for each finding, failure and pair that is worse", () => {
    const before = report({ failures: [failure("zone:a", "holds")] });
    const after = report({
      findings: [finding("aws_lb.a")],
      failures: [failure("zone:a", "cannot tell")],
      pairs: { total: 1, unrelated: 0, worse: [{ id: "zone:a+nat:b", verdict: "fails" }] },
    });
    expect(alarmsOf(before, after)).toEqual([
      "a-rule at aws_lb.a",
      "zone:a: cannot tell",
      "zone:a+nat:b: fails",
    ]);
  });

  test("of the environment is held against kinds and rules, as addresses differ", () => {
    const before = report({ findings: [finding("aws_lb.a")], failures: [failure("zone:a", "degrades")] });
    const other = report({ findings: [finding("aws_lb.z")], failures: [failure("zone:z", "degrades")] });
    expect(alarmsOfAnother(before, other)).toEqual([]);
    const worse = report({
      findings: [finding("aws_lb.z", "fails", "another-rule")],
      failures: [failure("zone:y", "holds"), failure("zone:z", "fails"), failure("nat:z", "fails")],
    });
    expect(alarmsOfAnother(before, worse)).toEqual([
      "another-rule at aws_lb.z",
      "zone:z: fails",
      "nat:z: fails",
    ]);
  });
});

test("the score names survivors, unrelated findings and false alarms", () => {
  const campaign = {
    known: [
      { mutant: MUTANT, caughtBy: [], unrelated: ["a-rule at aws_vpc.a"] },
      { mutant: { ...MUTANT, id: "another" }, caughtBy: ["zone:a: fails"], unrelated: [] },
    ],
    setAside: [{ mutant: { ...MUTANT, id: "a-third" }, caughtBy: ["zone:a: fails"], unrelated: [] }],
    secondRound: [{ mutant: { ...MUTANT, id: "a-fourth" }, caughtBy: [], unrelated: [] }],
    harmless: [
      { id: "renamed", alarms: [] },
      { id: "tagged", alarms: ["a-rule at aws_lb.a"] },
    ],
    equivalent: [],
  };
  expect(isPerfect(campaign)).toBe(false);
  expect(scoreText(campaign).split("\n")).toEqual([
    "- mutants caught, at the right address: 2 / 4",
    "- of these in classes set aside before their rules were written: 1 / 1",
    "- of these in the second round of such classes: 0 / 1",
    "- mutants with no unrelated finding: 3 / 4",
    "- harmless changes with no finding and no worse verdict: 1 / 2",
    "- equivalent mutants with no finding and no worse verdict: 0 / 0",
    "",
    "Survivors:",
    "",
    "- a-mutant (capacity) at aws_lb.a",
    "- a-fourth (capacity) at aws_lb.a",
    "",
    "Unrelated findings:",
    "",
    "- a-mutant: a-rule at aws_vpc.a",
    "",
    "False alarms:",
    "",
    "- tagged: a-rule at aws_lb.a",
    "",
  ]);
});

test("a score is perfect where nothing is left to say", () => {
  const outcome = { mutant: MUTANT, caughtBy: ["zone:a: fails"], unrelated: [] };
  const quiet = { id: "renamed", alarms: [] };
  const campaign = {
    known: [outcome],
    setAside: [],
    secondRound: [],
    harmless: [quiet],
    equivalent: [quiet],
  };
  expect(isPerfect(campaign)).toBe(true);
  expect(isPerfect({ ...campaign, equivalent: [{ id: "left-out", alarms: ["zone:a: fails"] }] })).toBe(false);
});
