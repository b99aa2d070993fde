import { ResourceGraph, type GraphGap, type ModelResource } from "../../../src/model/resource-graph";
import type { ModelValue } from "../../../src/model/value";

/** A value as one writes it by hand: `ref("aws_vpc.main.id")` refers, `unknown("why")` is not known. */
export type Written =
  string | number | boolean | null | readonly Written[] | { readonly [name: string]: Written } | Marked;

class Marked {
  constructor(readonly value: ModelValue) {}
}

/** `type.name.attribute` or `data.type.name.attribute`: exactly this attribute. */
export function ref(path: string): Marked {
  const [, address = "", attribute = ""] = /^((?:data\.)?[^.]+\.[^.]+)\.(.+)$/.exec(path) ?? [];
  return new Marked({ kind: "reference", address, attribute });
}

/** Some of these, nobody can tell which. */
export function among(...addresses: readonly string[]): Marked {
  return new Marked({ kind: "among", addresses, attribute: "id" });
}

export function unknown(because: string): Marked {
  return new Marked({ kind: "unknown", because });
}

export function text(...parts: readonly Written[]): Marked {
  return new Marked({ kind: "text", parts: parts.map(valueOf) });
}

/** A graph of resources by address, in the order given. */
export function graphOf(
  byAddress: Readonly<Record<string, Readonly<Record<string, Written>>>>,
  gaps: readonly GraphGap[] = [],
): ResourceGraph {
  return new ResourceGraph(Object.entries(byAddress).map(resourceOf), gaps);
}

function resourceOf([address, attributes]: readonly [
  string,
  Readonly<Record<string, Written>>,
]): ModelResource {
  const parts = address.split(".");
  const isData = parts[0] === "data";
  return {
    address,
    mode: isData ? "data" : "managed",
    type: parts[isData ? 1 : 0] ?? "",
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, valueOf(value)])),
  };
}

function valueOf(written: Written): ModelValue {
  if (written instanceof Marked) return written.value;
  if (Array.isArray(written)) return { kind: "list", items: written.map(valueOf) };
  if (typeof written === "object" && written !== null) {
    const entries = Object.entries(written as Readonly<Record<string, Written>>);
    return {
      kind: "object",
      entries: Object.fromEntries(entries.map(([name, item]) => [name, valueOf(item)])),
    };
  }
  return { kind: "known", value: written };
}
