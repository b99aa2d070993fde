import { hasInternetRoute } from "./exposure";
import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { listOf, valueOf } from "./told-values";

export const databaseSubnets: Rule = {
  id: "database-subnets",
  title: "A database has subnets of its own",
  why: "Routes and access lists belong to subnets: what shares the database's shares these, and takes its addresses.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  check: (context) => {
    const { databases, fleets, balancers } = context.topology;
    return databases.flatMap(({ address, subnets }) => {
      const group = readerAt(context, address)?.one("db_subnet_group_name", ["aws_db_subnet_group"]);
      const at = (group && valueOf(group)) ?? address;
      // A route to the internet in the database's own subnets is a finding of its own: inner-subnet-route.
      const shared = listOf(subnets).flatMap((place) => {
        const users = [...fleets, ...balancers].filter((user) => listOf(user.subnets).includes(place));
        const subnet = context.subnets.get(place);
        const further = subnet !== undefined && hasInternetRoute(subnet) ? ", and leads to the internet" : "";
        return users.length === 0
          ? []
          : [`${place} holds ${users.map((user) => user.address).join(" and ")} too${further}`];
      });
      if (shared.length === 0) return [];
      const fix = "Give the database subnets of its own in every zone, with a route table of their own.";
      return [degrades(at, `${at}.subnet_ids: ${shared.join("; ")}`, fix)];
    });
  },
};
