import { broken, paragraph, paragraphsOf, refusalOf } from "../support/refusals";

const refused = (restore: unknown): string[] =>
  paragraphsOf(refusalOf(broken({ "database.restore": restore })));

describe("the restore of a database", () => {
  it.each([
    [
      { kind: "snapshot", snapshotIdentifier: "" },
      "snapshotIdentifier",
      "the identifier of a snapshot, or its ARN",
    ],
    [
      { kind: "snapshot", snapshotIdentifier: "a b" },
      "snapshotIdentifier",
      "the identifier of a snapshot, or its ARN",
    ],
    [
      { kind: "point-in-time", sourceIdentifier: "a--b", at: "latest" },
      "sourceIdentifier",
      "an RDS identifier: letters, digits and single hyphens, from a letter on, at most 63",
    ],
    [
      { kind: "point-in-time", sourceIdentifier: "old", at: "2026-11-27 08:30" },
      "at",
      '"latest", or a moment in UTC such as "2026-11-27T08:30:00Z"',
    ],
    [
      { kind: "point-in-time", sourceIdentifier: "old", at: "2026-13-27T08:30:00Z" },
      "at",
      '"latest", or a moment in UTC such as "2026-11-27T08:30:00Z"',
    ],
  ])("%j is refused", (restore, field, allowed) => {
    const path = `database.restore.${field}`;
    const shown = JSON.stringify((restore as Record<string, unknown>)[field]);
    expect(refused(restore)).toEqual([paragraph(path, shown, allowed, `change \`${path}\``)]);
  });

  it("offers every way where the kind is none", () => {
    expect(refused({ kind: "tape" })[0]).toContain(
      'allowed: { kind: "snapshot", snapshotIdentifier } or { kind: "point-in-time", sourceIdentifier, at }',
    );
  });

  it("refuses a source that has the name which the new one takes", () => {
    expect(
      refused({ kind: "point-in-time", sourceIdentifier: "durable-prod-database", at: "latest" }),
    ).toEqual([
      paragraph(
        "database.restore.sourceIdentifier",
        '"durable-prod-database"',
        "the name that the old database was given to make room: an identifier is there once",
        "rename it first, for example to durable-prod-database-before: docs/restore.md",
      ),
    ]);
  });
});
