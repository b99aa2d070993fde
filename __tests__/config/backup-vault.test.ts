import { checkBackupVault } from "../../src/config/checks/backup-vault";
import type { EnvironmentInput } from "../../src/config/environment";
import { environmentWith, type Overrides, prod } from "../support/environments";
import { broken, paragraph, paragraphsOf, refusalOf } from "../support/refusals";

const refused = (changes: Readonly<Record<string, unknown>>): string[] =>
  paragraphsOf(refusalOf(broken(changes)));
const daily = (vault: object): Readonly<Record<string, unknown>> => ({
  "database.backupVault": { kind: "daily", ...vault },
});

describe("the backup vault of an environment", () => {
  it("is daily, for 35 days, from 06:00 on, without a lock and a copy", () => {
    expect(prod.database.backupVault).toEqual({
      kind: "daily",
      retentionDays: 35,
      startTime: "06:00",
      lock: { kind: "none" },
      copy: { kind: "none" },
    });
  });

  it("is given up for a reason only", () => {
    expect(refused({ "database.backupVault": { kind: "none" } })).toEqual([
      paragraph(
        "database.backupVault.reason",
        "missing",
        "a reason of 10 to 300 characters on one line: the drill and the review print it",
        "add `database.backupVault.reason`",
      ),
    ]);
  });

  it.each([
    ["retentionDays", 0, "a whole number of days from 1 to 36500"],
    ["retentionDays", 36_501, "a whole number of days from 1 to 36500"],
    ["startTime", "6:00", "hh:mm in UTC"],
    ["startTime", "24:00", "hh:mm in UTC"],
  ])("refuses %s %j", (field, value, allowed) => {
    const path = `database.backupVault.${field}`;
    expect(refused(daily({ [field]: value }))).toEqual([
      paragraph(path, JSON.stringify(value), allowed, `change \`${path}\``),
    ]);
  });

  it("refuses a lock that is none", () => {
    expect(refused(daily({ lock: { kind: "soft" } }))[0]).toContain(
      'allowed: { kind: "none" }, { kind: "governance", minimumRetentionDays } or { kind: "compliance", minimumRetentionDays, changeableForDays }',
    );
    expect(
      refused(daily({ lock: { kind: "compliance", minimumRetentionDays: 7, changeableForDays: 2 } })),
    ).toEqual([
      paragraph(
        "database.backupVault.lock.changeableForDays",
        "2",
        "a whole number of days from 3 to 36500",
        "change `database.backupVault.lock.changeableForDays`",
      ),
    ]);
  });

  it("refuses a lock that would refuse its own backups", () => {
    expect(
      refused(daily({ retentionDays: 7, lock: { kind: "governance", minimumRetentionDays: 8 } })),
    ).toEqual([
      paragraph(
        "database.backupVault.lock.minimumRetentionDays",
        "8",
        "at most `database.backupVault.retentionDays`, here 7: the vault would refuse every backup",
        "lower it, or raise `database.backupVault.retentionDays`",
      ),
    ]);
  });

  it("refuses a lock in a disposable environment, by name", () => {
    const lock = { kind: "governance", minimumRetentionDays: 7 };
    const protection = { kind: "disposable", reason: "a playground of a day" };
    expect(refused({ protection, ...daily({ lock }) })).toEqual([
      paragraph(
        "database.backupVault.lock",
        '"governance"',
        '{ kind: "none" } in a disposable environment: a locked backup stops its destroy half-way',
        "remove `database.backupVault.lock`, or retain the environment",
      ),
    ]);
  });

  it.each(["us-east-1", "us-gov-west-1", "cn-north-1"])("refuses copies from us-east-1 in %s", (region) => {
    expect(refused(daily({ copy: { kind: "region", region } }))).toEqual([
      paragraph(
        "database.backupVault.copy.region",
        `"${region}"`,
        "another region of the partition aws than us-east-1",
        "change `database.backupVault.copy.region`",
      ),
    ]);
  });
});

describe("the hour of the backup", () => {
  const clashes = (startTime: string, database: Overrides<EnvironmentInput["database"]> = {}): number => {
    const environment = environmentWith({ database });
    const backupVault = { ...prod.database.backupVault, kind: "daily", startTime } as const;
    return checkBackupVault({
      ...environment,
      database: { ...environment.database, backupVault } as typeof environment.database,
    }).length;
  };

  // RDS's own: backups 03:00-04:00, maintenance Sunday 04:30-05:30.
  it.each([
    ["05:30", 0, "right after the maintenance"],
    ["05:29", 1, "still in the maintenance of Sunday"],
    ["01:00", 0, "over when the hour before the backup begins"],
    ["01:01", 1, "into the hour before the backup"],
    ["02:30", 1, "in the hour before the backup"],
    ["03:30", 1, "in the backup"],
    ["04:00", 1, "after the backup, in the maintenance"],
    ["23:00", 0, "far away"],
  ])("%s: %i problem (%s)", (startTime, problems) => {
    expect(clashes(startTime)).toBe(problems);
  });

  it("minds a window right after midnight", () => {
    expect(clashes("22:30", { backupWindow: "00:15-00:45" })).toBe(1);
    expect(clashes("22:15", { backupWindow: "00:15-00:45" })).toBe(0);
  });

  it("minds a maintenance right after the week's end", () => {
    expect(clashes("22:30", { maintenanceWindow: "mon:00:15-mon:01:00" })).toBe(1);
    expect(clashes("21:00", { maintenanceWindow: "mon:00:15-mon:01:00" })).toBe(0);
  });
});
