import { SUBNET } from "../../model/element-types";
import { sortedSet } from "../../model/told";
import { degrades, type Rule } from "./rule";
import { readersOf } from "./rule-context";
import { listOf, valueOf } from "./told-values";

export const subnetRouteTable: Rule = {
  id: "subnet-route-table",
  title: "Subnets in use name their route table",
  why: "A subnet without an association follows the main route table, which every change for another subnet changes too.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
  check: (context) => {
    const associations = readersOf(context, "aws_route_table_association");
    const told = associations
      .filter((association) => association.isWritten("subnet_id"))
      .map((association) => association.one("subnet_id", SUBNET));
    if (told.length === 0 || told.some(({ known }) => !known)) return [];
    const associated = new Set(told.flatMap((subnet) => valueOf(subnet) ?? []));
    const { balancers, fleets, databases } = context.topology;
    const used = sortedSet([...balancers, ...fleets, ...databases].flatMap(({ subnets }) => listOf(subnets)));
    return used
      .filter((address) => context.subnets.has(address) && !associated.has(address))
      .map((address) =>
        degrades(address, `${address} has no route table of its own`, "Add an aws_route_table_association."),
      );
  },
};
