import { randomBytes } from "node:crypto";
import { type ApiRequest, isSuccess, withBody, withForm } from "../api-request";
import type { GatewayCall } from "../call";
import { dbInstancesIn, foldedIdentifier } from "../db-instances";
import { Memory } from "../memory";
import { element, parseXml, printXml, putChild, textOf } from "../xml";

interface Known {
  readonly identifier: string;
  readonly resourceId: string;
}

export function dbResourceIds(): GatewayCall {
  const instances = new Memory<Known>();
  return {
    service: "rds",
    actions: [
      ...["CreateDBInstance", "CreateDBInstanceReadReplica", "PromoteReadReplica"],
      ...["RestoreDBInstanceFromDBSnapshot", "RestoreDBInstanceToPointInTime"],
      ...["ModifyDBInstance", "RebootDBInstance", "StartDBInstance", "StopDBInstance", "DeleteDBInstance"],
      "DescribeDBInstances",
    ],
    reason:
      "moto gives every database instance the same resource id, by which the provider finds it: where there are two, it finds both",
    async answer(request, forward) {
      const { region, action, form } = request;
      const response = await forward(byIdentifier(request, instances.values(region)));
      if (!isSuccess(response)) return response;
      rename(instances, request);
      const root = parseXml(response.body.toString());
      for (const instance of dbInstancesIn(root)) {
        const identifier = foldedIdentifier(textOf(instance, "DBInstanceIdentifier"));
        const known = instances.get(region, identifier) ?? { identifier, resourceId: newResourceId() };
        instances.set(region, identifier, known);
        putChild(instance, element("DbiResourceId", known.resourceId));
      }
      // Another one of the same name is another instance.
      if (action === "DeleteDBInstance")
        instances.delete(region, foldedIdentifier(form.get("DBInstanceIdentifier")));
      return withBody(response, printXml(root));
    },
  };
}

const FILTER_NAME = /^Filters\.Filter\.\d+\.Name$/u;

/** moto is asked for the names of the instances whose resource ids are looked for; where there is none, for none. */
function byIdentifier(request: ApiRequest, known: readonly Known[]): ApiRequest {
  const filters = [...request.form]
    .filter(([name, value]) => FILTER_NAME.test(name) && value === "dbi-resource-id")
    .map(([name]) => name.slice(0, -"Name".length));
  if (filters.length === 0) return request;
  const form = [...request.form].map(([name, value]): [string, string] => {
    const filter = filters.find((prefix) => name.startsWith(prefix));
    if (filter === undefined) return [name, value];
    if (name === `${filter}Name`) return [name, "db-instance-id"];
    const found = known.find(({ resourceId }) => resourceId === value);
    // No identifier has two hyphens in a row.
    return [name, found?.identifier ?? `none--${value}`];
  });
  return withForm(request, new URLSearchParams(form));
}

function rename(instances: Memory<Known>, { region, action, form }: ApiRequest): void {
  const after = form.get("NewDBInstanceIdentifier");
  const before = foldedIdentifier(form.get("DBInstanceIdentifier"));
  const known = instances.get(region, before);
  if (action !== "ModifyDBInstance" || after === null || known === undefined) return;
  instances.delete(region, before);
  instances.set(region, foldedIdentifier(after), { ...known, identifier: foldedIdentifier(after) });
}

/** As RDS writes them: `db-` and 26 letters and digits. */
function newResourceId(): string {
  const letters = [...randomBytes(26)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return `db-${letters.join("")}`;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
