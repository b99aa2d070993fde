import type { AttributeReader } from "../../../model/attribute-reader";
import type { Statement } from "../../rules/policies";
import { keyPolicyOf } from "../../rules/policies";
import type { RuleContext } from "../../rules/rule-context";
import { each, isThere, isTrue } from "../attribute-checks";
import { companionsOf, hasGood } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const KEYS = ["aws_kms_key"] as const;
const SECRETS = ["aws_secretsmanager_secret"] as const;
/** CKV_AWS_304. */
const LONGEST_DAYS = 90;

/** AWS rotates symmetric keys for encryption alone. */
const canRotate = (key: AttributeReader): boolean => {
  const spec = key.text("customer_master_key_spec", "SYMMETRIC_DEFAULT");
  return !spec.known || spec.value === "SYMMETRIC_DEFAULT";
};

export const KEYS_AND_SECRETS: readonly SecurityRule[] = [
  {
    id: "key-rotation",
    title: "Keys rotate",
    why: "What one key has encrypted in ten years is lost with that key.",
    source: fsbp("kms", 4),
    ids: ["CKV_AWS_7", "AWS-0065", "KMS.4", "AwsSolutions-KMS5", "CIS-3.6"],
    check: isTrue({
      types: KEYS,
      isAbout: canRotate,
      path: "enable_key_rotation",
      fix: "Set enable_key_rotation = true.",
    }),
  },
  {
    id: "key-enabled",
    title: "Keys are enabled",
    why: "What is encrypted with a key that is off cannot be read.",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html",
    ids: ["CKV_AWS_227"],
    check: isTrue({ types: KEYS, path: "is_enabled", absent: true, fix: "Set is_enabled = true." }),
  },
  {
    id: "key-policy",
    title: "A key says who may use it",
    why: "Left out, everybody may to whom a policy of the account says so.",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    ids: ["CKV2_AWS_64"],
    check: each(KEYS, undefined, (key, context) =>
      key.isWritten("policy")
        ? pass(key.address)
        : hasGood(
            key,
            companionsOf(context, key, ["aws_kms_key_policy"], "key_id"),
            ({ address }) => pass(address),
            "has no policy of its own",
            "Write a policy: the account's root, and each service that uses it.",
          ),
    ),
  },
  {
    id: "key-policy-world",
    title: "No key is everybody's",
    why: "Whoever may use the key reads what it protects.",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
    ids: ["CKV_AWS_33"],
    check: each(KEYS, undefined, closedKey),
  },
  {
    id: "secret-key",
    title: "Secrets are encrypted with a key of their owner",
    why: "Only a key of your own says who may read them, and logs who did.",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    ids: ["CKV_AWS_149", "AWS-0098"],
    check: isThere({ types: SECRETS, path: "kms_key_id", fix: "Name a key in kms_key_id." }),
  },
  {
    id: "secret-rotation",
    title: "Secrets rotate within 90 days",
    why: "A password that leaked is good for as long as it stays.",
    source: fsbp("secretsmanager", 1),
    ids: ["CKV_AWS_304", "CKV2_AWS_57", "SecretsManager.1", "AwsSolutions-SMG4"],
    check: each(SECRETS, undefined, (secret, context) =>
      hasGood(
        secret,
        companionsOf(context, secret, ["aws_secretsmanager_secret_rotation"], "secret_id"),
        rotatesInTime,
        "has no aws_secretsmanager_secret_rotation",
        "Add a rotation of at most 90 days.",
      ),
    ),
  },
];

function rotatesInTime(rotation: AttributeReader): Judged {
  const { address } = rotation;
  const fix = "Rotate after at most 90 days.";
  const path = "rotation_rules.automatically_after_days";
  const days = rotation.number(path);
  if (days.known && days.value <= LONGEST_DAYS) return pass(address);
  // A schedule is a text of its own language: rate(30 days), cron(…).
  if (!rotation.isWritten(path) && rotation.isWritten("rotation_rules.schedule_expression"))
    return pass(address);
  return days.known
    ? finding(address, `${address} rotates after ${days.value} days`, fix)
    : cannotTell(address, days.because, fix);
}

function closedKey(key: AttributeReader, context: RuleContext): Judged {
  const { address } = key;
  const fix = "Name the account's root, and the services.";
  const policy = keyPolicyOf(context, key);
  if (policy === "not told") return cannotTell(address, `the policy of ${address} is not told`, fix);
  const isOpen = ({ effect, principals, isConditional }: Statement): boolean =>
    effect === "Allow" && !isConditional && principals.includes("*");
  return policy.some(isOpen)
    ? finding(address, `the policy of ${address} admits everybody`, fix)
    : pass(address);
}
