import { randomUUID } from "node:crypto";
import { apiError } from "../api-error";
import type { ApiRequest, ApiResponse } from "../api-request";
import type { Fleet } from "../auto-scaling/fleet";
import { type Ask, askFor, type LaunchTemplate, readGroup } from "../auto-scaling/group-state";
import { type Pause, pauseOfStep, Refresh, type RefreshOptions } from "../auto-scaling/refresh";
import type { GatewayCall } from "../call";
import { listMember, readMembers, structMember, textMember, toElement } from "../form-members";
import { Memory } from "../memory";
import { descend, element, printXml, textOf, type XmlElement } from "../xml";

export function instanceRefresh(fleet: Fleet, pause: Pause = pauseOfStep): GatewayCall {
  /** The refreshes of each group, the newest first. */
  const refreshes = new Memory<readonly Refresh[]>();
  return {
    service: "autoscaling",
    actions: [
      "StartInstanceRefresh",
      "DescribeInstanceRefreshes",
      "CancelInstanceRefresh",
      "RollbackInstanceRefresh",
    ],
    reason:
      "moto has no instance refresh: a new launch template version under a group with one hangs for minutes",
    async answer(request, forward) {
      const name = request.form.get("AutoScalingGroupName") ?? "";
      const ask = askFor(request, forward);
      if ((await readGroup(ask, name)) === undefined) {
        return apiError(
          request,
          400,
          "ValidationError",
          `AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`,
        );
      }
      const known = refreshes.get(request.region, name) ?? [];
      if (request.action === "DescribeInstanceRefreshes") return describe(request, known);
      const active = known.find(({ isActive }) => isActive);
      if (request.action !== "StartInstanceRefresh") return end(request, active);
      if (active !== undefined) {
        const message =
          "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.";
        return apiError(request, 400, "InstanceRefreshInProgress", message);
      }
      const options = await readOptions(request, name, ask);
      const refresh = new Refresh(options, request.region, fleet, ask, pause);
      refreshes.set(request.region, name, [refresh, ...known]);
      void refresh.run();
      return answer(request, [element("InstanceRefreshId", refresh.id)]);
    },
  };
}

async function readOptions({ form }: ApiRequest, group: string, ask: Ask): Promise<RefreshOptions> {
  const { Strategy, Preferences, DesiredConfiguration } = readMembers(form);
  const desiredConfiguration = structMember(DesiredConfiguration);
  const template = await templateOf(ask, structMember(desiredConfiguration["LaunchTemplate"]));
  const strategy = textMember(Strategy) ?? "Rolling";
  return { group, strategy, preferences: structMember(Preferences), desiredConfiguration, template };
}

async function templateOf(
  ask: Ask,
  given: ReturnType<typeof structMember>,
): Promise<LaunchTemplate | undefined> {
  const version = textMember(given["Version"]) ?? "$Default";
  const id = textMember(given["LaunchTemplateId"]);
  if (id !== undefined) return { id, version };
  const name = textMember(given["LaunchTemplateName"]);
  if (name === undefined) return undefined;
  const found = await ask("ec2", {
    Action: "DescribeLaunchTemplates",
    "LaunchTemplateName.1": name,
  });
  const [template] = descend(found, ["launchTemplates", "item"]);
  return { id: textOf(template, "launchTemplateId") ?? "", version };
}

/** Cancels or rolls back the refresh that is active; each goes on in the background. */
function end(request: ApiRequest, active: Refresh | undefined): ApiResponse {
  if (active === undefined) {
    const message = "No in progress or pending Instance Refresh found for Auto Scaling group.";
    return apiError(request, 400, "ActiveInstanceRefreshNotFound", message);
  }
  if (request.action === "CancelInstanceRefresh") {
    active.cancel();
  } else {
    if (!active.canRollBack) {
      const message = "The instance refresh has no desired configuration: there is nothing to roll back to.";
      return apiError(request, 400, "IrreversibleInstanceRefresh", message);
    }
    active.rollBack();
  }
  return answer(request, [element("InstanceRefreshId", active.id)]);
}

function describe(request: ApiRequest, known: readonly Refresh[]): ApiResponse {
  const wanted = listMember(readMembers(request.form)["InstanceRefreshIds"]);
  const shown = known.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const limit = Number(request.form.get("MaxRecords") ?? 100);
  return answer(request, [element("InstanceRefreshes", shown.slice(0, limit).map(toXml))]);
}

function toXml(refresh: Refresh): XmlElement {
  const { group, strategy, preferences, desiredConfiguration } = refresh.options;
  const percentage = refresh.total === 0 ? Number(!refresh.isActive) : refresh.done / refresh.total;
  return element("member", [
    element("InstanceRefreshId", refresh.id),
    element("AutoScalingGroupName", group),
    element("Status", refresh.status),
    ...(refresh.reason === undefined ? [] : [element("StatusReason", refresh.reason)]),
    element("StartTime", refresh.startedAt.toISOString()),
    ...(refresh.endedAt === undefined ? [] : [element("EndTime", refresh.endedAt.toISOString())]),
    element("PercentageComplete", String(Math.floor(percentage * 100))),
    element("InstancesToUpdate", String(refresh.total - refresh.done)),
    element("Strategy", strategy),
    toElement("Preferences", preferences),
    ...(Object.keys(desiredConfiguration).length === 0
      ? []
      : [toElement("DesiredConfiguration", desiredConfiguration)]),
  ]);
}

function answer({ action }: ApiRequest, content: readonly XmlElement[]): ApiResponse {
  const root = element(`${action}Response`, [
    element(`${action}Result`, content),
    element("ResponseMetadata", [element("RequestId", randomUUID())]),
  ]);
  const attributes = { xmlns: "http://autoscaling.amazonaws.com/doc/2011-01-01/" };
  const body = Buffer.from(printXml({ ...root, attributes }));
  return { status: 200, headers: { "content-type": "text/xml" }, body };
}
