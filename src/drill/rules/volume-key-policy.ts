import { sortedSet } from "../../model/told";
import { isAllowed, keyPolicyOf } from "./policies";
import { cannotTell, fails, type Rule } from "./rule";
import { readerAt, readersOf, type RuleContext } from "./rule-context";

export const volumeKeyPolicy: Rule = {
  id: "volume-key-policy",
  title: "The key of the volumes admits Auto Scaling",
  why: "Auto Scaling launches with its service-linked role: where the key does not admit it, running instances go on and no new one starts.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html",
  check: (context) =>
    sortedSet(context.templates.flatMap(({ template }) => template.volumeKeys)).flatMap((address) => {
      const key = readerAt(context, address);
      if (key === undefined || hasGrant(context, address)) return [];
      const policy = keyPolicyOf(context, key);
      if (policy === "not told")
        return [
          cannotTell(
            address,
            `${address}.policy cannot be read before the apply`,
            "Drill the plan or the state.",
          ),
        ];
      const missing = NEEDED.filter((action) => !isAllowed(policy, isAutoScaling, action));
      if (missing.length === 0) return [];
      const message = `${address}.policy does not let Auto Scaling's service-linked role ${missing.join(", ")}`;
      const fix =
        "Admit role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling as AWS shows it.";
      return [fails(address, message, fix)];
    }),
};

/** What a launch with an encrypted volume needs of the key. */
const NEEDED = ["kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext"] as const;

function isAutoScaling(principal: string): boolean {
  return principal === "*" || principal.includes("AWSServiceRoleForAutoScaling");
}

function hasGrant(context: RuleContext, key: string): boolean {
  return readersOf(context, "aws_kms_grant").some((grant) => {
    const of = grant.one("key_id", ["aws_kms_key"]);
    return !of.known || of.value === key;
  });
}
