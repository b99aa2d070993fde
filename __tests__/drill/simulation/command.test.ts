import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { problemsOf } from "../../../src/config/check-environment";
import { declaredFrom } from "../../../src/drill/declared-from-environment";
import type { DrillReport } from "../../../src/drill/drill-report";
import { reportSchema } from "../../../src/drill/report/report-schema";
import { CATALOGUE } from "../../../src/drill/simulation/scenarios/catalogue";
import { chooseScenarios } from "../../../src/drill/simulation/scenarios/choose";
import type { ScenarioResult, SimulationReport } from "../../../src/drill/simulation/simulation-report";
import { runDrill } from "../../cli/support/run-drill";
import { environmentWith, prod } from "../../support/environments";
import { broken } from "../../support/refusals";
import { synthesize } from "../../support/synth";

const STACK = "/p/cdktf.out/stacks/durable-prod/cdk.tf.json";
const FILES = { [STACK]: JSON.stringify(synthesize(prod).durable) };
const HOSTILE = '<img src=x onerror="globalThis.pwned=1"> [x](javascript:1) | @team';

interface Printed extends DrillReport {
  readonly simulation: SimulationReport;
}

async function simulated(files: Readonly<Record<string, string>>, ...args: string[]) {
  const ran = await runDrill(
    { ...FILES, ...files },
    "--stack",
    "durable-prod",
    "--simulate",
    "--json",
    ...args,
  );
  if (ran.error !== undefined) throw ran.error as Error;
  return { ...ran, report: JSON.parse(ran.host.written.stdout) as Printed };
}

/** The published schema by itself, as whoever reads the JSON would go by it. */
const published = z.fromJSONSchema(
  JSON.parse(readFileSync(join(__dirname, "../../../docs/schemas/drill.schema.json"), "utf8")) as Parameters<
    typeof z.fromJSONSchema
  >[0],
);

const only = ({ simulation: { scenarios } }: Printed): ScenarioResult => {
  const [first, ...others] = scenarios;
  if (first === undefined || others.length > 0) throw new Error(`${scenarios.length} scenarios`);
  return first;
};

describe("durable drill --simulate --json of prod", () => {
  it("follows the published schema, and that knows every member", async () => {
    const { report, exitCode } = await simulated({}, "--seeds", "3");
    expect(published.safeParse(report).error?.issues ?? []).toEqual([]);
    expect(reportSchema.parse(report)).toEqual(report);
    const { scenarios, seeds, verdict } = report.simulation;
    expect([scenarios.length, seeds, verdict, exitCode]).toEqual([
      10,
      { first: 1, count: 3 },
      "holds",
      undefined,
    ]);
    expect(scenarios.flatMap(({ missed }) => missed.flatMap(({ change }) => change?.kind ?? []))).toContain(
      "schedule",
    );
  });

  it("is refused by the schema where a member is missing, or is one too many", async () => {
    const { report } = await simulated({}, "--seeds", "2", "--scenario", "surge-x10-step");
    const broken = (change: (scenario: Record<string, unknown>) => void) => {
      const copy = JSON.parse(JSON.stringify(report)) as Printed;
      change(copy.simulation.scenarios[0] as unknown as Record<string, unknown>);
      return published.safeParse(copy).success;
    };
    expect([
      broken(() => undefined),
      broken((one) => {
        delete one["missed"];
      }),
      broken((one) => {
        one["more"] = 1;
      }),
    ]).toEqual([true, false, false]);
  });

  it("gives the same bytes for the same seeds, and others for others", async () => {
    const args = ["--seeds", "5", "--scenario", "zone-outage"];
    const [first, second, other] = [
      await simulated({}, ...args),
      await simulated({}, ...args),
      await simulated({}, ...args, "--seed", "6"),
    ];
    expect(second.host.written.stdout).toBe(first.host.written.stdout);
    expect(other.host.written.stdout).not.toBe(first.host.written.stdout);
  });

  it("tells its speed on stderr, and nothing with --quiet", async () => {
    const args = ["--seeds", "5", "--scenario", "instance-loss"];
    expect((await simulated({}, ...args)).host.written.stderr).toMatch(
      /^simulation: 5 runs in \d+\.\d s, \d+ events per second\n$/u,
    );
    expect((await simulated({}, ...args, "--quiet")).host.written.stderr).toBe("");
  });
});

