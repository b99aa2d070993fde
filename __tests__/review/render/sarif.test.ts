import { z } from "zod";
import { renderSarif } from "../../../src/review/render/sarif";
import { CATALOGUE } from "../../../src/review/risks/catalogue";
import { HOSTILE_TEXTS, hostileReport } from "./support/hostile";
import { EVERYTHING, report, risk } from "./support/reports";

/** A plain text message: brackets only escaped, braces only doubled. */
const message = z.strictObject({
  text: z
    .string()
    .min(1)
    .regex(/^(?:[^[\]\\{}]|\\[[\]\\]|\{\{|\}\})*$/u),
});
const level = z.enum(["none", "note", "warning", "error"]);

/**
 * What of SARIF 2.1.0 we write, strictly, with what code scanning asks for besides: a file, a line, a fingerprint.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: message,
              fullDescription: message,
              help: message,
              helpUri: z.url(),
              defaultConfiguration: z.strictObject({ level }),
              properties: z.strictObject({
                "security-severity": z.string().regex(/^\d\.\d$/u),
                tags: z.array(z.string()),
              }),
            }),
          ),
        }),
      }),
      automationDetails: z.strictObject({ id: z.string().regex(/^durable-review\/[\w.!~*'()%-]*\/$/u) }),
      invocations: z.tuple([
        z.strictObject({
          executionSuccessful: z.literal(true),
          toolExecutionNotifications: z.array(z.strictObject({ level, message })),
        }),
      ]),
      columnKind: z.literal("utf16CodeUnits"),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          level,
          message,
          locations: z.tuple([
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({
                  uri: z.string().regex(/^[\w.!~*'()%-]+(?:\/[\w.!~*'()%-]+)*$/u),
                }),
                region: z.strictObject({ startLine: z.literal(1) }),
              }),
              logicalLocations: z.tuple([
                z.strictObject({ fullyQualifiedName: z.string(), kind: z.literal("resource") }),
              ]),
            }),
          ]),
          partialFingerprints: z.strictObject({ "durableRisk/v1": z.string().regex(/^[0-9a-f]{64}$/u) }),
          suppressions: z.array(z.strictObject({ kind: z.literal("external"), justification: z.string() })),
          properties: z.strictObject({ severity: z.enum(["critical", "high", "medium", "low"]) }),
        }),
      ),
      properties: z.strictObject({ verdict: z.string(), gateFailed: z.boolean() }),
    }),
  ]),
});

function runOf(text: string) {
  const parsed: unknown = JSON.parse(text);
  return sarifSchema.parse(parsed).runs[0];
}

describe("a review as SARIF", () => {
  it("has a result for every risk, the waived one as suppressed", () => {
    const { results, automationDetails, properties } = runOf(renderSarif(EVERYTHING));
    expect(
      results.map(({ ruleId, level: rated, message: { text }, suppressions }) => [
        ruleId,
        rated,
        text,
        suppressions,
      ]),
    ).toEqual([
      [
        "multi-az-lost",
        "error",
        "aws_db_instance.database: multi_az goes from true to false: the loss of a zone takes it away until a person restores it Fix: Keep multi_az = true.",
        [],
      ],
      [
        "database-replaced",
        "error",
        "aws_db_subnet_group.database: it is replaced Fix: Undo it.",
        [{ kind: "external", justification: "the migration of 7 November (until 2026-12-31)" }],
      ],
      [
        "logs-removed",
        "note",
        "aws_flow_log.all: what was asked for is no longer written down Fix: Keep it.",
        [],
      ],
    ]);
    expect([automationDetails.id, properties]).toEqual([
      "durable-review/durable-prod/",
      { verdict: "critical", gateFailed: true },
    ]);
  });

  it("describes the rules that it uses, and no others", () => {
    const { tool } = runOf(renderSarif(EVERYTHING));
    const used = CATALOGUE.filter(({ id }) => EVERYTHING.risks.some((one) => one.id === id));
    expect(tool.driver.rules.map(({ id, helpUri }) => [id, helpUri])).toEqual(
      used.map(({ id, source }) => [id, source]),
    );
    expect(used).toHaveLength(3);
  });

  it.each([
    ["stack durable-prod", "cdktf.out/stacks/durable-prod/cdk.tf.json"],
    ["plan /home/someone/ci/my plan.json", "my%20plan.json"],
    ["standard input", "plan.json"],
  ])("of %s points at %s", (source, uri) => {
    const { results } = runOf(renderSarif(report({ source, risks: [risk()] })));
    expect(
      results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri),
    ).toEqual([uri]);
  });

  it("tells the same risk by the same fingerprint, and others apart", () => {
    const fingerprints = (rest: Parameters<typeof risk>[0]) =>
      runOf(renderSarif(report({ risks: [risk(rest)] }))).results.map((one) => one.partialFingerprints);
    expect(fingerprints({ message: "in other words", severity: "low" })).toEqual(fingerprints({}));
    const others = [{}, { address: "aws_db_instance.b" }, { attribute: "b" }, { id: "logs-removed" }].map(
      fingerprints,
    );
    expect(new Set(others.map((one) => JSON.stringify(one))).size).toBe(4);
  });

  it("says how many it leaves out", () => {
    const run = runOf(
      renderSarif(report({ risks: Array.from({ length: 5003 }, () => risk()), notes: ["a note"] })),
    );
    expect(run.results).toHaveLength(5000);
    expect(run.invocations[0].toolExecutionNotifications.map((one) => one.message.text)).toEqual([
      "3 more risks are left out, the least severe ones: use --json",
      "a note",
    ]);
  });

  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))("%j stays text", (_, text) => {
    const sarif = renderSarif(hostileReport(`x${text}`));
    expect(runOf(sarif).results).toHaveLength(3);
    expect(sarif).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\0-\t\v-\x1f\x7f-\x9f]/u);
  });
});
