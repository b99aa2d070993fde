import { type ApiRequest, isSuccess, withBody } from "../api-request";
import type { GatewayCall } from "../call";
import { listMember, type Member, readMembers, structMember, textMember } from "../form-members";
import { Memory } from "../memory";
import { childOf, descend, element, parseXml, printXml, putChild, textOf, type XmlElement } from "../xml";

const AUTHORIZE = ["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"];

export function securityGroupRuleDescriptions(): GatewayCall {
  const descriptions = new Memory<string>();
  return {
    service: "ec2",
    actions: [...AUTHORIZE, "ModifySecurityGroupRules", "DescribeSecurityGroupRules"],
    reason: "moto drops the description of a rule whose source is a security group or a prefix list",
    async answer(request, forward) {
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      if (request.action === "ModifySecurityGroupRules") rememberModified(descriptions, request);
      const root = parseXml(response.body.toString());
      const rules = descend(root, ["securityGroupRuleSet", "item"]);
      if (AUTHORIZE.includes(request.action)) rememberAuthorized(descriptions, request, rules);
      for (const rule of rules) {
        const description = descriptions.get(request.region, ruleId(rule));
        if (description !== undefined) putChild(rule, element("description", description));
      }
      return withBody(response, printXml(root));
    },
  };
}

/** `SecurityGroupRule.1.SecurityGroupRuleId` and `SecurityGroupRule.1.SecurityGroupRule.Description`. */
function rememberModified(descriptions: Memory<string>, { region, form }: ApiRequest): void {
  for (const change of listMember(readMembers(form)["SecurityGroupRule"])) {
    const { SecurityGroupRuleId: id, SecurityGroupRule: rule } = structMember(change);
    const description = textMember(structMember(rule)["Description"]);
    if (description !== undefined) descriptions.set(region, textMember(id) ?? "", description);
  }
}

/** The rules of the answer name their source, and so do the permissions of the request. */
function rememberAuthorized(
  descriptions: Memory<string>,
  { region, form }: ApiRequest,
  rules: readonly XmlElement[],
): void {
  const given = new Map(listMember(readMembers(form)["IpPermissions"]).flatMap(describedSources));
  for (const rule of rules) {
    const group = textOf(childOf(rule, "referencedGroupInfo"), "groupId");
    const source = group ?? textOf(rule, "prefixListId") ?? "";
    const description = given.get(sourceKey(textOf(rule, "ipProtocol"), textOf(rule, "fromPort"), source));
    if (description !== undefined) descriptions.set(region, ruleId(rule), description);
  }
}

function describedSources(permission: Member): readonly (readonly [string, string])[] {
  const { IpProtocol, FromPort, Groups, PrefixListIds } = structMember(permission);
  return [...listMember(Groups), ...listMember(PrefixListIds)].flatMap((source) => {
    const { GroupId, PrefixListId, Description } = structMember(source);
    const description = textMember(Description);
    const name = textMember(GroupId) ?? textMember(PrefixListId) ?? "";
    const key = sourceKey(textMember(IpProtocol), textMember(FromPort), name);
    return description === undefined ? [] : [[key, description] as const];
  });
}

/** A rule for all protocols has no port in a request and -1 in an answer. */
function sourceKey(protocol: string | undefined, fromPort: string | undefined, source: string): string {
  return [protocol, fromPort ?? "-1", source].join(" ");
}

function ruleId(rule: XmlElement): string {
  return textOf(rule, "securityGroupRuleId") ?? "";
}
