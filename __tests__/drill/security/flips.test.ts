import type { RulesReport } from "../../../src/drill/security/rules-report";
import { BALANCING } from "./flips/balancing";
import { DATABASES } from "./flips/databases";
import { INSTANCES } from "./flips/instances";
import { NETWORK } from "./flips/network";
import { STORAGE } from "./flips/storage";
import { WATCHING } from "./flips/watching";
import { openLines, reportAfter, reportOf } from "./support/flip";

const FLIPS = [...NETWORK, ...BALANCING, ...INSTANCES, ...DATABASES, ...STORAGE, ...WATCHING];
const unchanged = {
  state: reportAfter("state", () => undefined),
  durable: reportAfter("durable", () => undefined),
};
const base = { state: openLines(unchanged.state), durable: openLines(unchanged.durable) };
const reports: RulesReport[] = [unchanged.state, unchanged.durable];

describe("one attribute of prod, and exactly these rules speak", () => {
  it.each(FLIPS)("$name", ({ stack, change, data, expected }) => {
    const report = reportAfter(stack, change, data);
    reports.push(report);
    const lines = openLines(report);
    const own = lines.filter((line) => !base[stack].includes(line) || expected.includes(line));
    expect(own.sort()).toEqual([...expected].sort());
  });
});

/** Rules of what must not be there apply to every configuration; a provider's keys are written or are not. */
const NEVER = [
  "default-vpc not applicable",
  "acl-none not applicable",
  "no-users not applicable",
  "no-user-policies not applicable",
  "provider-keys cannot tell",
  "database-security-group not applicable",
];

test("every rule has been seen with each of its verdicts", () => {
  const unread = { module: { x: { source: "./x" } }, resource: { aws_s3_bucket: { x: { bucket: "x" } } } };
  const keys = { provider: { aws: [{ alias: "x", access_key: "AKIA", secret_key: "x" }] }, resource: {} };
  const more = [{ resource: {} }, unread, keys].map((json) => reportOf(json, "a small one"));
  const seen = new Set(
    [...reports, ...more].flatMap(({ rules }) =>
      rules.flatMap(({ rule, verdict, results }) => [
        `${rule} ${verdict}`,
        ...results.map((result) => `${rule} ${result.verdict}`),
      ]),
    ),
  );
  const missing = [...new Set(unchanged.state.rules.map(({ rule }) => rule))].flatMap((rule) =>
    ["pass", "finding", "cannot tell", "not applicable"]
      .map((verdict) => `${rule} ${verdict}`)
      .filter((line) => !seen.has(line)),
  );
  expect(missing).toEqual(NEVER);
});
