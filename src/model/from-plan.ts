import { parseDocument, resourcesIn, shownPlan, type ShownPlan } from "./from-document";
import { compareAddresses } from "../foundation/compare-texts";
import { regionOfValues } from "./from-literals";
import {
  plannedResources,
  readPlannedModules,
  type PlannedModule,
  type PlannedResource,
} from "./from-plan-modules";
import { PlanValues } from "./from-plan-scope";
import { graphFromShownModule } from "./from-state";
import { ResourceGraph, type GraphGap, type ModelResource } from "./resource-graph";

const NEXT = "Give what terraform show -json PLANFILE writes.";

/**
 * The resources as they are planned to be, with modules, `count` and `for_each`; what is deleted is not among them.
 *
 * What only an apply tells is taken from the configuration that the plan carries: exactly for one in JSON, by what an
 * expression refers to for one in HCL, where an upper bound may be all there is.
 *
 * @param json the parsed output of `terraform show -json PLANFILE`.
 * @throws a usage error where it is no plan, or a plan that ended in an error.
 */
export function graphFromPlan(json: unknown): ResourceGraph {
  return plannedGraph(readPlan(json));
}

/** Before and after one plan, each worked out when it is asked for. @throws as `graphFromPlan` does. */
export interface PlanGraphs {
  /** The resources as they are before the plan is applied; none before the first apply. */
  readonly before: () => ResourceGraph;
  /** As `graphFromPlan` gives them. */
  readonly after: () => ResourceGraph;
}

/** @param json as for `graphFromPlan`; it is checked once. */
export function graphsFromPlan(json: unknown): PlanGraphs {
  const plan = readPlan(json);
  return {
    before: () => graphFromShownModule(plan.prior_state?.values?.root_module),
    after: () => plannedGraph(plan),
  };
}

function plannedGraph(plan: ShownPlan): ResourceGraph {
  const root = readPlannedModules(plan);
  const planned = plannedResources(root);
  const values = new PlanValues(planned, plan.variables ?? {}, idsThatGo(plan, planned));
  const regions = providerRegions(plan, values, root);
  const resources = planned.map((resource): ModelResource => {
    const { address, mode, type, values: known } = resource.shown;
    const region = regionOfValues(known ?? {}) ?? regions.get(resource.written?.provider_config_key ?? "");
    return { address, mode, type, ...(region && { region }), attributes: values.attributesOf(resource) };
  });
  return new ResourceGraph(resources.sort(compareAddresses), gapsOf(plan, planned));
}

/** Of what is destroyed, or replaced by something that has no id yet. */
function idsThatGo(plan: ShownPlan, planned: readonly PlannedResource[]): ReadonlySet<string> {
  const staying = new Set(planned.map(({ shown }) => shown.values?.["id"]));
  const ids = resourcesIn(plan.prior_state?.values?.root_module).map(({ values }) => values?.["id"]);
  return new Set(ids.filter((id): id is string => typeof id === "string" && !staying.has(id)));
}

function readPlan(json: unknown): ShownPlan {
  return parseDocument(shownPlan, json, "plan", NEXT);
}

function gapsOf({ complete }: ShownPlan, planned: readonly PlannedResource[]): readonly GraphGap[] {
  const gaps: GraphGap[] = planned
    .filter(({ shown, written }) => shown.mode === "managed" && written === undefined)
    .map(({ shown }) => ({ address: shown.address, reason: "the plan's configuration does not hold it" }));
  if (complete === false) {
    gaps.push({ address: "", reason: "the plan is not complete: it leaves changes for a later one" });
  }
  return gaps.sort(compareAddresses);
}

function providerRegions(
  plan: ShownPlan,
  values: PlanValues,
  root: PlannedModule,
): ReadonlyMap<string, string> {
  const configurations = Object.entries(plan.configuration?.provider_config ?? {});
  return new Map(
    configurations.flatMap(([key, { expressions }]) => {
      const written = expressions?.["region"];
      const region = written === undefined ? undefined : values.expressionOf(written, "region", root);
      return region?.kind === "known" && typeof region.value === "string"
        ? [[key, region.value] as const]
        : [];
    }),
  );
}
