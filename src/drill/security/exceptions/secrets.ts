import { readersOf, type RuleContext } from "../../rules/rule-context";
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
      return isManaged && hasKey(context, address)
        ? "the application's user is the application's: rotating its password takes a function that changes it in the database, too"
        : undefined;
    },
  },
  {
    name: "own-passwords",
    rules: ["secret-rotation"],
    control:
      "no password stands in a state or a plan; a key of the owner; the backend's role alone reads them, and again when the database refuses one; a higher version makes a new master password",
    reasonAt: (context, address) => {
      const isWriteOnly = readersOf(context, "aws_db_instance").some((database) =>
        database.isWritten("password_wo"),
      );
      return isWriteOnly && hasKey(context, address)
        ? "RDS rotates no master password beside read replicas and blue/green updates, and rotating one's own takes a function that changes it in the database, too"
        : undefined;
    },
  },
];

function hasKey(context: RuleContext, address: string): boolean {
  return readersOf(context, "aws_secretsmanager_secret").some(
    (secret) => secret.address === address && secret.isWritten("kms_key_id"),
  );
}
