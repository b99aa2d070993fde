import { type ApiRequest, isSuccess, withBody, withForm } from "../api-request";
import type { GatewayCall } from "../call";
import { type Members, readMembers, structMember, toElement } from "../form-members";
import { Memory } from "../memory";
import { childOf, descend, parseXml, printXml, putChild, removeChild, textOf, type XmlElement } from "../xml";

const POLICY = "MixedInstancesPolicy";

export function mixedInstances(): GatewayCall {
  const policies = new Memory<Members>();
  return {
    service: "autoscaling",
    actions: [
      ...["CreateAutoScalingGroup", "UpdateAutoScalingGroup", "DeleteAutoScalingGroup"],
      ...["StartInstanceRefresh", "DescribeAutoScalingGroups"],
    ],
    reason:
      "moto forgets a mixed instances policy at every change of its group, and cannot say which template version its instances run: the group has the policy's template alone there, and the policy is remembered",
    async answer(request, forward) {
      const { region, action, form } = request;
      const name = form.get("AutoScalingGroupName") ?? "";
      const response = await forward(withTemplateAlone(request));
      if (!isSuccess(response)) return response;
      if (action === "DeleteAutoScalingGroup") policies.delete(region, name);
      if (action !== "DescribeAutoScalingGroups") {
        remember(policies, request, name);
        return response;
      }
      const root = parseXml(response.body.toString());
      for (const group of descend(root, ["DescribeAutoScalingGroupsResult", "AutoScalingGroups", "member"])) {
        const policy = policies.get(region, textOf(group, "AutoScalingGroupName") ?? "");
        if (policy !== undefined) giveBack(group, policy);
      }
      return withBody(response, printXml(root));
    },
  };
}

/** A refresh brings what it is to converge on under this name. */
const prefixOf = ({ action }: ApiRequest): string =>
  action === "StartInstanceRefresh" ? "DesiredConfiguration." : "";

function withTemplateAlone(request: ApiRequest): ApiRequest {
  const prefix = prefixOf(request);
  const policy = `${prefix}${POLICY}.`;
  if (![...request.form.keys()].some((key) => key.startsWith(policy))) return request;
  const specification = `${policy}LaunchTemplate.LaunchTemplateSpecification.`;
  const form = [...request.form].flatMap(([key, value]): [string, string][] => {
    if (key.startsWith(specification))
      return [[`${prefix}LaunchTemplate.${key.slice(specification.length)}`, value]];
    return key.startsWith(policy) ? [] : [[key, value]];
  });
  return withForm(request, new URLSearchParams(form));
}

/** A group has a policy or a template: whichever came last. */
function remember(policies: Memory<Members>, request: ApiRequest, name: string): void {
  const members = readMembers(request.form);
  const given =
    request.action === "StartInstanceRefresh" ? structMember(members["DesiredConfiguration"]) : members;
  if (given[POLICY] !== undefined) policies.set(request.region, name, structMember(given[POLICY]));
  else if (given["LaunchTemplate"] !== undefined || request.action === "CreateAutoScalingGroup")
    policies.delete(request.region, name);
}

/** With the template as moto holds it: a refresh may have changed its version. */
function giveBack(group: XmlElement, policy: Members): void {
  const template = childOf(group, "LaunchTemplate");
  const answered = toElement(POLICY, {
    InstancesDistribution: { ...DISTRIBUTION, ...structMember(policy["InstancesDistribution"]) },
    LaunchTemplate: structMember(policy["LaunchTemplate"]),
  });
  const launched = childOf(answered, "LaunchTemplate");
  if (template !== undefined && launched !== undefined)
    putChild(launched, { ...template, name: "LaunchTemplateSpecification" });
  removeChild(group, "LaunchTemplate");
  putChild(group, answered);
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html */
const DISTRIBUTION = {
  OnDemandAllocationStrategy: "prioritized",
  OnDemandBaseCapacity: "0",
  OnDemandPercentageAboveBaseCapacity: "100",
  SpotAllocationStrategy: "lowest-price",
  SpotInstancePools: "2",
};
