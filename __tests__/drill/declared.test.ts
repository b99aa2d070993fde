import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { declaredFrom, OPT_OUT_RULES } from "../../src/drill/declared-from-environment";
import { declaredSchema, parseDeclared } from "../../src/drill/declared-schema";
import { acknowledge } from "../../src/drill/report/acknowledge";
import { CATALOGUE } from "../../src/drill/rules/catalogue";
import { scenariosSchema } from "../../src/drill/simulation/scenarios/parse-scenarios";
import { reportSchema } from "../../src/drill/report/report-schema";
import { environmentWith, prod } from "../support/environments";
import { rulesReportSchema } from "../../src/drill/security/rules-report-schema";
import { SECURITY_CATALOGUE } from "../../src/drill/security/security-catalogue";
import { refusalFrom } from "./support/refusal";

const BACKEND = "aws_autoscaling_group.backend_group";
const WEB = "aws_autoscaling_group.web_group";

describe("what an environment declares", () => {
  it("is this, of prod", () => {
    const boot = { bootSeconds: { minimum: 45, likely: 90, maximum: 180 }, requestsPerOutsideRequest: 1 };
    const calls = { retries: 0, timeoutSeconds: 30, triesNextAddress: true };
    expect(declaredFrom(prod)).toEqual({
      peakRequestsPerSecond: 180,
      runningVcpuQuota: 64,
      clientDnsSeconds: 60,
      clients: { retries: 0, triesNextAddress: true },
      requests: { needDatabaseRatio: 1, writeRatio: 1 },
      certificatesRenewThemselves: true,
      fleets: {
        [WEB]: { ratedRequestsPerSecond: 400, waitingRequestsPerInstance: 2048, ...boot, calls },
        [BACKEND]: { ratedRequestsPerSecond: 200, waitingRequestsPerInstance: 160, ...boot, calls },
      },
      database: {
        poolSizePerInstance: 32,
        reconnectSeconds: 10,
        dnsSeconds: 5,
        restoreSeconds: { minimum: 900, likely: 3600, maximum: 14_400 },
        upgradeSeconds: { minimum: 60, likely: 180, maximum: 600 },
        readsSecretAgain: true,
      },
      objectives: prod.objectives,
      acknowledgements: [
        {
          rule: "listener-encryption",
          address: "aws_lb_listener.backend_balancer_http",
          reason:
            "inside the VPC, between two security groups; HTTPS takes a name of your own for its certificate",
        },
      ],
    });
  });

  it("names every typed opt-out with its reason, where it is", () => {
    const reason = "a playground that may be lost";
    const scaling = { ratedRequestsPerSecond: 400, headroom: { kind: "waived", reason } } as const;
    const { acknowledgements } = declaredFrom(
      environmentWith({
        protection: { kind: "disposable", reason },
        database: { availability: { kind: "single-az", reason } },
        web: { listener: { kind: "http", reason }, cpuCredits: { kind: "standard", reason }, scaling },
      }),
    );
    expect(acknowledgements.filter((each) => each.reason === reason)).toEqual([
      ...OPT_OUT_RULES.disposable.map((rule) => ({ rule, reason })),
      { rule: "database-standby", address: "aws_db_instance.database", reason },
      { rule: "listener-encryption", address: "aws_lb_listener.web_balancer_http", reason },
      { rule: "static-stability", address: WEB, reason },
      { rule: "cpu-credits", address: "aws_launch_template.web_group_template", reason },
    ]);
  });

  it("names rules that there are", () => {
    const ids = [...CATALOGUE, ...SECURITY_CATALOGUE].map(({ id }) => id);
    expect(
      Object.values(OPT_OUT_RULES)
        .flat()
        .filter((rule) => !ids.includes(rule)),
    ).toEqual([]);
  });

  it("acknowledges a rule at its address, or everywhere without one, and nothing else", () => {
    const finding = (rule: string, address: string) =>
      ({ rule, address, verdict: "degrades", message: "", fix: "" }) as const;
    const findings = [finding("a", "x"), finding("a", "y"), finding("b", "x"), finding("c", "z")];
    expect(
      acknowledge(findings, [
        { rule: "a", address: "x", reason: "one" },
        { rule: "b", reason: "two" },
      ]),
    ).toEqual({
      findings: [findings[1], findings[3]],
      acknowledged: [
        { rule: "a", address: "x", reason: "one" },
        { rule: "b", address: "x", reason: "two" },
      ],
    });
  });
});

describe("--declared FILE", () => {
  it("fills in what is left out, and nothing that would be judged", () => {
    expect(parseDeclared("{}", "d.json")).toEqual({ fleets: {}, objectives: {}, acknowledgements: [] });
  });

  it.each([
    ["{", "not JSON"],
    ["[]", "the whole: Invalid input"],
    ['{"peakRequestsPerSecond":0}', "peakRequestsPerSecond: Too small"],
    ['{"peakRequestsPerSecond":-1}', "peakRequestsPerSecond: Too small"],
    ['{"peakRequestsPerSecond":1e308}', "peakRequestsPerSecond: Too big"],
    ['{"peakRequests":1}', 'the whole: Unrecognized key: "peakRequests"'],
    ['{"objectives":{"region":{}}}', 'objectives: Unrecognized key: "region"'],
    ['{"fleets":{"a":{"bootSeconds":{"minimum":2,"likely":1,"maximum":3}}}}', "minimum <= likely <= maximum"],
    ['{"acknowledgements":[{"rule":"a","reason":" "}]}', "acknowledgements.0.reason"],
    [`"${"x".repeat(1024 * 1024)}"`, "too long"],
  ])("refuses %.60s", (text, said) => {
    const { message, exitCode } = refusalFrom(() => parseDeclared(text, "d.json"));
    expect([message.includes(said), message.includes("d.json"), exitCode]).toEqual([true, true, 1]);
  });
});

describe("published schemas", () => {
  it.each([
    ["declared", z.toJSONSchema(declaredSchema, { io: "input" })],
    ["scenarios", z.toJSONSchema(scenariosSchema, { io: "input" })],
    ["drill", z.toJSONSchema(reportSchema)],
    ["rules", z.toJSONSchema(rulesReportSchema)],
  ])("docs/schemas/%s.schema.json is what the program goes by", (name, schema) => {
    const path = join(__dirname, `../../docs/schemas/${name}.schema.json`);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(schema);
  });
});
