import type { AttributeReader } from "../../model/attribute-reader";
import { policyOf, type Statement } from "../rules/policies";
import type { RuleContext } from "../rules/rule-context";
import { each } from "./attribute-checks";
import { companionsOf, hasGood } from "./companions";
import { ownAccounts } from "./own-accounts";
import { cannotTell, type Judged, pass, type SecurityRule } from "./security-rule";

/** Every bucket has a resource of a type that names it, and that is as it should be. */
export function bucketsHave(
  type: string,
  judge: (companion: AttributeReader) => Judged,
  missing: string,
  fix: string,
): SecurityRule["check"] {
  return each(["aws_s3_bucket"], undefined, (bucket, context) =>
    hasGood(bucket, companionsOf(context, bucket, [type], "bucket", "bucket"), judge, missing, fix),
  );
}

export const isThereForIt = ({ address }: AttributeReader): Judged => pass(address);

/** Every bucket with what its policies say; a bucket without one has none of these statements. */
export function bucketPolicies(
  judge: (bucket: AttributeReader, statements: readonly Statement[], own: ReadonlySet<string>) => Judged,
  fix: string,
): SecurityRule["check"] {
  return each(["aws_s3_bucket"], undefined, (bucket, context) => {
    const { address } = bucket;
    const { own, doubt } = policiesOf(context, bucket);
    const told = own.map((policy) => policyOf(policy, "policy"));
    if (told.includes("not told")) return cannotTell(address, `the policy of ${address} is not told`, fix);
    const judged = judge(
      bucket,
      told.flatMap((statements) => (statements === "not told" ? [] : statements)),
      ownAccounts(context),
    );
    return doubt !== undefined && own.length === 0 ? cannotTell(address, doubt, fix) : judged;
  });
}

function policiesOf(context: RuleContext, bucket: AttributeReader) {
  return companionsOf(context, bucket, ["aws_s3_bucket_policy"], "bucket", "bucket");
}
