import { degrades, type Rule } from "./rule";
import { readersOf } from "./rule-context";
import { valueOf } from "./told-values";

export const secretRecovery: Rule = {
  id: "secret-recovery",
  title: "A deleted secret can be restored",
  why: "With a recovery window of 0 a secret is gone at once, and with it the way into the database.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
  check: (context) =>
    readersOf(context, "aws_secretsmanager_secret").flatMap((secret) => {
      if (valueOf(secret.number("recovery_window_in_days", 30)) !== 0) return [];
      const message = `${secret.address}.recovery_window_in_days is 0`;
      return [degrades(secret.address, message, "Set recovery_window_in_days to between 7 and 30.")];
    }),
};
