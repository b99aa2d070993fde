import type { Declared } from "../../../../src/drill/declared";
import { declaredFrom } from "../../../../src/drill/declared-from-environment";
import { findingsOf } from "../../../../src/drill/rules/rules";
import { acknowledge } from "../../../../src/drill/report/acknowledge";
import type { Environment } from "../../../../src/config/environment";
import { graphFromSynth } from "../../../../src/model/from-synth";
import { readTopology } from "../../../../src/model/read-topology";
import { prod } from "../../../support/environments";
import { synthesize } from "../../../support/synth";

type Json = Record<string, unknown>;
export type Resources = Record<string, Record<string, Json>>;
export type Change = (resource: Resources) => void;

/** A finding as tests compare it: `rule verdict address`. */
export type Line = string;

/** What is found, and not acknowledged, in the synthesized stack after a change of its resources. */
export function linesAfter(
  change: Change,
  environment: Environment = prod,
  declare: (declared: Declared) => Declared = (same) => same,
): readonly Line[] {
  return findingsAfter(change, environment, declare).findings.map(
    ({ rule, verdict, address }) => `${rule} ${verdict} ${address}`,
  );
}

export function findingsAfter(
  change: Change,
  environment: Environment = prod,
  declare: (declared: Declared) => Declared = (same) => same,
): ReturnType<typeof acknowledge> {
  const json = structuredClone(synthesize(environment).durable) as unknown as {
    readonly resource: Resources;
  };
  change(json.resource);
  const graph = graphFromSynth(json);
  const declared = declare(declaredFrom(environment));
  return acknowledge(findingsOf(readTopology(graph), graph, declared), declared.acknowledgements);
}

/** Sets an attribute by a path such as `aws_lb.web_balancer.internal`; undefined removes it. A missing one is an error. */
export function set(path: string, value: unknown): Change {
  return (resource) => {
    const [type = "", id = "", ...steps] = path.split(".");
    const last = steps.pop();
    let place: unknown = resource[type]?.[id];
    for (const step of steps) place = (place as Json | undefined)?.[step];
    if (typeof place !== "object" || place === null || last === undefined) throw new Error(`no ${path}`);
    if (value === undefined) delete (place as Json)[last];
    else (place as Json)[last] = value;
  };
}

/** Removes a resource that is there. */
export function remove(address: string): Change {
  return (resource) => {
    const [type = "", id = ""] = address.split(".");
    if (resource[type]?.[id] === undefined) throw new Error(`no ${address}`);
    delete resource[type][id];
  };
}

/** Adds a resource. */
export function add(address: string, attributes: Json): Change {
  return (resource) => {
    const [type = "", id = ""] = address.split(".");
    resource[type] = { ...resource[type], [id]: attributes };
  };
}

export function all(...changes: readonly Change[]): Change {
  return (resource) => changes.forEach((change) => change(resource));
}
