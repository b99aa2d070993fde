import { problemsOf } from "../../src/config/check-environment";
import { prod } from "../../src/environments/prod";
import { broken, paragraphsOf, refusalOf } from "../support/refusals";

/** A refusal is formatted too: that must not hang either. */
describe("an unknown key", () => {
  it.each([
    ["azz", "azz", "did you mean `zones`?"],
    ["availabilityZones", "availabilityZones", "did you mean `zones`?"],
    ["accountID", "accountID", "did you mean `accountId`?"],
    ["deletionProtection", "deletionProtection", "did you mean `protection`?"],
    ["network.vpcCidr", "network.vpcCidr", "did you mean `network.cidr`?"],
    ["web.minSize", "web.minSize", "did you mean `web.minimum`?"],
    ["web.maxmum", "web.maxmum", "did you mean `web.maximum`?"],
    ["web.healthCheck.timeout", "web.healthCheck.timeout", "remove it"],
    [
      "web.healthCheck.timeoutSecond",
      "web.healthCheck.timeoutSecond",
      "did you mean `web.healthCheck.timeoutSeconds`?",
    ],
    ["database.multiAz", "database.multiAz", "did you mean `database.availability`?"],
    ["web.listener.certArn", "web.listener.certArn", "remove it"],
    ["entirelyElse", "entirelyElse", "remove it"],
  ])("%s is refused, and a slip is recognised", (path, at, fix) => {
    const about = problemsOf(broken({ [path]: 1 }));
    expect(about.map((problem) => [problem.path, problem.given, problem.fix])).toEqual([[at, 1, fix]]);
    expect(about[0]?.allowed).toMatch(/^no such field/);
  });

  it("is told what is known in its place", () => {
    expect(problemsOf(broken({ "stateBackend.lock": 1 }))[0]?.allowed).toBe(
      "no such field; known are locking, protection",
    );
  });

  it("of a megabyte is refused at once, and cut", () => {
    const { message } = refusalOf(broken({ ["k".repeat(1_000_000)]: 1 }));
    expect(message.length).toBeLessThan(1000);
  });
});

