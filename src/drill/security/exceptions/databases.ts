import { readerAt } from "../../rules/rule-context";
import type { Exception } from "./exception";

const OTHERS = ["error", "general", "slowquery"];

export const DATABASES: readonly Exception[] = [
  {
    name: "no-audit-log",
    rules: ["database-every-log"],
    control:
      "the other three logs leave the database; the application has a user of its own, people log in with roles, and flow logs tell who connected",
    reasonAt: (context, address) => {
      const database = readerAt(context, address);
      const logs = database?.texts("enabled_cloudwatch_logs_exports", []);
      const byRoles = database?.flag("iam_database_authentication_enabled", false);
      const isMeant =
        logs?.known === true &&
        OTHERS.every((log) => logs.value.includes(log)) &&
        byRoles?.known === true &&
        byRoles.value &&
        database?.isWritten("option_group_name") === false;
      return isMeant
        ? "MySQL of RDS has an audit log with a plugin of an option group alone, which costs every statement"
        : undefined;
    },
  },
];
