import { randomUUID } from "node:crypto";
import { apiError } from "../api-error";
import { type ApiRequest, isSuccess, withBody } from "../api-request";
import type { GatewayCall } from "../call";
import { type JsonBody, jsonAnswer, jsonBody } from "../json-body";
import { Memory } from "../memory";
import { splitTarget } from "../recognise";

interface KnownPlan {
  readonly name: string;
  /** As an update wrote it; undefined while moto has the one in force. */
  readonly written?: { readonly document: JsonBody; readonly versionId: string };
}

export function backupPlan(): GatewayCall {
  const plans = new Memory<KnownPlan>();
  return {
    service: "backup",
    actions: ["CreateBackupPlan", "GetBackupPlan", "UpdateBackupPlan", "DeleteBackupPlan"],
    reason:
      "moto cannot change a backup plan, and keeps the name of a deleted one: neither a changed retention nor a second deploy would come through",
    async answer(request, forward) {
      const { region, action } = request;
      if (action === "CreateBackupPlan") {
        const content = jsonBody(request);
        const document = content["BackupPlan"] as JsonBody;
        const name = String(document["BackupPlanName"]);
        if (plans.values(region).some((plan) => plan.name === name))
          return apiError(request, 400, "AlreadyExistsException", `A backup plan ${name} already exists.`);
        const unique = { ...document, BackupPlanName: `${name}~${randomUUID()}` };
        const body = Buffer.from(JSON.stringify({ ...content, BackupPlan: unique }));
        const response = await forward({ ...request, body });
        if (isSuccess(response)) plans.set(region, String(jsonBody(response)["BackupPlanId"]), { name });
        return response;
      }
      const id = planId(request);
      const plan = plans.get(region, id);
      if (action === "UpdateBackupPlan" && plan !== undefined) {
        const document = jsonBody(request)["BackupPlan"] as JsonBody;
        const versionId = randomUUID();
        plans.set(region, id, { name: String(document["BackupPlanName"]), written: { document, versionId } });
        return jsonAnswer({ BackupPlanId: id, VersionId: versionId, CreationDate: now() });
      }
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      if (action === "DeleteBackupPlan") plans.delete(region, id);
      if (action !== "GetBackupPlan" || plan === undefined) return response;
      return withBody(response, JSON.stringify(inForce(jsonBody(response), plan)));
    },
  };
}

function inForce(answer: JsonBody, { name, written }: KnownPlan): JsonBody {
  if (written === undefined)
    return { ...answer, BackupPlan: { ...(answer["BackupPlan"] as JsonBody), BackupPlanName: name } };
  return { ...answer, VersionId: written.versionId, BackupPlan: written.document };
}

function planId({ target }: ApiRequest): string {
  return splitTarget(target).path.split("/")[3] ?? "";
}

/** As AWS's JSON writes moments. */
function now(): number {
  return Math.round(Date.now() / 1000);
}
