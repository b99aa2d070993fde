import { isSuccess, withBody } from "../api-request";
import type { Fleet } from "../auto-scaling/fleet";
import type { GatewayCall } from "../call";
import { childOf, descend, element, parseXml, printXml, putChild, textOf } from "../xml";

export function groupInstances(fleet: Fleet): GatewayCall {
  return {
    service: "autoscaling",
    actions: ["DescribeAutoScalingGroups", "DescribeAutoScalingInstances"],
    reason:
      "moto answers the template's default version for every instance of a group, whichever it was launched from: nobody could see a refresh",
    async answer(request, forward) {
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      const root = parseXml(response.body.toString());
      const instances = [
        ...descend(root, [
          "DescribeAutoScalingGroupsResult",
          "AutoScalingGroups",
          "member",
          "Instances",
          "member",
        ]),
        ...descend(root, ["DescribeAutoScalingInstancesResult", "AutoScalingInstances", "member"]),
      ];
      for (const instance of instances) {
        const version = fleet.versionOf(request.region, textOf(instance, "InstanceId") ?? "");
        const template = childOf(instance, "LaunchTemplate");
        if (version !== undefined && template !== undefined) putChild(template, element("Version", version));
      }
      return withBody(response, printXml(root));
    },
  };
}
