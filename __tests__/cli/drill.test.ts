import { DurableError } from "../../src/foundation/errors";
import { dev } from "../support/environments";
import { synthesize } from "../support/synth";
import { runDrill as run } from "./support/run-drill";

const SYNTH = JSON.stringify(synthesize(dev).durable);
const STACK = "/p/cdktf.out/stacks/durable-dev/cdk.tf.json";
describe("durable drill", () => {
  it("drills a synthesized stack with what its environment declares", async () => {
    const { host, exitCode, error } = await run({ [STACK]: SYNTH }, "--stack", "durable-dev", "--json");
    const report = JSON.parse(host.written.stdout) as Record<string, unknown>;
    expect(error).toBeUndefined();
    expect(Object.keys(report)).toEqual([
      "schemaVersion",
      "verdict",
      "source",
      "failures",
      "pairs",
      "capacity",
      "cutSets",
      "flows",
      "findings",
      "acknowledged",
      "notModelled",
    ]);
    expect([report["schemaVersion"], report["source"]]).toEqual([1, "stack durable-dev"]);
    // The gate follows the verdict, whatever that is.
    expect(exitCode).toBe(report["verdict"] === "holds" ? undefined : 3);
    expect([host.written.stderr, host.commands, host.paths()]).toEqual(["", [], [STACK]]);
  });

  it("ends with 3 where nothing is declared: what cannot be told is no pass", async () => {
    const { host, exitCode } = await run({ "/dev/stdin": SYNTH }, "-");
    expect(exitCode).toBe(3);
    expect(host.written.stdout.split("\n")[0]).toMatch(/^standard input: (cannot tell|fails) \(/u);
  });

  it("writes Markdown, and compares with a baseline", async () => {
    const first = await run({ [STACK]: SYNTH }, "--stack", "durable-dev", "--json");
    const files = { [STACK]: SYNTH, "/before.json": first.host.written.stdout };
    const { host } = await run(
      files,
      "--stack",
      "durable-dev",
      "--baseline",
      "/before.json",
      "--markdown",
      "/drill.md",
    );
    expect(host.written.stdout).toContain("\nnothing changed since the baseline\n");
    expect(host.files.read("/drill.md")).toMatch(/^# Drill: stack durable-dev: /u);
  });

  it("writes one page for a browser and a picture where they are asked for", async () => {
    const { host } = await run(
      { [STACK]: SYNTH },
      "--stack",
      "durable-dev",
      "--html",
      "/d.html",
      "--diagram",
      "/d.svg",
    );
    expect(host.files.read("/d.html")).toMatch(/^<!doctype html>\n[^]*<title>Drill of stack durable-dev: /u);
    expect(host.files.read("/d.svg")).toMatch(/^<svg [^>]*class="picture"/u);
    expect(host.paths()).toEqual([STACK, "/d.html", "/d.svg"].sort());
  });

  it.each([
    [[], "There is nothing to drill"],
    [["--stack", "durable-dev", "--plan", "/p.json"], "There is more than one thing to drill"],
    [["cdk.tf.json"], "A file is named by its kind"],
    [["--stack", "../../etc"], "That is no name of a stack"],
    [["--stack", "durable-prod"], "There is no such file"],
    [["--plan", STACK], "The document is a configuration in Terraform's JSON syntax, not a plan"],
    [["--synth", "/empty"], undefined],
    [
      ["--stack", "durable-dev", "--declared", "/empty"],
      "The declared file is not JSON: Unexpected end of JSON input",
    ],
    [["--stack", "durable-dev", "--baseline", STACK], "The baseline is no report of `durable drill --json`"],
    [["--stack", "durable-dev", "-e", "stage"], "There is no such environment"],
  ])("refuses %j and writes nothing", async (args, what) => {
    const { host, error } = await run({ [STACK]: SYNTH, "/empty": "" }, ...args, "--markdown", "/out.md");
    expect(error).toBeInstanceOf(DurableError);
    if (what !== undefined) expect((error as DurableError).parts.what).toBe(what);
    expect([(error as DurableError).exitCode, host.written.stdout, host.files.exists("/out.md")]).toEqual([
      1,
      "",
      false,
    ]);
  });

  it("tells how to make what is missing", async () => {
    const { error } = await run({}, "--stack", "durable-dev");
    expect((error as DurableError).parts.next).toBe(
      "run `npx cdktf synth` first; the stacks are durable-dev, durable-prod",
    );
  });
});

describe("durable drill --rules", () => {
  const OF_STATE = "/p/cdktf.out/stacks/state-dev/cdk.tf.json";
  const both = { [STACK]: SYNTH, [OF_STATE]: JSON.stringify(synthesize(dev).state) };

  it("holds both stacks of an environment against the ids, and writes both forms", async () => {
    const { host, error, exitCode } = await run(
      both,
      "--rules",
      "-e",
      "dev",
      "--json",
      "--markdown",
      "/rules.md",
    );
    const report = JSON.parse(host.written.stdout) as { readonly verdict: string; readonly sources: unknown };
    expect(error).toBeUndefined();
    expect(report.sources).toEqual(["stack state-dev", "stack durable-dev"]);
    expect(exitCode).toBe(report.verdict === "holds" ? undefined : 3);
    expect(host.files.read("/rules.md")).toMatch(
      /^# Rules: stack state-dev and stack durable-dev: \d+ unexplained/u,
    );
  });

  it("reads standard input, and ends with 3 where something is not explained", async () => {
    const open = JSON.stringify({ resource: { aws_iam_user: { x: { name: "x" } } } });
    const { host, exitCode } = await run({ "/dev/stdin": open }, "-", "--rules");
    expect(exitCode).toBe(3);
    expect(host.written.stdout.split("\n")[0]).toBe(
      "standard input: 1 unexplained findings over 298 rule ids, 0 explained",
    );
  });

  it.each([
    [["--rules"], "There is nothing to drill"],
    [["--rules", "-e", "dev", "--baseline", "/b.json"], "--baseline is for the drill alone"],
    [["--rules", "-e", "dev", "--simulate"], "--simulate is for the drill alone"],
    [["--rules", "-e", "dev", "--html", "/d.html"], "--html is for the drill alone"],
    [["--rules", "-e", "dev", "--seeds", "5"], "There is no simulation that this could be about"],
    [["--rules", "-e", "stage"], "There is no such environment"],
  ])("refuses %j", async (args, what) => {
    const { host, error } = await run(both, ...args);
    expect((error as DurableError).parts.what).toBe(what);
    expect(host.written.stdout).toBe("");
  });
});
