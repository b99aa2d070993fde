import { degrades, fails, type Rule } from "./rule";
import { readersOf } from "./rule-context";
import { valueOf } from "./told-values";

export const keyUsable: Rule = {
  id: "key-usable",
  title: "Keys in use are enabled and cannot vanish within days",
  why: "What is encrypted with a key is lost with it; the waiting period is the time to notice.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  check: (context) =>
    readersOf(context, "aws_kms_key").flatMap((key) => {
      const window = valueOf(key.number("deletion_window_in_days", 30));
      return [
        ...(valueOf(key.flag("is_enabled", true)) === false
          ? [fails(key.address, `${key.address}.is_enabled is false`, "Set is_enabled = true.")]
          : []),
        ...(window !== undefined && window < 30
          ? [
              degrades(
                key.address,
                `${key.address}.deletion_window_in_days is ${window}`,
                "Set deletion_window_in_days = 30.",
              ),
            ]
          : []),
      ];
    }),
};
