import { problemsOf } from "../../src/config/check-environment";
import { broken } from "../support/refusals";

/** path, the wrong value, what is said of it: where, what is allowed, what to do. */
type Refused = readonly [path: string, value: unknown, at: string, allowed: string, fix: string];

function expectRefused([path, value, at, allowed, fix]: Refused): void {
  const problems = problemsOf(broken({ [path]: value }));
  expect(problems.map((problem) => [problem.path, problem.allowed, problem.fix])).toEqual([
    [at, allowed, fix],
  ]);
}

const SLOW_START = "0, or a whole number of seconds from 30 to 900";

describe("how a balancer spreads requests", () => {
  it.each<Refused>([
    [
      "web.balancing",
      { kind: "random" },
      "web.balancing.kind",
      '{ kind: "round-robin" }, { kind: "round-robin", slowStartSeconds } or { kind: "least-outstanding-requests" }',
      "change `web.balancing.kind`",
    ],
    ...[-1, 1, 29, 901, 30.5, "30"].map((slowStartSeconds): Refused => [
      "backend.balancing",
      { kind: "round-robin", slowStartSeconds },
      "backend.balancing.slowStartSeconds",
      SLOW_START,
      "change `backend.balancing.slowStartSeconds`",
    ]),
    // AWS takes a slow start with no other algorithm.
    [
      "web.balancing",
      { kind: "least-outstanding-requests", slowStartSeconds: 30 },
      "web.balancing.slowStartSeconds",
      "no such field",
      "remove it",
    ],
    [
      "web.desyncMitigation",
      "monitor",
      "web.desyncMitigation",
      'one of "strictest", "defensive"',
      "change `web.desyncMitigation`",
    ],
  ])("refuses %s of %j", (...refused) => {
    expectRefused(refused);
  });

  it.each([0, 30, 900])("takes a slow start of %d seconds", (slowStartSeconds) => {
    expect(problemsOf(broken({ "web.balancing": { kind: "round-robin", slowStartSeconds } }))).toEqual([]);
  });
});

describe("the firewall", () => {
  const RATE = "a whole number of requests per five minutes from 10 to 2000000000";
  const WAYS = '{ kind: "managed" } or { kind: "none", reason }';

  it.each<Refused>([
    ["web.firewall", { kind: "off" }, "web.firewall.kind", WAYS, "change `web.firewall.kind`"],
    ...[9, 2_000_000_001, 100.5, "2000"].map((requestsPerAddress): Refused => [
      "web.firewall",
      { kind: "managed", requestsPerAddress },
      "web.firewall.requestsPerAddress",
      RATE,
      "change `web.firewall.requestsPerAddress`",
    ]),
    [
      "web.firewall",
      { kind: "none" },
      "web.firewall.reason",
      "a reason of 10 to 300 characters on one line: the drill and the review print it",
      "add `web.firewall.reason`",
    ],
    [
      "web.firewall",
      { kind: "managed", exceptions: [{ rule: "no rule!", reason: "users upload pictures" }] },
      "web.firewall.exceptions.0.rule",
      "the name of a rule of AWS's common rule set, such as SizeRestrictions_BODY",
      "change `web.firewall.exceptions.0.rule`",
    ],
    [
      "web.firewall",
      {
        kind: "managed",
        exceptions: [
          { rule: "SizeRestrictions_BODY", reason: "users upload pictures" },
          { rule: "SizeRestrictions_BODY", reason: "users upload films as well" },
        ],
      },
      "web.firewall.exceptions.1.rule",
      "each rule once",
      "remove `web.firewall.exceptions.1`",
    ],
    [
      "web.firewall",
      { kind: "managed", whenUnreachable: "wait" },
      "web.firewall.whenUnreachable",
      'one of "pass", "refuse"',
      "change `web.firewall.whenUnreachable`",
    ],
    [
      "backend.firewall",
      { kind: "managed" },
      "backend.firewall",
      expect.stringMatching(/^no such field/),
      "remove it",
    ],
  ])("refuses %s of %j", (...refused) => {
    expectRefused(refused);
  });
});

