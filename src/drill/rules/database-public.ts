import { fails, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const databasePublic: Rule = {
  id: "database-public",
  title: "A database has no public address",
  why: "A publicly accessible database is one rule away from the internet.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      return valueOf(database.publiclyAccessible) === true
        ? [fails(address, `${address}.publicly_accessible is true`, "Set publicly_accessible = false.")]
        : [];
    }),
};
