import { DbOptionGroup } from "@cdktf/provider-aws/lib/db-option-group";
import type { Construct } from "constructs";
import type { DatabaseSettings } from "../../config/environment";

export interface AuditOptionsProps {
  readonly auditLog: DatabaseSettings["auditLog"];
  readonly namePrefix: string;
  readonly retained: boolean;
}

/**
 * MySQL has its audit log from a plugin, which an option group brings; undefined without one. MySQL 8.4 takes it:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.html
 */
export function createAuditOptions(
  scope: Construct,
  { auditLog, namePrefix, retained }: AuditOptionsProps,
): DbOptionGroup | undefined {
  if (auditLog.kind === "none") return undefined;
  return new DbOptionGroup(scope, "db-option-group", {
    // A prefix: the old group stays until the instance has taken the new one.
    namePrefix: `${namePrefix}-mysql84-`,
    engineName: "mysql",
    majorEngineVersion: "8.4",
    optionGroupDescription: "MySQL's audit log",
    option: [
      {
        optionName: "MARIADB_AUDIT_PLUGIN",
        optionSettings: [{ name: "SERVER_AUDIT_EVENTS", value: auditLog.events.join(",") }],
      },
    ],
    // AWS deletes none that a snapshot names, and the final one does.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html
    ...(retained ? { skipDestroy: true } : {}),
    lifecycle: { createBeforeDestroy: true },
  });
}
