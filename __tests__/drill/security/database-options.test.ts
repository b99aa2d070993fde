import { explained } from "../../../src/drill/security/rules-parts";
import { environmentWith } from "../../support/environments";
import { openLines } from "./support/flip";
import { rulesOf } from "./support/rules-of";

/** What is meant of the rules about the database's logs and passwords, of an environment without a finding. */
function meant(database: NonNullable<Parameters<typeof environmentWith>[0]["database"]>): readonly string[] {
  const report = rulesOf(environmentWith({ database }));
  expect(openLines(report)).toEqual([]);
  return explained(report)
    .filter(({ rules }) => rules.some((rule) => ["database-every-log", "secret-rotation"].includes(rule)))
    .flatMap(({ name, addresses }) => addresses.map((address) => `${name} ${address}`))
    .sort();
}

describe("the rules about the database", () => {
  it("need an exception for the audit log that there is not, and for the application's password", () => {
    expect(meant({})).toEqual([
      "application-secret aws_secretsmanager_secret.application",
      "no-audit-log aws_db_instance.database",
    ]);
  });

  it("need none for the audit log where it is on", () => {
    expect(meant({ auditLog: { kind: "on" } })).toEqual([
      "application-secret aws_secretsmanager_secret.application",
    ]);
  });

  it("say of an own master password who rotates it, and find nothing at a replica", () => {
    const allows = { kind: "read-replicas", zones: ["us-east-1a"] } as const;
    expect(meant({ auditLog: { kind: "on" }, masterPassword: { kind: "own", allows } })).toEqual([
      "own-passwords aws_secretsmanager_secret.application",
      "own-passwords aws_secretsmanager_secret.database_master",
    ]);
  });

  it("judge what a replica has of its own", () => {
    const allows = { kind: "read-replicas", zones: ["us-east-1a"] } as const;
    const { rules } = rulesOf(environmentWith({ database: { masterPassword: { kind: "own", allows } } }));
    const judged = rules.flatMap(({ rule, results }) =>
      results.some(({ address }) => address === "aws_db_instance.database_replica_us_east_1a") ? [rule] : [],
    );
    expect(judged).toEqual(
      expect.arrayContaining(["database-encryption", "database-public", "deletion-protection"]),
    );
    // Both are its source's.
    expect(judged).not.toContain("database-standby");
    expect(judged).not.toContain("database-backups");
  });
});