describe("a domain", () => {
  const HOST =
    "a host name such as www.example.com: at most 64 lower-case letters, digits, hyphens and dots, no wildcard, other alphabets as xn--…";
  const zone = { kind: "existing", id: "Z123", name: "example.com" };
  const listener = (more: object) => ({ kind: "https", domain: { name: "www.example.com", zone, ...more } });
  const at = "web.listener.domain";

  it.each([
    ["a wildcard", "*.example.com"],
    ["upper case", "WWW.example.com"],
    ["another alphabet", "müller.example.com"],
    ["no dot", "localhost"],
    ["a dot at the end", "www.example.com."],
    ["an address", "10.0.0.1"],
    ["a hyphen at a label's end", "www-.example.com"],
    ["a label of 64 characters", `${"a".repeat(64)}.com`],
    ["65 characters", `${"a".repeat(53)}.example.com`],
    ["more than 253 characters", `${"a.".repeat(125)}example.com`],
    ["an expression", "${var.x}.example.com"],
    ["a line's end", "www.example.com\n"],
  ])("is refused with %s", (_what, name) => {
    expectRefused(["web.listener", listener({ name }), `${at}.name`, HOST, `change \`${at}.name\``]);
  });

  it.each<Refused>([
    [
      "web.listener",
      listener({ name: "www.example.org" }),
      `${at}.name`,
      "example.com, or a name that ends with .example.com",
      `change \`${at}.name\` or \`${at}.zone\``,
    ],
    // Ends with the zone's letters, and lies in another zone.
    [
      "web.listener",
      listener({ name: "badexample.com" }),
      `${at}.name`,
      "example.com, or a name that ends with .example.com",
      `change \`${at}.name\` or \`${at}.zone\``,
    ],
    [
      "web.listener",
      listener({ zone: { kind: "existing", id: "/hostedzone/Z123", name: "example.com" } }),
      `${at}.zone.id`,
      "the id of a hosted zone, such as Z0123456789ABCDEFGHIJ",
      `change \`${at}.zone.id\``,
    ],
    [
      "web.listener",
      listener({ zone: { kind: "private" } }),
      `${at}.zone.kind`,
      '{ kind: "existing", id, name } or { kind: "created" }',
      `change \`${at}.zone.kind\``,
    ],
    [
      "web.listener",
      listener({ keyAlgorithm: "RSA_1024" }),
      `${at}.keyAlgorithm`,
      'one of "RSA_2048", "EC_prime256v1"',
      `change \`${at}.keyAlgorithm\``,
    ],
    [
      "web.listener",
      { ...listener({}), certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/1" },
      "web.listener",
      '{ kind: "https", certificateArn } or { kind: "https", domain: { name, zone } }',
      "change `web.listener`",
    ],
    [
      "web.listener",
      { kind: "tls" },
      "web.listener.kind",
      '{ kind: "https", certificateArn }, { kind: "https", domain: { name, zone } } or { kind: "http", reason }',
      "change `web.listener.kind`",
    ],
  ])("refuses %s of %j", (...refused) => {
    expectRefused(refused);
  });

  it.each(["www.example.com", "example.com", "xn--mller-kva.example.com", "a.b.c.example.com"])(
    "may be %s",
    (name) => {
      expect(problemsOf(broken({ "web.listener": listener({ name }) }))).toEqual([]);
    },
  );

  it("is refused in GovCloud, where no public zone could prove it", () => {
    const govcloud = {
      region: "us-gov-west-1",
      zones: ["us-gov-west-1a", "us-gov-west-1b"],
      "web.listener": listener({}),
    };
    expect(problemsOf(broken(govcloud)).map(({ path }) => path)).toEqual([at]);
  });
});
