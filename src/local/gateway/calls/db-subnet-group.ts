import { isSuccess } from "../api-request";
import { askQuery } from "../ask";
import type { GatewayCall } from "../call";
import { descend, textOf } from "../xml";

export function dbSubnetGroup(): GatewayCall {
  return {
    service: "rds",
    actions: ["ModifyDBSubnetGroup"],
    reason: "moto deletes the subnet group that it modifies: adding a zone fails",
    async answer(request, forward) {
      const ask = (parameters: Readonly<Record<string, string>>) =>
        askQuery(forward, request, "rds", parameters);
      const name = request.form.get("DBSubnetGroupName") ?? "";
      const before = await ask({ Action: "DescribeDBSubnetGroups", DBSubnetGroupName: name });
      const [group] = descend(before, ["DescribeDBSubnetGroupsResult", "DBSubnetGroups", "DBSubnetGroup"]);
      const arn = group === undefined ? "" : (textOf(group, "DBSubnetGroupArn") ?? "");
      const tags = await ask({ Action: "ListTagsForResource", ResourceName: arn });
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      // moto has changed the group and dropped it from its table: a group of the same name takes its place.
      const given = Object.fromEntries(request.form);
      const description = group === undefined ? "" : (textOf(group, "DBSubnetGroupDescription") ?? "");
      await ask({
        DBSubnetGroupDescription: description,
        ...given,
        Action: "CreateDBSubnetGroup",
        ...tagParameters(
          descend(tags, ["ListTagsForResourceResult", "TagList", "Tag"]).map((tag) => [
            textOf(tag, "Key") ?? "",
            textOf(tag, "Value") ?? "",
          ]),
        ),
      });
      await rejoin(name, ask);
      return response;
    },
  };
}

type Ask = (parameters: Readonly<Record<string, string>>) => ReturnType<typeof askQuery>;

/** Instances of the group still point to the one that was dropped. */
async function rejoin(name: string, ask: Ask): Promise<void> {
  const answer = await ask({ Action: "DescribeDBInstances" });
  for (const instance of descend(answer, ["DescribeDBInstancesResult", "DBInstances", "DBInstance"])) {
    const [group] = descend(instance, ["DBSubnetGroup"]);
    if (group === undefined || textOf(group, "DBSubnetGroupName") !== name) continue;
    const identifier = textOf(instance, "DBInstanceIdentifier") ?? "";
    await ask({ Action: "ModifyDBInstance", DBInstanceIdentifier: identifier, DBSubnetGroupName: name });
  }
}

function tagParameters(tags: readonly (readonly [key: string, value: string])[]): Record<string, string> {
  const entries = tags.flatMap(([key, value], index) => [
    [`Tags.Tag.${index + 1}.Key`, key],
    [`Tags.Tag.${index + 1}.Value`, value],
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
