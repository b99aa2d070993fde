import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const databasePassword: Rule = {
  id: "database-password",
  title: "The master password stands nowhere",
  why: "A password in the configuration stands in the state and in every plan, and nobody rotates it.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      const reader = readerAt(context, address);
      const isWritten = reader?.isWritten("password") === true;
      if (!isWritten || valueOf(database.managedPassword) !== false) return [];
      return [
        degrades(
          address,
          `${address}.password is written: it stands in the state`,
          "Set manage_master_user_password = true.",
        ),
      ];
    }),
};
