import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const databaseEncryption: Rule = {
  id: "database-encryption",
  title: "A database's storage is encrypted",
  why: "Snapshots and disks of an unencrypted database can be read by whoever gets hold of them, and cannot be encrypted later.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      return valueOf(database.storageEncrypted) === false
        ? [degrades(address, `${address}.storage_encrypted is false`, "Set storage_encrypted = true.")]
        : [];
    }),
};
