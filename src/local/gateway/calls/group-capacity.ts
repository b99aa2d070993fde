import { apiError } from "../api-error";
import { type ApiRequest, type ApiResponse, type Forward, isSuccess, withForm } from "../api-request";
import { Refused } from "../ask";
import type { Fleet } from "../auto-scaling/fleet";
import { type Ask, askFor, type GroupState } from "../auto-scaling/group-state";
import { membershipsOf } from "../auto-scaling/membership";
import { growTo, isPlaceable, launchingIn } from "../auto-scaling/placement";
import type { GatewayCall } from "../call";

export function groupCapacity(fleet: Fleet): GatewayCall {
  return {
    service: "autoscaling",
    actions: [
      "CreateAutoScalingGroup",
      "UpdateAutoScalingGroup",
      "SetDesiredCapacity",
      "TerminateInstanceInAutoScalingGroup",
      "DeleteAutoScalingGroup",
    ],
    reason:
      "moto launches every instance of a group into its first subnet, and leaves ended instances in the target groups as healthy; a second group of a name silently takes the place of the first",
    async answer(request, forward) {
      const ask = askFor(request, forward);
      const instance = request.form.get("InstanceId") ?? "";
      const named = request.form.get("AutoScalingGroupName");
      const name = named ?? (await membershipsOf(ask, [instance]))[0]?.group;
      if (name === undefined) return forward(request);
      return fleet.change(ask, request.region, name, (before) => {
        if (before === undefined) return create(request, forward, ask, name);
        if (request.action === "CreateAutoScalingGroup") return Promise.resolve(alreadyExists(request, name));
        if (request.action === "DeleteAutoScalingGroup") return forward(request);
        if (named === null) {
          const zone = before.instances.find(({ id }) => id === instance)?.zone ?? "";
          return launchingIn(ask, before, zone, () => forward(request));
        }
        return resize(request, forward, ask, before);
      });
    },
  };
}

/** Made empty and then filled. If a launch fails there is no group, as moto has it. */
async function create(request: ApiRequest, forward: Forward, ask: Ask, name: string): Promise<ApiResponse> {
  const { form, action } = request;
  const subnets = form.get("VPCZoneIdentifier")?.split(",") ?? [];
  const hasTemplate =
    form.has("LaunchTemplate.LaunchTemplateId") || form.has("LaunchTemplate.LaunchTemplateName");
  if (action !== "CreateAutoScalingGroup" || !hasTemplate || subnets.length < 2) return forward(request);
  const capacity = Number(form.get("DesiredCapacity") ?? form.get("MinSize"));
  const response = await forward(withDesired(request, 0));
  if (!isSuccess(response)) return response;
  try {
    await growTo(ask, name, capacity);
    return response;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ask("autoscaling", {
      Action: "DeleteAutoScalingGroup",
      AutoScalingGroupName: name,
      ForceDelete: "true",
    });
    return error.response;
  }
}

async function resize(
  request: ApiRequest,
  forward: Forward,
  ask: Ask,
  before: GroupState,
): Promise<ApiResponse> {
  const size = before.instances.length;
  const capacity = capacityAfter(request.form, before);
  if (!isPlaceable(before) || capacity <= size) return forward(request);
  const response = await forward(withDesired(request, size));
  if (isSuccess(response)) await growTo(ask, before.name, capacity);
  return response;
}

/** What Auto Scaling makes of a change of sizes: the desired capacity given, or the old one kept within the bounds. */
function capacityAfter(form: URLSearchParams, { desiredCapacity, maxSize }: GroupState): number {
  const desired = form.get("DesiredCapacity");
  if (desired !== null) return Number(desired);
  const min = Number(form.get("MinSize") ?? 0);
  const max = Number(form.get("MaxSize") ?? maxSize);
  return Math.min(max, Math.max(min, desiredCapacity));
}

function withDesired(request: ApiRequest, capacity: number): ApiRequest {
  const form = new URLSearchParams(request.form);
  form.set("DesiredCapacity", String(capacity));
  return withForm(request, form);
}

function alreadyExists(request: ApiRequest, name: string): ApiResponse {
  const message = `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`;
  return apiError(request, 400, "AlreadyExists", message);
}
