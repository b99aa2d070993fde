import { createHash } from "node:crypto";
import { terminalText } from "../../drill/report/safe-text";
import type { ReviewReport, Risk } from "../review-report";
import { CATALOGUE } from "../risks/catalogue";
import { cutText } from "./document/cut-text";
import { nameOfSource } from "./marker";
import { sarifText } from "./sarif-text";

/** What GitHub shows of one run: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const MOST_RESULTS = 5000;
const LONGEST_TEXT = 1200;

const LEVELS = { critical: "error", high: "error", medium: "warning", low: "note" } as const;
/** GitHub rates by it: over 9.0 is critical, from 7.0 high, from 4.0 medium. Same page. */
const SECURITY_SEVERITIES = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" } as const;

/** The risks as SARIF 2.1.0, for code scanning: one result a risk, waived ones as suppressed, the worst first. */
export function renderSarif(report: ReviewReport): string {
  const results = report.risks.slice(0, MOST_RESULTS);
  const more = report.risks.length - results.length;
  const notes = [
    ...(more === 0 ? [] : [`${more} more risks are left out, the least severe ones: use --json`]),
    ...report.notes,
  ];
  const uri = artifactUri(report.source);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "durable review", rules: rulesOf(results) } },
        automationDetails: { id: `durable-review/${uriPart(nameOfSource(report.source))}/` },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notes.map((note) => ({ level: "note", message: message(note) })),
          },
        ],
        columnKind: "utf16CodeUnits",
        results: results.map((risk) => resultOf(risk, uri)),
        properties: { verdict: report.verdict.level, gateFailed: report.gate.failed },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Only those that there are. A rule's `severity` is the worst it is rated with, a result has its own. */
function rulesOf(risks: readonly Risk[]) {
  const used = new Set(risks.map(({ id }) => id));
  return CATALOGUE.filter(({ id }) => used.has(id)).map(({ id, title, outage, fix, source, severity }) => ({
    id,
    shortDescription: { text: sarifText(title) },
    fullDescription: { text: sarifText(outage) },
    help: { text: sarifText(fix) },
    helpUri: source,
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { "security-severity": SECURITY_SEVERITIES[severity], tags: ["security", "terraform"] },
  }));
}

function resultOf({ id, severity, address, attribute, message: text, fix, waiver }: Risk, uri: string) {
  return {
    ruleId: terminalText(id),
    level: LEVELS[severity],
    message: message(`${cutText(address, LONGEST_TEXT)}: ${cutText(text, LONGEST_TEXT)} Fix: ${fix}`),
    locations: [
      {
        physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
        logicalLocations: [
          { fullyQualifiedName: terminalText(cutText(address, LONGEST_TEXT)), kind: "resource" },
        ],
      },
    ],
    partialFingerprints: { "durableRisk/v1": fingerprint([id, address, attribute ?? ""]) },
    suppressions:
      waiver === undefined
        ? []
        : [
            {
              kind: "external",
              justification: terminalText(
                `${cutText(waiver.reason, LONGEST_TEXT)} (until ${waiver.expires})`,
              ),
            },
          ],
    properties: { severity },
  };
}

function message(text: string): { readonly text: string } {
  return { text: sarifText(cutText(text, 3 * LONGEST_TEXT)) };
}

/** The same risk of the same resource is the same alert in every run. */
function fingerprint(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

/** Code scanning wants a file. A risk has none but what was reviewed; nothing of a machine's folders is told. */
function artifactUri(source: string): string {
  const [, stack] = /^stack (.+)$/su.exec(source) ?? [];
  const parts =
    stack === undefined
      ? [source.startsWith("plan ") ? nameOfSource(source) : "plan.json"]
      : ["cdktf.out", "stacks", stack, "cdk.tf.json"];
  return parts.map(uriPart).join("/");
}

/** Halves of characters are no part of an address, and are written out before. */
function uriPart(text: string): string {
  return encodeURIComponent(terminalText(text));
}
