import { hasInternetRoute } from "./exposure";
import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { listOf, valueOf } from "./told-values";

export const databaseSubnets: Rule = {
  id: "database-subnets",
  title: "A database has subnets of its own, without a route to the internet",
  why: "Routes and access lists belong to subnets: what shares the database's shares these, and takes its addresses.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  check: (context) => {
    const { databases, fleets, balancers } = context.topology;
    return databases.flatMap(({ address, subnets }) => {
      const group = readerAt(context, address)?.one("db_subnet_group_name", ["aws_db_subnet_group"]);
      const at = (group && valueOf(group)) ?? address;
      const problems = listOf(subnets).flatMap((place) => {
        const subnet = context.subnets.get(place);
        const users = [...fleets, ...balancers].filter((user) => listOf(user.subnets).includes(place));
        return [
          ...(subnet !== undefined && hasInternetRoute(subnet) ? [`${place} leads to the internet`] : []),
          ...(users.length > 0
            ? [`${place} holds ${users.map((user) => user.address).join(" and ")} too`]
            : []),
        ];
      });
      if (problems.length === 0) return [];
      const fix = "Give the database subnets of its own in every zone, with a route table of their own.";
      return [degrades(at, `${at}.subnet_ids: ${problems.join("; ")}`, fix)];
    });
  },
};
