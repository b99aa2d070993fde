import { databaseScope } from "../../support/database-scope";
import { resource } from "../../support/stack-json";

const INSTANCE = "aws_db_instance.database_db-instance";
const plain = resource(databaseScope().json, INSTANCE);
const IGNORED = ["snapshot_identifier", "restore_to_point_in_time"];

describe("a database that is restored", () => {
  it("is made from a snapshot, and is else the same", () => {
    const restore = { kind: "snapshot", snapshotIdentifier: "orders-2026-11-27" } as const;
    expect(resource(databaseScope({ settings: { restore } }).json, INSTANCE)).toEqual({
      ...plain,
      snapshot_identifier: "orders-2026-11-27",
      lifecycle: { prevent_destroy: true, ignore_changes: IGNORED },
    });
  });

  it.each([
    ["2026-11-27T08:30:00Z", { restore_time: "2026-11-27T08:30:00Z" }],
    ["latest", { use_latest_restorable_time: true }],
  ])("is made from another one as it was at %s, and is else the same", (at, moment) => {
    const restore = { kind: "point-in-time", sourceIdentifier: "orders-before", at } as const;
    expect(resource(databaseScope({ settings: { restore } }).json, INSTANCE)).toEqual({
      ...plain,
      restore_to_point_in_time: { source_db_instance_identifier: "orders-before", ...moment },
      lifecycle: { prevent_destroy: true, ignore_changes: IGNORED },
    });
  });

  it("is nothing that a database without one knows of", () => {
    expect(plain["lifecycle"]).toEqual({ prevent_destroy: true });
    expect(IGNORED.filter((attribute) => attribute in plain)).toEqual([]);
  });
});
