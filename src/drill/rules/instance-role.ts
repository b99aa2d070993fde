import type { AttributeReader } from "../../model/attribute-reader";
import type { Template } from "../../model/topology";
import { policyOf, type Statement } from "./policies";
import { readerAt, readersOf, type RuleContext } from "./rule-context";
import { valueOf } from "./told-values";

const ROLE = ["aws_iam_role"] as const;

/** The role that instances of a template run with; undefined where it is not of this configuration. */
export function roleOf(context: RuleContext, { instanceProfile }: Template): AttributeReader | undefined {
  const profile = valueOf(instanceProfile);
  const reader = profile === undefined ? undefined : readerAt(context, profile);
  if (reader?.resource.type !== "aws_iam_instance_profile") return undefined;
  const role = reader.one("role", ROLE);
  return role.known ? readerAt(context, role.value) : undefined;
}

/** What a role may do; not told where a part of it is written elsewhere, such as in a policy of AWS. */
export type PermissionsOf = (role: AttributeReader) => readonly Statement[] | "not told";

/** Reads who has which policy once for all roles. */
export function permissionsIn(context: RuleContext): PermissionsOf {
  const policies = byRole(readersOf(context, "aws_iam_role_policy"));
  const attachments = byRole(readersOf(context, "aws_iam_role_policy_attachment"));
  const isOpen =
    readersOf(context, "aws_iam_policy_attachment", "aws_iam_role_policies_exclusive").length > 0;
  return (role) => {
    const inline = role.blocks("inline_policy");
    const attached = attachments(role.address).map((each) => each.one("policy_arn", ["aws_iam_policy"]));
    const isElsewhere = isOpen || role.isWritten("managed_policy_arns");
    if (isElsewhere || !inline.known || attached.some(({ known }) => !known)) return "not told";
    const documents = [
      ...inline.value,
      ...policies(role.address),
      ...attached.flatMap((policy) => (policy.known ? (readerAt(context, policy.value) ?? []) : [])),
    ].map((reader) => policyOf(reader, "policy"));
    const told = documents.flatMap((statements) => (statements === "not told" ? [] : [statements]));
    return told.length === documents.length ? told.flat() : "not told";
  };
}

/** Of a role, and of a role that is not told, which may be any. */
function byRole(readers: readonly AttributeReader[]): (role: string) => readonly AttributeReader[] {
  const own = new Map<string, AttributeReader[]>();
  const anybodys: AttributeReader[] = [];
  for (const reader of readers) {
    const role = reader.one("role", ROLE);
    if (role.known) own.set(role.value, [...(own.get(role.value) ?? []), reader]);
    else anybodys.push(reader);
  }
  return (role) => [...(own.get(role) ?? []), ...anybodys];
}
