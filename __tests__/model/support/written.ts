import type { ResourceGraph } from "../../../src/model/resource-graph";
import type { ModelValue } from "../../../src/model/value";

/** A value in a short form for tests: `-> aws_vpc.a.id`, `? aws_subnet.a | aws_subnet.b .id`, `! reason`. */
export function written(value: ModelValue): unknown {
  switch (value.kind) {
    case "known":
      return value.value;
    case "list":
      return value.items.map(written);
    case "object":
      return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, written(entry)]));
    case "reference":
      return `-> ${value.address} .${value.attribute}`;
    case "among":
      return `? ${value.addresses.join(" | ")} .${value.attribute}`;
    case "text":
      return { text: value.parts.map(written) };
    case "unknown":
      return `! ${value.because}`;
  }
}

/** Every resource with its attributes in the short form. */
export function writtenGraph(graph: ResourceGraph): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    graph.resources.map(({ address, attributes }) => [
      address,
      written({ kind: "object", entries: attributes }),
    ]),
  );
}