describe("scenarios by name", () => {
  it.each(CATALOGUE.filter(({ id }) => id.startsWith("aws-")).map(({ id, source }) => [id, source]))(
    "%s is replayed, with the page that tells it",
    async (id, source) => {
      const { report } = await simulated({}, "--seeds", "2", "--scenario", id);
      const result = only(report);
      expect([result.id, result.source, result.metrics === null]).toEqual([id, source, false]);
    },
  );

  it.each([
    ["zone-outage+surge-x2-step"],
    ["instance-loss+aws-2025-10-20"],
    ["zone-outage+database-failover"],
    ["zone-outage+zone-outage"],
    ["bad-deploy+zone-outage"],
  ])("%s is two at once", async (id) => {
    const { report } = await simulated({}, "--seeds", "3", "--scenario", id);
    const result = only(report);
    expect([result.id, result.verdict === "cannot tell"]).toEqual([id, false]);
    // What happens to a pair happens to its members.
    const first = only((await simulated({}, "--seeds", "3", "--scenario", id.split("+")[0] ?? "")).report);
    expect(result.metrics?.failedRequests.worst).toBeGreaterThanOrEqual(
      first.metrics?.failedRequests.median ?? 0,
    );
  });
});

describe("scenarios of the user's own", () => {
  const own = (id: string, change: object = {}) => ({
    id,
    durationSeconds: 900,
    faults: [{ kind: "instance-loss", tier: "all" }],
    ...change,
  });
  const file = (...scenarios: readonly object[]) => ({ "/own.json": JSON.stringify({ scenarios }) });

  it("from a file are run beside the ten, or alone", async () => {
    const files = file(own("mine"), own("theirs"));
    const all = await simulated(files, "--seeds", "1", "--scenarios", "/own.json");
    expect(all.report.simulation.scenarios.slice(10).map(({ id }) => id)).toEqual(["mine", "theirs"]);
    const one = await simulated(files, "--seeds", "1", "--scenarios", "/own.json", "--scenario", "theirs");
    expect(only(one.report).id).toBe("theirs");
  });

  it("in an environment's file are run beside the ten, and checked with the rest of it", () => {
    const mine = { id: "mine", title: "Both tiers", durationSeconds: 900 } as const;
    const faults = [{ kind: "instance-loss", tier: "all" }] as const;
    const environment = environmentWith({ load: { scenarios: [{ ...mine, faults: [...faults] }] } });
    const chosen = chooseScenarios([], declaredFrom(environment).scenarios ?? []);
    expect(chosen.slice(10).map(({ id, title, judgedAs }) => [id, title, judgedAs])).toEqual([
      ["mine", "Both tiers", "zone"],
    ]);
    const wrong = broken({ "load.scenarios": [{ id: "Mine", durationSeconds: NaN, zone: "all", faults }] });
    expect(problemsOf(wrong).map(({ path, fix }) => [path, fix])).toEqual([
      ["load.scenarios.0.id", "change `load.scenarios.0.id`"],
      ["load.scenarios.0.durationSeconds", "change `load.scenarios.0.durationSeconds`"],
      ["load.scenarios.0.zone", "remove it"],
    ]);
  });

  it("from what a file declares are run too, in pairs as well", async () => {
    const declared = { ...DECLARED, scenarios: [own("mine")] };
    const files = { "/d.json": JSON.stringify(declared) };
    const args = ["--declared", "/d.json", "--seeds", "1", "--scenario", "mine+zone-outage"];
    const { report } = await simulated(files, ...args);
    expect(only(report).id).toBe("mine+zone-outage");
  });

  it("that name what is not there cannot be told, and that is no pass", async () => {
    const faults = [
      { kind: "instance-loss", tier: { fleet: "aws_autoscaling_group.none" } },
      { kind: "zone-outage", zone: { zone: "eu-west-1a" }, lastsSeconds: 60 },
    ];
    const args = ["--scenarios", "/own.json", "--scenario", "mine", "--seeds", "1"];
    const { report, exitCode } = await simulated(file(own("mine", { faults })), ...args);
    expect([only(report).verdict, report.simulation.verdict, exitCode]).toEqual([
      "cannot tell",
      "cannot tell",
      3,
    ]);
    expect(only(report).because).toEqual([
      "aws_autoscaling_group.none is on no way that requests take",
      "eu-west-1a is no zone of this system",
    ]);
  });

  it("cannot put markup into a page, or a link or a cell into Markdown", async () => {
    const texts = { title: HOSTILE, description: HOSTILE };
    const args = ["--scenarios", "/own.json", "--scenario", "mine", "--seeds", "1"];
    const { host } = await simulated(
      file(own("mine", texts)),
      ...args,
      "--html",
      "/out.html",
      "--markdown",
      "/out.md",
    );
    const page = host.files.read("/out.html") ?? "";
    expect(page).not.toMatch(/<img|<script/u);
    expect(page).toContain("&lt;img src=x onerror=&quot;globalThis.pwned=1&quot;&gt;");
    expect(host.files.read("/out.md")).not.toMatch(/<img|\[x\]\(javascript|@team/u);
  });
});

const DECLARED = {
  peakRequestsPerSecond: 180,
  fleets: {
    "aws_autoscaling_group.web_group": { ratedRequestsPerSecond: 400 },
    "aws_autoscaling_group.backend_group": { ratedRequestsPerSecond: 200 },
  },
};
