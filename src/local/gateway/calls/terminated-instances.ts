import type { ApiRequest, ApiResponse, Forward } from "../api-request";
import type { Fleet } from "../auto-scaling/fleet";
import { askFor } from "../auto-scaling/group-state";
import { type Membership, membershipsOf } from "../auto-scaling/membership";
import { launchingIn } from "../auto-scaling/placement";
import type { GatewayCall } from "../call";

export function terminatedInstances(fleet: Fleet): GatewayCall {
  return {
    service: "ec2",
    actions: ["TerminateInstances"],
    reason:
      "moto replaces an instance that is ended from outside its group, but in the first subnet and in no target group",
    async answer(request, forward) {
      const instances = [...request.form]
        .filter(([name]) => /^InstanceId\.\d+$/u.test(name))
        .map(([, id]) => id);
      const memberships =
        instances.length === 0 ? [] : await membershipsOf(askFor(request, forward), instances);
      // In one order, so that two requests never wait for each other's groups.
      const ordered = [...memberships].sort((a, b) => (a.group < b.group ? -1 : 1));
      return within(fleet, ordered, request, forward);
    },
  };
}

/** Takes the groups one inside the other; the request itself is made in the innermost. */
function within(
  fleet: Fleet,
  memberships: readonly Membership[],
  request: ApiRequest,
  forward: Forward,
): Promise<ApiResponse> {
  const [first] = memberships;
  if (first === undefined) return forward(request);
  const ask = askFor(request, forward);
  const others = memberships.filter(({ group }) => group !== first.group);
  return fleet.change(ask, request.region, first.group, (group) => {
    const inner = (): Promise<ApiResponse> => within(fleet, others, request, forward);
    return group === undefined ? inner() : launchingIn(ask, group, first.zone, inner);
  });
}
