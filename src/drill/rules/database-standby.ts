import { fails, whereTold, type Rule } from "./rule";

export const databaseStandby: Rule = {
  id: "database-standby",
  title: "A database has a standby in another zone",
  why: "Without Multi-AZ the database is gone with its host or its zone until it is restored, and what was written last with it.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      return whereTold(database.multiAz, address, "multi_az", (hasStandby) =>
        hasStandby ? [] : [fails(address, `${address}.multi_az is false`, "Set multi_az = true.")],
      );
    }),
};
