import { roleOf } from "./instance-role";
import { isAllowed, policyOf } from "./policies";
import { fails, type Rule } from "./rule";

export const roleTrust: Rule = {
  id: "role-trust",
  title: "EC2 may assume the role of instances",
  why: "Where the role does not trust EC2 the metadata service has no credentials, and every call of the instance is refused.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
  check: (context) =>
    context.templates.flatMap(({ template }) => {
      const role = roleOf(context, template);
      const trust = role === undefined ? "not told" : policyOf(role, "assume_role_policy");
      if (role === undefined || trust === "not told" || isAllowed(trust, isEc2, "sts:AssumeRole")) return [];
      return [
        fails(
          role.address,
          `${role.address}.assume_role_policy does not let EC2 assume it, and ${template.address} launches with it`,
          "Allow sts:AssumeRole to the service ec2.amazonaws.com.",
        ),
      ];
    }),
};

/** Its name ends in the partition's own suffix, which may be a reference. */
function isEc2(principal: string): boolean {
  return principal === "*" || principal.startsWith("ec2.");
}
