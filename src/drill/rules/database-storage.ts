import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const databaseStorage: Rule = {
  id: "database-storage",
  title: "Storage grows before it is full",
  why: "A full disk stops a database until a person makes it larger.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      const [now, most] = [valueOf(database.allocatedStorageGiB), valueOf(database.maximumStorageGiB)];
      if (now === undefined || most === undefined || most > now) return [];
      return [
        degrades(
          address,
          `${address}.max_allocated_storage does not let ${now} GiB grow`,
          "Set max_allocated_storage well above allocated_storage.",
        ),
      ];
    }),
};
