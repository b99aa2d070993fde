import { addresses, type Attributes, leaves, type StackJson } from "./stack-json";

const REFERENCE = /(?:data\.)?aws_\w+\.[A-Za-z_]\w*/g;

/** The addresses that a resource names: in its interpolations, and after `depends_on`. */
export function referencesOf(attributes: Attributes): string[] {
  const found = leaves(attributes).flatMap(({ path, value }) => {
    if (typeof value !== "string") return [];
    if (path[0] === "depends_on") return [value];
    return [...value.matchAll(/(?<!\$)\$\{([^}]*)\}/g)].flatMap(
      ([, inner = ""]) => inner.match(REFERENCE) ?? [],
    );
  });
  return [...new Set(found)].sort();
}

/** Every element with the addresses it names. */
export function referenceGraph(
  json: Pick<StackJson, "resource" | "data">,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    addresses(json).map((address) => {
      const [id = "", type = ""] = address.split(".").reverse();
      const byType = address.startsWith("data.") ? json.data : json.resource;
      return [address, referencesOf(byType[type]?.[id] ?? {})] as const;
    }),
  );
}

/** Everything that Terraform makes before an address. */
export function madeBefore(
  graph: ReadonlyMap<string, readonly string[]>,
  address: string,
): ReadonlySet<string> {
  const before = new Set<string>();
  const visit = (at: string): void => {
    for (const next of graph.get(at) ?? []) {
      if (before.has(next)) continue;
      before.add(next);
      visit(next);
    }
  };
  visit(address);
  return before;
}
