import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import type { DatabaseSettings } from "../../config/environment";

/** The logs that RDS sends to CloudWatch. */
export function exportedLogs({ auditLog }: DatabaseSettings): readonly string[] {
  return [...(auditLog.kind === "on" ? ["audit"] : []), "error", "general", "slowquery"];
}

export interface LogGroupsProps {
  /** Of the instance. */
  readonly identifier: string;
  readonly settings: DatabaseSettings;
  readonly keyArn: string;
  /** What stands before the name of each log, in its construct's id. */
  readonly idPrefix: string;
}

/** RDS makes missing log groups itself, without key and retention. */
export function createLogGroups(
  scope: Construct,
  { identifier, settings, keyArn, idPrefix }: LogGroupsProps,
): CloudwatchLogGroup[] {
  return exportedLogs(settings).map(
    (log) =>
      new CloudwatchLogGroup(scope, `${idPrefix}${log}`, {
        name: `/aws/rds/instance/${identifier}/${log}`,
        retentionInDays: settings.logRetentionDays,
        kmsKeyId: keyArn,
      }),
  );
}
