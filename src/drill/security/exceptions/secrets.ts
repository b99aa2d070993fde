import { readersOf } from "../../rules/rule-context";
import type { Exception } from "./exception";

export const SECRETS: readonly Exception[] = [
  {
    name: "application-secret",
    rules: ["secret-rotation"],
    control:
      "the master password rotates by itself every 7 days; a key of the owner; the backend's role alone reads it, and reads it again when the database refuses it",
    reasonAt: (context, address) => {
      const isManaged = readersOf(context, "aws_db_instance").some((database) => {
        const managed = database.flag("manage_master_user_password", false);
        return managed.known && managed.value;
      });
      const hasKey = readersOf(context, "aws_secretsmanager_secret").some(
        (secret) => secret.address === address && secret.isWritten("kms_key_id"),
      );
      return isManaged && hasKey
        ? "the application's user is the application's: rotating its password takes a function that changes it in the database, too"
        : undefined;
    },
  },
];