describe("keys of JavaScript's own", () => {
  const polluted = (text: string, into: string): unknown =>
    JSON.parse(JSON.stringify(prod).replace(into, `${into}${text}`));

  it.each([
    ["at the top", '{"', '__proto__":{"zones":[]},"', "__proto__"],
    ["at the top", '{"', 'constructor":{"prototype":{}},"', "constructor"],
    ["in a group", '"network":{"', '__proto__":{"egress":1},"', "network.__proto__"],
    ["in a group", '"web":{"', 'prototype":1,"', "web.prototype"],
    ["in a union", '"listener":{"', '__proto__":1,"', "web.listener.__proto__"],
    ["among the tags", '"tags":{"', '__proto__":"x","', "tags.__proto__"],
  ])("%s are refused", (_where, into, text, path) => {
    expect(problemsOf(polluted(text, into)).map((problem) => [problem.path, problem.fix])).toEqual([
      [path, "remove it"],
    ]);
    expect(({} as Record<string, unknown>)["egress"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("are no tag that goes missing, where they are harmless", () => {
    expect(problemsOf(polluted('constructor":"acme","', '"tags":{"'))).toEqual([]);
  });
});

describe("a value too large", () => {
  const nested = (depth: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? { a: value } : [value];
    return value;
  };
  const aliases = (levels: number): unknown => {
    let value: unknown = "lol";
    for (let level = 0; level < levels; level += 1) value = Array.from({ length: 10 }, () => value);
    return value;
  };
  const circle: Record<string, unknown> = {};
  circle["again"] = circle;

  it.each([
    ["10 000 levels deep", { extra: nested(10_000) }],
    ["10 000 levels deep in a field", { "web.listener": nested(10_000), zones: nested(10_000) }],
    ["10^30 parts by aliases", { extra: aliases(30), tags: aliases(30) }],
    ["a circle", { extra: circle, web: circle }],
    ["a text of 50 MB", { name: "y".repeat(50_000_000) }],
    ["a text of 9 MB that half looks like secrets", { extra: "password ".repeat(1_000_000) }],
    ["a number without a JSON form", { extra: 10n }],
  ])("(%s) is refused soon and in few words", (_what, changes) => {
    // What took for ever would end by Jest's patience.
    const { message } = refusalOf(broken(changes));
    expect(message.length).toBeLessThan(20_000);
  });
});

describe("a text that would disguise the message", () => {
  it("is shown with its control and direction characters escaped", () => {
    const { message } = refusalOf(
      broken({ "web.instanceType": "\u001b[2Jt3\u202e", "a\u001b[31mb\r\nc": 1 }),
    );
    expect(message).toContain('web.instanceType: "\\u001b[2Jt3\\u{202e}"');
    expect(message).toContain("a\\u{1b}[31mb\\u{d}\\u{a}c: 1");
    expect(message.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe("a secret", () => {
  const github = `ghp_${"a1".repeat(18)}`;
  const secrets: readonly (readonly [
    what: string,
    changes: Record<string, unknown>,
    secret: string,
    path: string,
  ])[] = [
    ["an AWS access key id", { "tags.Key": "AKIAABCDEFGHIJKLMNOP" }, "AKIAABCDEFGHIJKLMNOP", "tags.Key"],
    ["a temporary one", { "tags.Key": "ASIAABCDEFGHIJKLMNOP" }, "ASIAABCDEFGHIJKLMNOP", "tags.Key"],
    ["a GitHub token", { "tags.Key": github }, github, "tags.Key"],
    ["a Slack token", { "tags.Key": "xoxb-1234567890-abc" }, "xoxb-1234567890-abc", "tags.Key"],
    [
      "a private key in a script",
      { "web.boot": { kind: "script", script: "#!/bin/sh\n-----BEGIN RSA PRIVATE KEY-----\nMIIE" } },
      "MIIE",
      "web.boot.script",
    ],
    [
      "a password in a script",
      { "web.boot": { kind: "script", script: "#!/bin/sh\nexport DB_PASSWORD=hunter2hunter2" } },
      "hunter2",
      "web.boot.script",
    ],
    [
      "a password in a script's JSON",
      { "web.boot": { kind: "script", script: '#!/bin/sh\necho {"password": "hunter2"}' } },
      "hunter2",
      "web.boot.script",
    ],
    ["a password by its field's name", { "tags.DbPassword": "hunter2" }, "hunter2", "tags.DbPassword"],
    [
      "a password in a field that is not there",
      { "database.masterPassword": "hunter2" },
      "hunter2",
      "database.masterPassword",
    ],
    [
      "a token in a field of the wrong shape",
      { name: "AKIAABCDEFGHIJKLMNOP" },
      "AKIAABCDEFGHIJKLMNOP",
      "name",
    ],
    [
      "a secret in a value that is refused besides",
      { "tags.Note": "password=hunter22!" },
      "hunter22",
      "tags.Note",
    ],
    [
      "a secret deep in an unknown field",
      { extra: { a: [{ token: "hunter2hunter2" }] } },
      "hunter2",
      "extra.a.0.token",
    ],
    ["a secret for a key", { AKIAABCDEFGHIJKLMNOP: 1 }, "AKIAABCDEFGHIJKLMNOP", "(not shown)"],
  ];

  it.each(secrets)("(%s) is refused and not repeated", (_what, changes, secret, path) => {
    const error = refusalOf(broken(changes));
    expect(error.exitCode).toBe(1);
    expect(error.message).not.toContain(secret);
    expect(JSON.stringify(error.parts)).not.toContain(secret);
    expect(paragraphsOf(error).some((text) => text.startsWith(`${path}: `))).toBe(true);
    expect(JSON.stringify(problemsOf(broken(changes)))).not.toContain(secret);
  });

  it("is told where to keep", () => {
    expect(problemsOf(broken({ "tags.Key": "AKIAABCDEFGHIJKLMNOP" }))).toEqual([
      {
        path: "tags.Key",
        given: "(an AWS access key id, not shown)",
        allowed: "no secret: an environment file is committed",
        fix: "remove it, revoke it, and let the instances read it from Secrets Manager",
      },
    ]);
  });

  it.each([
    [
      "a secret's name",
      { kind: "script", script: "#!/bin/sh\naws secretsmanager get-secret-value --secret-id db" },
    ],
    ["a variable", { kind: "script", script: '#!/bin/sh\npassword="$(fetch)"\ntoken=$1' }],
  ])("is not seen in %s", (_what, boot) => {
    expect(problemsOf(broken({ "web.boot": boot }))).toEqual([]);
  });
});
