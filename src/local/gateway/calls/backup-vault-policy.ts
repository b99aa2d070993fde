import { apiError } from "../api-error";
import type { GatewayCall } from "../call";
import { jsonAnswer, jsonBody } from "../json-body";
import { Memory } from "../memory";
import { splitTarget } from "../recognise";

export function backupVaultPolicy(): GatewayCall {
  const policies = new Memory<string>();
  return {
    service: "backup",
    actions: [
      "PutBackupVaultAccessPolicy",
      "GetBackupVaultAccessPolicy",
      "DeleteBackupVaultAccessPolicy",
      "ListRecoveryPointsByBackupVault",
    ],
    reason:
      "moto knows neither policies of backup vaults nor what lies in them: they are remembered and not enforced, and every vault is empty",
    answer(request) {
      const { region, action, target } = request;
      const [, , BackupVaultName = ""] = splitTarget(target).path.split("/");
      if (action === "ListRecoveryPointsByBackupVault")
        return Promise.resolve(jsonAnswer({ RecoveryPoints: [] }));
      if (action === "PutBackupVaultAccessPolicy") {
        policies.set(region, BackupVaultName, String(jsonBody(request)["Policy"]));
        return Promise.resolve(jsonAnswer({}));
      }
      const Policy = policies.get(region, BackupVaultName);
      if (Policy === undefined) {
        const message = `The backup vault ${BackupVaultName} has no access policy.`;
        return Promise.resolve(apiError(request, 400, "ResourceNotFoundException", message));
      }
      if (action === "DeleteBackupVaultAccessPolicy") policies.delete(region, BackupVaultName);
      return Promise.resolve(
        jsonAnswer(action === "DeleteBackupVaultAccessPolicy" ? {} : { BackupVaultName, Policy }),
      );
    },
  };
}
