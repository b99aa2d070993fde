import { usageError } from "../foundation/errors";
import { isJsonObject } from "./from-synth-document";
import { parseDocument, rawState, resourcesIn, shownState, type ShownModule } from "./from-document";
import { compareAddresses } from "../foundation/compare-texts";
import { literalAttributes, regionOfValues } from "./from-literals";
import { ResourceGraph, type GraphGap, type ModelResource } from "./resource-graph";

const NEXT = "Give a terraform.tfstate, or what terraform show -json writes.";

/**
 * The resources of a state: the file itself (version 4) or what `terraform show -json` writes of one. Every value is
 * known, and references are ids, which `ResourceGraph.follow` finds.
 *
 * @throws a usage error where it is no state, or a state of another version.
 */
export function graphFromState(json: unknown): ResourceGraph {
  if (isJsonObject(json) && "version" in json) return graphFromRawState(json);
  const { values } = parseDocument(shownState, json, "state", NEXT);
  return graphFromShownModule(values?.root_module);
}

/** The resources of a module as Terraform shows it, with all that is below it. */
export function graphFromShownModule(root: ShownModule | undefined): ResourceGraph {
  const resources = new Map<string, ModelResource>();
  const gaps: GraphGap[] = [];
  for (const { address, mode, type, values, deposed_key: deposed } of resourcesIn(root)) {
    if (deposed !== undefined && deposed !== null) gaps.push(deposedGap(address, deposed));
    else resources.set(address, resourceOf(address, mode, type, values ?? {}));
  }
  return new ResourceGraph([...resources.values()].sort(compareAddresses), gaps.sort(compareAddresses));
}

function graphFromRawState(json: unknown): ResourceGraph {
  const { version, resources: written } = parseDocument(rawState, json, "state of version 4", NEXT);
  if (version !== 4)
    throw usageError({ what: `This is a state of version ${version}`, allowed: "version 4", next: NEXT });
  const resources: ModelResource[] = [];
  const gaps: GraphGap[] = [];
  for (const { module, mode, type, name, instances } of written) {
    const local = `${mode === "data" ? "data." : ""}${type}.${name}`;
    for (const { index_key: key, deposed, attributes } of instances) {
      const address = `${module === undefined ? "" : `${module}.`}${local}${keyText(key)}`;
      if (deposed !== undefined) gaps.push(deposedGap(address, deposed));
      else resources.push(resourceOf(address, mode, type, attributes ?? {}));
    }
  }
  return new ResourceGraph(resources.sort(compareAddresses), gaps.sort(compareAddresses));
}

/** As Terraform writes an instance key: `[0]`, `["a"]`. */
function keyText(key: string | number | null | undefined): string {
  return key === undefined || key === null ? "" : `[${JSON.stringify(key)}]`;
}

function resourceOf(
  address: string,
  mode: ModelResource["mode"],
  type: string,
  values: Readonly<Record<string, unknown>>,
): ModelResource {
  const region = regionOfValues(values);
  return { address, mode, type, ...(region && { region }), attributes: literalAttributes(values) };
}

function deposedGap(address: string, key: string): GraphGap {
  return { address, reason: `its deposed object ${key} is only left to be deleted, and is not looked at` };
}
