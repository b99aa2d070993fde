import { withForm } from "../api-request";
import { askQuery } from "../ask";
import type { GatewayCall } from "../call";
import { childOf, descend } from "../xml";

const MANAGED = "ManageMasterUserPassword";

export function dbMasterSecret(): GatewayCall {
  return {
    service: "rds",
    actions: ["ModifyDBInstance"],
    reason:
      "moto makes another master secret when one is asked for that is there already, as Terraform does of an instance that it imports: everything that names the secret would change in the middle of that apply",
    async answer(request, forward) {
      if (request.form.get(MANAGED) !== "true") return forward(request);
      const answer = await askQuery(forward, request, "rds", {
        Action: "DescribeDBInstances",
        DBInstanceIdentifier: request.form.get("DBInstanceIdentifier") ?? "",
      });
      const [instance] = descend(answer, ["DescribeDBInstancesResult", "DBInstances", "DBInstance"]);
      if (instance === undefined || childOf(instance, "MasterUserSecret") === undefined)
        return forward(request);
      const form = new URLSearchParams(request.form);
      form.delete(MANAGED);
      form.delete("MasterUserSecretKmsKeyId");
      return forward(withForm(request, form));
    },
  };
}
