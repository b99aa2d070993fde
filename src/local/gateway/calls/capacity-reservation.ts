import { randomUUID } from "node:crypto";
import type { ApiRequest, ApiResponse } from "../api-request";
import type { GatewayCall } from "../call";
import { Memory } from "../memory";
import { element, printXml, type XmlElement } from "../xml";

export function capacityReservation(): GatewayCall {
  const units = new Memory<string>();
  return {
    service: "elasticloadbalancing",
    actions: ["ModifyCapacityReservation", "DescribeCapacityReservation", "DeleteLoadBalancer"],
    reason: "moto has no ModifyCapacityReservation, and answers every balancer as one without a reservation",
    answer(request, forward) {
      const { action, region, form } = request;
      const balancer = form.get("LoadBalancerArn") ?? "";
      const given = form.get("MinimumLoadBalancerCapacity.CapacityUnits");
      if (action === "DeleteLoadBalancer" || form.get("ResetCapacityReservation") === "true")
        units.delete(region, balancer);
      if (action === "DeleteLoadBalancer") return forward(request);
      if (given !== null) units.set(region, balancer, given);
      return Promise.resolve(answer(request, units.get(region, balancer)));
    },
  };
}

/** What is reserved is there at once. */
function answer({ action, region }: ApiRequest, units: string | undefined): ApiResponse {
  const state = element("member", [
    element("AvailabilityZone", `${region}a`),
    element("State", [element("Code", "provisioned")]),
    element("EffectiveCapacityUnits", units ?? "0"),
  ]);
  const reserved: readonly XmlElement[] =
    units === undefined ? [] : [element("MinimumLoadBalancerCapacity", [element("CapacityUnits", units)])];
  const root = element(`${action}Response`, [
    element(`${action}Result`, [
      element("DecreaseRequestsRemaining", "2"),
      ...reserved,
      element("CapacityReservationState", [state]),
    ]),
    element("ResponseMetadata", [element("RequestId", randomUUID())]),
  ]);
  const attributes = { xmlns: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/" };
  return {
    status: 200,
    headers: { "content-type": "text/xml" },
    body: Buffer.from(printXml({ ...root, attributes })),
  };
}
