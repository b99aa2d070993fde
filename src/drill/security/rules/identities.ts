import type { AttributeReader } from "../../../model/attribute-reader";
import { policyOf } from "../../rules/policies";
import type { RuleContext } from "../../rules/rule-context";
import { each } from "../attribute-checks";
import { companionsOf, isNone } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

/** Written out or by the partition's reference: `arn:aws:iam::aws:policy/…` belongs to AWS. */
const OF_AWS = /:iam::aws:policy\//u;
const ADMINISTRATOR = /:policy\/(?:AdministratorAccess|IAMFullAccess)$/u;

export const IDENTITIES: readonly SecurityRule[] = [
  {
    id: "role-trust-services",
    title: "A role trusts services alone",
    why: "Whom a role trusts has all that it may do: an account stands for everybody in it.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html",
    ids: ["CKV_AWS_60", "CKV_AWS_61"],
    check: each(["aws_iam_role"], undefined, (role) => {
      const { address } = role;
      const fix = "Name the one service that assumes it, with the source account as a condition.";
      const trust = policyOf(role, "assume_role_policy");
      if (trust === "not told") return cannotTell(address, `${address}.assume_role_policy is not told`, fix);
      const others = trust
        .filter(({ effect }) => effect === "Allow")
        .flatMap(({ principals }) => principals)
        .filter((name) => !/\.amazonaws\.com(?:\.cn)?$/u.test(name));
      return others.length === 0
        ? pass(address)
        : finding(address, `${address} trusts ${others.join(", ")}`, fix);
    }),
  },
  {
    id: "administrator-attached",
    title: "No role is an administrator",
    why: "Whoever breaks into one instance has the account.",
    source: fsbp("iam", 1),
    ids: ["CKV_AWS_274", "CKV2_AWS_56"],
    check: each(["aws_iam_role"], undefined, attachedPolicies(ADMINISTRATOR)),
  },
  {
    id: "managed-policies",
    title: "A role has policies of its own alone",
    why: "AWS's managed policies are written for everybody, allow every resource, and grow without asking.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    ids: ["AwsSolutions-IAM4"],
    check: each(["aws_iam_role"], undefined, attachedPolicies(OF_AWS)),
  },
  {
    id: "no-users",
    title: "There are no users with passwords or keys of their own",
    why: "Keys of users do not expire.",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ids: ["CKV_AWS_273"],
    check: (context) =>
      isNone(context, ["aws_iam_user"], "is a user", "Use a role, or IAM Identity Center for people."),
  },
  {
    id: "no-user-policies",
    title: "No policy hangs on a user",
    why: "What each user may do apart is what nobody overlooks.",
    source: fsbp("iam", 2),
    ids: ["CKV_AWS_40", "AWS-0143", "IAM.2", "CIS-1.15"],
    check: (context) =>
      isNone(
        context,
        ["aws_iam_user_policy", "aws_iam_user_policy_attachment"],
        "hangs on a user",
        "Give it to a role, or to a group.",
      ),
  },
];

function attachedPolicies(bad: RegExp) {
  return (role: AttributeReader, context: RuleContext): Judged => {
    const { address } = role;
    const fix = "Write out in a policy of its own what the role needs.";
    const { own, doubt } = companionsOf(context, role, ["aws_iam_role_policy_attachment"], "role", "name");
    const attached = own.map((each) =>
      each.candidates("policy_arn", ["aws_iam_policy"])?.length === 1
        ? undefined
        : each.written("policy_arn"),
    );
    const managed = role.isWritten("managed_policy_arns") ? [role.texts("managed_policy_arns")] : [];
    const names = [
      ...attached.flatMap((arn) => (arn?.known === true ? [arn.value] : [])),
      ...managed.flatMap((arns) => (arns.known ? arns.value : [])),
    ];
    const found = names.filter((name) => bad.test(name));
    if (found.length > 0) return finding(address, `${address} has ${found.join(", ")}`, fix);
    const untold = [...attached, ...managed].flatMap((told) => (told?.known === false ? [told.because] : []));
    const [because = doubt] = untold;
    return because === undefined ? pass(address) : cannotTell(address, because, fix);
  };
}
