import { fails, type Rule } from "./rule";
import { readerAt, zonesOf } from "./rule-context";
import { valueOf } from "./told-values";

export const databaseZones: Rule = {
  id: "database-zones",
  title: "A database's subnet group spans at least two zones",
  why: "The standby needs a subnet in another zone; RDS takes it from the subnet group.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      const zones = zonesOf(context, database.subnets);
      if (zones === undefined || zones.length > 1) return [];
      const group = readerAt(context, address)?.one("db_subnet_group_name", ["aws_db_subnet_group"]);
      const at = (group && valueOf(group)) ?? address;
      return [
        fails(
          at,
          `${at}.subnet_ids lies in ${zones.join(", ") || "no zone"} alone`,
          "Name a subnet of every zone in subnet_ids.",
        ),
      ];
    }),
};
