import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { evaluateRules } from "../../../src/drill/security/evaluate";
import { renderRules } from "../../../src/drill/security/render-rules";
import { renderRulesMarkdown } from "../../../src/drill/security/render-rules-markdown";
import type { RulesReport } from "../../../src/drill/security/rules-report";
import { loadInput } from "../../../src/model/load-input";
import { readTopology } from "../../../src/model/read-topology";
import { synthesize } from "../../support/synth";
import { prod } from "../../support/environments";
import { openLines } from "./support/flip";

const NOTHING = { fleets: {}, objectives: {}, acknowledgements: [] };

function reportOf(text: string): RulesReport {
  const { graph } = loadInput(text);
  return evaluateRules([{ source: "x", graph, topology: readTopology(graph), declared: NOTHING }]);
}

function recorded(path: string): string {
  const bytes = readFileSync(join(__dirname, "..", path));
  return path.endsWith(".gz") ? gunzipSync(bytes).toString("utf8") : bytes.toString("utf8");
}

/** Every value that is not a name of something else is one that nobody knows. */
function untold(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((item) => untold(item, depth + 1));
  if (typeof value !== "object" || value === null) return depth > 1 ? "${var.nobody}" : value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, untold(entry, depth + 1)]));
}

describe("configurations that are not ours", () => {
  it.each([
    "by-hand/plan.json.gz",
    "by-hand/state.json.gz",
    "designs/balancer-and-group/plan.json.gz",
    "designs/balancer-and-group/state.json",
    "designs/nat-per-zone/plan.json.gz",
    "designs/single-nat/state.json",
    "designs/two-vpcs/plan.json.gz",
    "designs/network-only/state.json",
  ])("%s is judged, rule by rule", (path) => {
    const report = reportOf(recorded(path));
    expect(report.counts.unexplainedFindings + report.counts.cannotTell).toBe(openLines(report).length);
    expect(report.rules.filter(({ verdict }) => verdict === "not applicable").length).toBeLessThan(
      report.counts.rules,
    );
    expect(report).toMatchObject({ verdict: "finding" });
  });

  it("says of a plan what it says of the state that came of it, as far as both tell", () => {
    const [plan, state] = ["plan.json.gz", "state.json.gz"].map((file) =>
      openLines(reportOf(recorded(`by-hand/${file}`))),
    );
    const findings = (lines: readonly string[] = []) => lines.filter((line) => line.startsWith("finding"));
    expect({ plan: findings(plan), state: findings(state) }).toMatchSnapshot();
  });
});

test("where nobody knows a value nothing of a resource passes but what needs none", () => {
  const { resource } = synthesize(prod).durable;
  const report = reportOf(JSON.stringify({ resource: untold(resource) }));
  const passed = report.rules.filter(({ results }) => results.some(({ verdict }) => verdict === "pass"));
  expect(passed.map(({ rule }) => rule)).toMatchSnapshot();
});

test("hostile names disguise nothing, and no line is wider than 80 but by an address", () => {
  const name = "x\u202Ey\n| [a](http://b) |";
  const report = reportOf(JSON.stringify({ resource: { aws_lb: { [name]: { name: "<script>" } } } }));
  const lines = renderRules(report);
  expect(lines.filter((line) => /[\u202E\n]/u.test(line))).toEqual([]);
  expect(renderRulesMarkdown(report)).not.toMatch(/\u202E|\[a\]\(|http:\/\//u);
  const ours = renderRules(reportOf(JSON.stringify(synthesize(prod).durable)));
  expect(ours.filter((line) => line.length > 80 && !/^\s+(?:at\s+)?aws_\S+$/u.test(line))).toEqual([]);
});

test.each([
  ["{}", "empty"],
  ['{"resource":{"aws_s3_bucket":{"x":[]}}}', "a list"],
  ['{"resource":{"aws_iam_role_policy":{"x":{"policy":"{"}}}}', "half a policy"],
  ['{"resource":{"aws_iam_role_policy":{"x":{"policy":"5"}}}}', "a number for a policy"],
  ['{"resource":{"aws_wafv2_web_acl":{"x":{"rule":"x"}}}}', "a text for a block"],
  ['{"resource":{"aws_lb":{"x":{"access_logs":5,"subnets":5}}}}', "numbers for lists"],
])("%s is no reason to end: %s", (text) => {
  try {
    expect(reportOf(text).schemaVersion).toBe(1);
  } catch (error) {
    expect((error as { readonly kind?: string }).kind).toBe("usage");
  }
});
