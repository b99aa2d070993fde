import { randomUUID } from "node:crypto";
import { apiError } from "../api-error";
import type { GatewayCall } from "../call";
import { type JsonBody, jsonAnswer, jsonBody } from "../json-body";
import { Memory } from "../memory";
import { splitTarget } from "../recognise";

export function backupSelection(): GatewayCall {
  const selections = new Memory<JsonBody>();
  return {
    service: "backup",
    actions: ["CreateBackupSelection", "GetBackupSelection", "DeleteBackupSelection"],
    reason: "moto knows no selections: what a backup plan backs up could not be said",
    answer(request) {
      const { region, action, target } = request;
      const [, , , BackupPlanId = "", , given] = splitTarget(target).path.split("/");
      const SelectionId = action === "CreateBackupSelection" ? randomUUID() : (given ?? "");
      if (action === "CreateBackupSelection") {
        const { BackupSelection, CreatorRequestId } = jsonBody(request);
        const CreationDate = Math.round(Date.now() / 1000);
        const made = { SelectionId, BackupPlanId, CreationDate };
        selections.set(region, SelectionId, { ...made, BackupSelection, CreatorRequestId });
        return Promise.resolve(jsonAnswer(made));
      }
      const known = selections.get(region, SelectionId);
      if (known === undefined) {
        const message = `There is no backup selection ${SelectionId}.`;
        return Promise.resolve(apiError(request, 400, "ResourceNotFoundException", message));
      }
      if (action === "DeleteBackupSelection") selections.delete(region, SelectionId);
      return Promise.resolve(jsonAnswer(action === "DeleteBackupSelection" ? {} : known));
    },
  };
}
