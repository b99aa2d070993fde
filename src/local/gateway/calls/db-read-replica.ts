import { isSuccess, withForm } from "../api-request";
import { askQuery } from "../ask";
import type { GatewayCall } from "../call";

export function dbReadReplica(): GatewayCall {
  return {
    service: "rds",
    actions: ["CreateDBInstanceReadReplica"],
    reason:
      "moto makes a replica with all that its source has: a standby and backups too, which on AWS it has only where they are asked for",
    async answer(request, forward) {
      const form = new URLSearchParams(request.form);
      for (const [name, value] of OTHERWISE) if (!form.has(name)) form.set(name, value);
      const response = await forward(withForm(request, form));
      if (isSuccess(response))
        await askQuery(forward, request, "rds", {
          Action: "ModifyDBInstance",
          DBInstanceIdentifier: form.get("DBInstanceIdentifier") ?? "",
          BackupRetentionPeriod: "0",
        });
      return response;
    },
  };
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html */
const OTHERWISE = [
  ["MultiAZ", "false"],
  ["DeletionProtection", "false"],
] as const;
