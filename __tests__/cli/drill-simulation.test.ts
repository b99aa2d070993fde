import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DurableError } from "../../src/foundation/errors";
import { nodeFiles } from "../../src/foundation/node-files";
import { HOSTILE_TEXTS } from "../review/render/support/hostile";
import { runDrill, runDrillWith } from "./support/run-drill";

const OUT = ["--markdown", "/out.md", "--html", "/out.html", "--diagram", "/out.svg"];
/** No file is there: what is wrong with the flags is said before one is looked for. */
const simulate = (files: Readonly<Record<string, string>>, ...args: string[]) =>
  runDrill(files, "--stack", "durable-prod", "--simulate", ...args, ...OUT);

function refusal(
  { error, host, exitCode }: Awaited<ReturnType<typeof runDrill>>,
  files: readonly string[] = [],
) {
  if (!(error instanceof DurableError))
    throw error instanceof Error ? error : new Error("it was not refused");
  expect([error.exitCode, exitCode, host.written.stdout, host.written.stderr]).toEqual([
    1,
    undefined,
    "",
    "",
  ]);
  expect([host.paths(), host.commands]).toEqual([files, []]);
  return error;
}

describe("durable drill --simulate refuses", () => {
  it.each([
    ["--seeds", "0", "1 to 100000"],
    ["--seeds", "-1", "1 to 100000"],
    ["--seeds", "1.5", "1 to 100000"],
    ["--seeds", "1e9", "1 to 100000"],
    ["--seeds", "1000000000", "1 to 100000"],
    ["--seeds", "100001", "1 to 100000"],
    ["--seeds", "many", "1 to 100000"],
    ["--seeds", "", "1 to 100000"],
    ["--seeds", " 5", "1 to 100000"],
    ["--seeds", "NaN", "1 to 100000"],
    ["--seeds", "Infinity", "1 to 100000"],
    ["--seeds", "0x10", "1 to 100000"],
    ["--seeds", "٣", "1 to 100000"],
    ["--seed", "-1", "0 to 9007199254640991"],
    ["--seed", "9007199254740992", "0 to 9007199254640991"],
    ["--seed", "99999999999999999999", "0 to 9007199254640991"],
  ])("%s %j", async (name, given, allowed) => {
    expect(refusal(await simulate({}, `${name}=${given}`)).parts).toEqual({
      what: `${name} takes a whole number`,
      given,
      allowed,
      next: "correct it and run the command again",
    });
  });

  it.each([["nonsense"], ["true"], ["10"]])("%s after it", async (given) => {
    const { parts } = refusal(await runDrill({}, "--simulate", given, ...OUT));
    expect(parts.what).toBe("A file is named by its kind");
    expect(parts.given).toBe(given);
  });

  it.each([
    ["nonsense"],
    [""],
    ["__proto__"],
    ["constructor"],
    ["zone-outage+"],
    ["zone-outage+nonsense"],
    ["zone-outage+bad-deploy+instance-loss"],
  ])("--scenario %j, and says which there are", async (given) => {
    const { parts } = refusal(await simulate({}, "--scenario", given));
    expect([parts.what, parts.given]).toEqual(["There is no such scenario", given]);
    expect(parts.allowed).toMatch(
      /^instance-loss, zone-outage, .*, aws-2026-05-07; or two of them as a\+b$/u,
    );
  });

  it.each(HOSTILE_TEXTS.filter((text) => !text.startsWith("-")).map((text) => [text.slice(0, 40), text]))(
    "--scenario %j without a character that moves the cursor",
    async (_, given) => {
      const { message } = refusal(await simulate({}, "--scenario", given));
      expect(message.replaceAll(/[\n\t]/gu, "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
    },
  );

  it.each([["--seeds"], ["--seed"], ["--scenario"], ["--scenarios"]])("%s without it", async (name) => {
    const { parts } = refusal(await runDrill({}, "--stack", "durable-prod", name, "5", ...OUT));
    expect([parts.what, parts.given]).toEqual(["There is no simulation that this could be about", name]);
  });
});

describe("durable drill --scenarios FILE refuses", () => {
  const SCENARIO = {
    id: "mine",
    durationSeconds: 600,
    faults: [{ kind: "zone-outage", lastsSeconds: 60 }],
  };
  const of = (...scenarios: readonly object[]) => JSON.stringify({ scenarios });
  const refused = async (text: string) =>
    refusal(await simulate({ "/s.json": text }, "--scenarios", "/s.json"), ["/s.json"]);

  it.each([
    ["", "The file of scenarios is not JSON: Unexpected end of JSON input"],
    ["{", "The file of scenarios is not JSON: Expected property name or '}' in JSON at position 1"],
    ["\ufeff{}", "The file of scenarios is not JSON: Unexpected token"],
    [
      '{"scenarios":[{"id":"a","durationSeconds":NaN}]}',
      "The file of scenarios is not JSON: Unexpected token",
    ],
    ["scenarios:\n  - id: a", "The file of scenarios is not JSON: Unexpected token"],
  ])("%j", async (text, what) => {
    const { parts } = await refused(text);
    expect(parts.what.slice(0, what.length)).toBe(what);
    expect([parts.given, parts.allowed]).toEqual(["/s.json", "docs/schemas/scenarios.schema.json"]);
  });

  it("what is too long", async () => {
    expect((await refused(" ".repeat(1024 * 1024 + 1))).parts).toEqual({
      what: "The file of scenarios is too long",
      given: "/s.json, 1048577 characters",
      allowed: "at most 1048576",
      next: "split it: each file may hold 50 scenarios",
    });
  });

  const SECONDS = "a whole number of seconds from 0 to 86400";
  const DURATION = "a whole number of seconds from 60 to 86400";
  const RATE = "a number of requests per second above 0, at most 1000000000";
  const fault = (change: object) => of({ ...SCENARIO, faults: [{ ...SCENARIO.faults[0], ...change }] });
  const rate = (requestsPerSecond: number) => of({ ...SCENARIO, load: { kind: "rate", requestsPerSecond } });

  it.each([
    ["[]", "the whole: []", "Invalid input: expected object, received array"],
    ["null", "the whole: null", "Invalid input: expected object, received null"],
    ["{}", "scenarios: missing", "Invalid input: expected array, received undefined"],
    [of(), "scenarios: []", "Too small: expected array to have >=1 items"],
    [of({ ...SCENARIO, durationSeconds: 0 }), "scenarios.0.durationSeconds: 0", DURATION],
    [of({ ...SCENARIO, durationSeconds: -60 }), "scenarios.0.durationSeconds: -60", DURATION],
    [of({ ...SCENARIO, durationSeconds: 60.5 }), "scenarios.0.durationSeconds: 60.5", DURATION],
    [of({ ...SCENARIO, durationSeconds: 1e12 }), "scenarios.0.durationSeconds: 1000000000000", DURATION],
    [of(SCENARIO).replace("600", "1e309"), "scenarios.0.durationSeconds: Infinity", DURATION],
    [of({ ...SCENARIO, durationSeconds: "600" }), 'scenarios.0.durationSeconds: "600"', DURATION],
    [of({ ...SCENARIO, durationSeconds: undefined }), "scenarios.0.durationSeconds: missing", DURATION],
    [fault({ lastsSeconds: -1 }), "scenarios.0.faults.0.lastsSeconds: -1", SECONDS],
    [fault({ lastsSeconds: 86_401 }), "scenarios.0.faults.0.lastsSeconds: 86401", SECONDS],
    [fault({ ratio: 2 }), "scenarios.0.faults.0.ratio: 2", "a number from 0 to 1"],
    [fault({ zone: "../a" }), 'scenarios.0.faults.0.zone: "../a"', '"fullest" or { zone: a name }'],
    [fault({ primary: "here" }), 'scenarios.0.faults.0.primary: "here"', '"there" or "elsewhere"'],
    [
      fault({ atSeconds: 600 }),
      `scenarios.0: ${JSON.stringify({ ...SCENARIO, faults: [{ ...SCENARIO.faults[0], atSeconds: 600 }] }).slice(0, 60)}`,
      "everything begins before durationSeconds is over",
    ],
    [rate(0), "scenarios.0.load.requestsPerSecond: 0", RATE],
    [rate(-5), "scenarios.0.load.requestsPerSecond: -5", RATE],
    [rate(1e10), "scenarios.0.load.requestsPerSecond: 10000000000", RATE],
    [
      of({ ...SCENARIO, id: "Mine <script>" }),
      'scenarios.0.id: "Mine <script>"',
      "lower-case letters, digits and hyphens, at most 60",
    ],
    [of({ ...SCENARIO, title: "a\nb" }), 'scenarios.0.title: "a\\nb"', "one line of at most 120 characters"],
    [
      of({ ...SCENARIO, duration: 5 }),
      "scenarios.0.duration: 5",
      "no such field; known are id, title, description, judgedAs, durationSeconds, load, surges, faults, triggerSecondOfDay, triggerAfterScheduleSeconds",
    ],
    [
      of(SCENARIO).replace('"id"', '"__proto__":{"a":1},"id"'),
      'scenarios.0.__proto__: {"a":1}',
      "no such field",
    ],
  ])("%s", async (text, first, allowed) => {
    const lines = (await refused(text)).message.split("\n");
    expect(lines.slice(0, 2)).toEqual(["The file of scenarios has 1 problem:", ""]);
    expect(lines[2]?.slice(0, first.length)).toBe(first);
    expect(lines[3]?.slice(0, 11 + allowed.length)).toBe(`  allowed: ${allowed}`);
    expect(lines[4]).toMatch(/^ {2}next: {4}\S/u);
  });

  it("every wrong field at once, each with what to do", async () => {
    const { message } = await refused(
      of({ ...SCENARIO, durationSecond: 5, durationSeconds: 0, judgedAs: "region" }, { id: "b" }),
    );
    expect(message).toBe(
      `The file of scenarios has 4 problems:

scenarios.0.judgedAs: "region"
  allowed: "application", "infrastructure", "zone" or "surge"
  next:    change \`scenarios.0.judgedAs\`

scenarios.0.durationSeconds: 0
  allowed: ${DURATION}
  next:    change \`scenarios.0.durationSeconds\`

scenarios.0.durationSecond: 5
  allowed: no such field; known are id, title, description, judgedAs, durationSeconds, load, surges, faults, triggerSecondOfDay, triggerAfterScheduleSeconds
  next:    did you mean \`scenarios.0.durationSeconds\`?

scenarios.1.durationSeconds: missing
  allowed: ${DURATION}
  next:    add \`scenarios.1.durationSeconds\`

  given:   /s.json
  allowed: docs/schemas/scenarios.schema.json
  next:    correct the file and run the command again; nothing was written`,
    );
  });

  it("a thousand wrong fields, and shows twenty", async () => {
    const { message } = await refused(of(...Array.from({ length: 40 }, () => ({ id: "A" }))));
    expect(message).toContain("The file of scenarios has 80 problems:\n");
    expect(message).toContain("\n\nand 60 more\n");
  });

  it.each([
    ["one of the ids that are there", "zone-outage", of({ ...SCENARIO, id: "zone-outage" })],
    ["an id twice", "mine", of(SCENARIO, SCENARIO)],
  ])("%s", async (_, given, text) => {
    const { parts } = await refused(text);
    expect([parts.what, parts.given]).toEqual(["Two scenarios have the same id", given]);
  });

  it("a hundred thousand brackets, at once", async () => {
    const { parts } = await refused(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(parts.what).toMatch(/^The file of scenarios /u);
  });
});

describe("a file of scenarios that is none, on a real disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "durable-scenarios-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const refused = async (path: string) => {
    const { error } = await runDrillWith(
      nodeFiles,
      "--stack",
      "durable-prod",
      "--simulate",
      "--scenarios",
      path,
    );
    if (!(error instanceof DurableError))
      throw error instanceof Error ? error : new Error("it was not refused");
    expect(error.exitCode).toBe(1);
    return error.parts;
  };

  it("is missing", async () => {
    const path = join(folder, "none.json");
    expect(await refused(path)).toEqual({
      what: "There is no such file",
      given: path,
      next: "look at the path",
    });
  });

  it("is a folder", async () => {
    const path = join(folder, "folder");
    mkdirSync(path);
    expect(await refused(path)).toEqual({
      what: `Could not read ${path}: EISDIR: illegal operation on a directory, read`,
      next: "that is a folder: give a file",
    });
  });

  it("is in another encoding", async () => {
    const path = join(folder, "utf16.json");
    writeFileSync(path, Buffer.from("\ufeff{}", "utf16le"));
    expect((await refused(path)).what).toMatch(/^The file of scenarios is not JSON: /u);
  });

  it("and nothing is written", () => {
    expect(readdirSync(folder).sort()).toEqual(["folder", "utf16.json"]);
  });
});
