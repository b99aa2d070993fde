import { broken, paragraph, paragraphsOf, refusalOf } from "../support/refusals";

const refused = (field: string, value: unknown): readonly string[] =>
  paragraphsOf(refusalOf(broken({ [`database.${field}`]: value })));
const own = (allows: unknown) => ({ kind: "own", allows });
const ZONES = "database.masterPassword.allows.zones";

describe("the master password", () => {
  it("that RDS manages excludes replicas and blue/green updates", () => {
    for (const kind of ["read-replicas", "blue-green-updates"])
      expect(refused("masterPassword", { kind: "managed", allows: { kind } })[0]).toContain(
        "database.masterPassword.allows",
      );
  });

  it("of one's own allows one of the two: no kind has both", () => {
    const both = { kind: "blue-green-updates", zones: ["us-east-1a"] };
    expect(refused("masterPassword", own(both))[0]).toContain("database.masterPassword.allows.zones");
    expect(refused("masterPassword", own({ kind: "both" }))[0]).toContain(
      '{ kind: "nothing" }, { kind: "read-replicas", zones } or { kind: "blue-green-updates" }',
    );
  });

  it.each([
    [["us-east-1a", "us-east-1a"], "us-east-1a, us-east-1a"],
    [["us-east-1c"], "us-east-1c"],
  ])("allows replicas in zones of the environment, one in each: not in %j", (zones, shown) => {
    expect(refused("masterPassword", own({ kind: "read-replicas", zones }))).toEqual([
      paragraph(
        ZONES,
        `"${shown}"`,
        "zones of the environment, each once: us-east-1a, us-east-1b",
        `change \`${ZONES}\``,
      ),
    ]);
  });

  it("allows replicas in at least one zone", () => {
    expect(refused("masterPassword", own({ kind: "read-replicas", zones: [] }))[0]).toContain(
      "at least one zone",
    );
  });
});

describe("the audit log", () => {
  it.each([
    [["TABLE"], "one of"],
    [["CONNECT", "CONNECT"], "events of the audit log, each once"],
    [[], "at least one event"],
  ])("refuses the events %j", (events, allowed) => {
    expect(refused("auditLog", { kind: "on", events })[0]).toContain(allowed);
  });
});
