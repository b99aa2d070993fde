import { checkEnvironment } from "../../src/config/check-environment";
import type { EnvironmentInput } from "../../src/config/environment";
import { prod } from "../../src/environments/prod";
import { broken, paragraph, paragraphsOf, refusalOf } from "../support/refusals";

const MINUTES = "a whole number of minutes from 1 to 1440";
const HTTPS =
  "an https URL without user, query and fragment: a token in it would stand in the JSON and in the state";
const NO_SECRET = "no secret: an environment file is committed";
const REVOKE = "remove it, revoke it, and let the instances read it from Secrets Manager";

describe("the operations of an environment that says nothing of them", () => {
  it("are these: every alarm on, nobody subscribed, no target of zone drills", () => {
    const tier = {
      balancerErrorsPerMinute: 10,
      targetErrorsPerMinute: 10,
      latencyPercentile: 99,
      latencySeconds: 2,
      unhealthyMinutes: 5,
      belowMinimumMinutes: 5,
      atMaximumMinutes: 15,
      zoneImbalanceMinutes: 15,
      cpuCredits: 30,
    };
    expect(checkEnvironment(prod).operations).toEqual({
      alarms: {
        kind: "on",
        web: tier,
        backend: tier,
        database: {
          cpuPercent: 90,
          connectionsPercent: 80,
          freeStoragePercent: 5,
          freeMemoryPercent: 5,
          cpuCredits: 10,
          replicaLagSeconds: 60,
        },
      },
      subscriptions: [],
      faultInjection: { kind: "none" },
    });
  });

  it("keep every other threshold where one is given", () => {
    const alarms = { kind: "on", web: { latencySeconds: 0.5 } };
    const checked = checkEnvironment(broken({ "operations.alarms": alarms }) as EnvironmentInput);
    expect(checked.operations.alarms).toMatchObject({
      web: { latencySeconds: 0.5, latencyPercentile: 99 },
      backend: { latencySeconds: 2 },
    });
  });
});

describe("of operations, a bad value", () => {
  const REASON = "a reason of 10 to 300 characters on one line: the drill and the review print it";
  const alarms = (part: object) => ({ "operations.alarms": { kind: "on", ...part } });
  const subscribed = (...subscriptions: object[]) => ({ "operations.subscriptions": subscriptions });

  it.each([
    [
      { "operations.alarms": false },
      "alarms",
      "false",
      '{ kind: "on" } or { kind: "none", reason }',
      "change",
    ],
    [{ "operations.alarms": { kind: "none" } }, "alarms.reason", "missing", REASON, "add"],
    [alarms({ web: { unhealthyMinutes: 0 } }), "alarms.web.unhealthyMinutes", "0", MINUTES, "change"],
    [alarms({ web: { atMaximumMinutes: 1441 } }), "alarms.web.atMaximumMinutes", "1441", MINUTES, "change"],
    [
      alarms({ backend: { latencySeconds: 0 } }),
      "alarms.backend.latencySeconds",
      "0",
      "a number of seconds above 0, at most 60",
      "change",
    ],
    [
      alarms({ web: { latencyPercentile: 100 } }),
      "alarms.web.latencyPercentile",
      "100",
      "a whole number of percent from 50 to 99",
      "change",
    ],
    [
      alarms({ database: { cpuPercent: 100 } }),
      "alarms.database.cpuPercent",
      "100",
      "a whole number of percent from 1 to 99",
      "change",
    ],
    [
      { "operations.faultInjection": "tagged" },
      "faultInjection",
      '"tagged"',
      '{ kind: "none" } or { kind: "tagged" }',
      "change",
    ],
    [
      subscribed({ kind: "sms", number: "1" }),
      "subscriptions.0.kind",
      '"sms"',
      '{ kind: "email", address } or { kind: "https", url }',
      "change",
    ],
    [
      subscribed({ kind: "email", address: "on-call" }),
      "subscriptions.0.address",
      '"on-call"',
      "an e-mail address",
      "change",
    ],
    ...["http://hooks.example.com/a", "https://hooks.example.com/a?b=c", "https://localhost/a"].map(
      (url): [object, string, string, string, string] => [
        subscribed({ kind: "https", url }),
        "subscriptions.0.url",
        JSON.stringify(url),
        HTTPS,
        "change",
      ],
    ),
  ])("%j is refused for that alone", (changes, path, shown, allowed, verb) => {
    const full = `operations.${path}`;
    expect(paragraphsOf(refusalOf(broken({ ...changes })))).toEqual([
      paragraph(full, shown, allowed, `${verb} \`${full}\``),
    ]);
  });

  it("that repeats a subscription is refused", () => {
    const twice = { kind: "email", address: "on-call@example.com" };
    expect(paragraphsOf(refusalOf(broken(subscribed(twice, twice))))).toEqual([
      paragraph(
        "operations.subscriptions.1",
        '"on-call@example.com"',
        "each endpoint once",
        "remove `operations.subscriptions.1`",
      ),
    ]);
  });

  // An address of a web hook is often its only key.
  it.each([
    "https://hooks.example.com/services/T0001/B0001/Ab3dEf6hIj9kLm2n",
    "https://events.example.com/integration/0123456789abcdef0123456789abcdef/enqueue",
  ])("%s holds a token: it is refused, and not repeated", (url) => {
    const error = refusalOf(broken(subscribed({ kind: "https", url })));
    expect(paragraphsOf(error)).toEqual([
      paragraph(
        "operations.subscriptions.0.url",
        '"(an address that holds a token, not shown)"',
        NO_SECRET,
        REVOKE,
      ),
    ]);
    expect(error.message).not.toContain(url);
  });

  it("with a login in the address is refused, and not repeated", () => {
    const error = refusalOf(
      broken(subscribed({ kind: "https", url: "https://ops:hunter2@hooks.example.com/a" })),
    );
    expect(error.message).not.toContain("hunter2");
    expect(paragraphsOf(error).map((text) => text.split("\n")[0])).toEqual([
      'operations.subscriptions.0.url: "(not shown)"',
      'operations.subscriptions.0.url: "(an address that holds a login, not shown)"',
    ]);
  });

  it("leaves scripts alone that merely name addresses", () => {
    const script = "#!/bin/bash\ncurl https://example.com/releases/service-1234567890abcdef/a.tar.gz\n";
    expect(() =>
      checkEnvironment(broken({ "web.boot": { kind: "script", script } }) as EnvironmentInput),
    ).not.toThrow();
  });
});

describe("a database class whose memory is not known", () => {
  const unknown = { "database.instanceClass": "db.x1.16xlarge" };

  it("asks for the figures that follow from it elsewhere", () => {
    expect(paragraphsOf(refusalOf(broken(unknown)))).toEqual(
      ["connections", "freeMemoryMiB"].map((field) =>
        paragraph(
          `operations.alarms.database.${field}`,
          "missing",
          "a number: how much memory db.x1.16xlarge has is not known here",
          `add \`operations.alarms.database.${field}\`, or choose another \`database.instanceClass\``,
        ),
      ),
    );
  });

  it("is fine with them, and without alarms", () => {
    const database = { connections: 1000, freeMemoryMiB: 512 };
    for (const alarms of [
      { kind: "on", database },
      { kind: "none", reason: "a test without alarms" },
    ])
      expect(() =>
        checkEnvironment(broken({ ...unknown, "operations.alarms": alarms }) as EnvironmentInput),
      ).not.toThrow();
  });
});
