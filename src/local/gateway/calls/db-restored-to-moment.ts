import { isSuccess, withBody } from "../api-request";
import type { GatewayCall } from "../call";
import { dbInstancesIn, foldedIdentifier } from "../db-instances";
import { Memory } from "../memory";
import { parseXml, printXml, removeChild, textOf } from "../xml";

const SOURCE = "ReadReplicaSourceDBInstanceIdentifier";

export function dbRestoredToMoment(): GatewayCall {
  const restored = new Memory<true>();
  return {
    service: "rds",
    actions: [
      ...["RestoreDBInstanceToPointInTime", "ModifyDBInstance", "DeleteDBInstance"],
      "DescribeDBInstances",
    ],
    reason:
      "moto answers an instance that was restored to a moment as a read replica of the one it was restored from: the provider would promote it",
    async answer(request, forward) {
      const { region, action, form } = request;
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      const identifier = foldedIdentifier(form.get("DBInstanceIdentifier"));
      if (action === "RestoreDBInstanceToPointInTime")
        restored.set(region, foldedIdentifier(form.get("TargetDBInstanceIdentifier")), true);
      if (action === "DeleteDBInstance") restored.delete(region, identifier);
      const renamed = form.get("NewDBInstanceIdentifier");
      if (renamed !== null && restored.get(region, identifier) === true) {
        restored.delete(region, identifier);
        restored.set(region, foldedIdentifier(renamed), true);
      }
      const root = parseXml(response.body.toString());
      for (const instance of dbInstancesIn(root))
        if (restored.get(region, foldedIdentifier(textOf(instance, "DBInstanceIdentifier"))) === true)
          removeChild(instance, SOURCE);
      return withBody(response, printXml(root));
    },
  };
}
