import { ABSENT, type ModelValue } from "./value";

/** One instance of a resource: with `count` or `for_each` there is one for each key. */
export interface ModelResource {
  /** The full Terraform address: `module.web["a"].aws_lb.this[0]`. */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  /** What the provider is configured with, as far as it can be told: the zones and subnets follow from it. */
  readonly region?: string;
  readonly attributes: Readonly<Record<string, ModelValue>>;
}

/** A `provider` block. Only a configuration holds them. */
export interface ModelProvider {
  readonly name: string;
  readonly alias?: string;
  readonly attributes: Readonly<Record<string, ModelValue>>;
}

/** Why something of the input could not be taken into the graph. Never left out silently. */
export interface GraphGap {
  readonly address: string;
  readonly reason: string;
}

/** Where a value leads. */
export interface Followed {
  /** The resources that it means. Several for a list. */
  readonly found: readonly ModelResource[];
  /** Ids that are written out and belong to no resource of the input: somebody else's VPC, an account's image. */
  readonly outside: readonly string[];
  /** Why it cannot be told what else, or which of `found`, is meant. Undefined when the answer is exact. */
  readonly uncertain?: string;
}

/** The resources of one input and what they say of each other. */
export class ResourceGraph {
  private readonly byAddress: ReadonlyMap<string, ModelResource>;
  private readonly managedByType: ReadonlyMap<string, readonly ModelResource[]>;
  private readonly byIdentity: ReadonlyMap<string, readonly ModelResource[]>;

  /** @param resources in the order of their addresses. */
  constructor(
    readonly resources: readonly ModelResource[],
    readonly gaps: readonly GraphGap[] = [],
    readonly providers: readonly ModelProvider[] = [],
  ) {
    this.byAddress = new Map(resources.map((resource) => [resource.address, resource]));
    this.managedByType = indexByType(resources);
    this.byIdentity = indexByIdentity(resources);
  }

  ofType(...types: readonly string[]): readonly ModelResource[] {
    const [only = ""] = types;
    if (types.length === 1) return this.managedByType.get(only) ?? [];
    return this.resources.filter(({ type, mode }) => mode === "managed" && types.includes(type));
  }

  get(address: string): ModelResource | undefined {
    return this.byAddress.get(address);
  }

  /** The resources of the given types that a value stands for, by reference or by a written-out id, ARN or name. */
  follow(value: ModelValue, ...types: readonly string[]): Followed {
    switch (value.kind) {
      case "known":
        return this.followKnown(value.value, types);
      case "list":
        return joined(value.items.map((item) => this.follow(item, ...types)));
      case "object":
        return joined(Object.values(value.entries).map((entry) => this.follow(entry, ...types)));
      case "reference":
        return this.followAddresses([value.address], types);
      case "among":
        return {
          ...this.followAddresses(value.addresses, types),
          uncertain: `some of ${value.addresses.join(", ")}`,
        };
      case "text":
        return { found: [], outside: [], uncertain: "a text that is put together of several values" };
      case "unknown":
        return { found: [], outside: [], uncertain: value.because };
    }
  }

  private followKnown(value: string | number | boolean | null, types: readonly string[]): Followed {
    if (typeof value !== "string" || value === "") return { found: [], outside: [] };
    const found = (this.byIdentity.get(value) ?? []).filter(({ type }) => types.includes(type));
    return found.length === 0 ? { found, outside: [value] } : { found, outside: [] };
  }

  private followAddresses(addresses: readonly string[], types: readonly string[]): Followed {
    const found = addresses.flatMap((address) => this.get(address) ?? []);
    return { found: found.filter(({ type }) => types.includes(type)), outside: [] };
  }
}

/** An attribute by its path, as in `at(template, "metadata_options", 0, "http_tokens")`; absent ones read as null. */
export function at(resource: ModelResource, ...path: readonly (string | number)[]): ModelValue {
  let value: ModelValue = { kind: "object", entries: resource.attributes };
  for (const step of path) value = child(value, step);
  return value;
}

/** A block is an object in one form of JSON and a list of one in another: index 0 of an object is the object. */
function child(value: ModelValue, step: string | number): ModelValue {
  if (value.kind === "unknown") return value;
  if (typeof step === "number") {
    if (value.kind === "list") return value.items[step] ?? ABSENT;
    return step === 0 && value.kind === "object" ? value : ABSENT;
  }
  if (value.kind === "object") return value.entries[step] ?? ABSENT;
  return value.kind === "list" && value.items.length === 1 ? child(child(value, 0), step) : ABSENT;
}

/** The blocks of a repeated block, or of one that is written once. */
export function blocks(value: ModelValue): readonly ModelValue[] {
  if (value.kind === "list") return value.items;
  return value.kind === "known" && value.value === null ? [] : [value];
}

const IDENTITIES = ["id", "arn", "name"] as const;

function indexByIdentity(resources: readonly ModelResource[]): ReadonlyMap<string, readonly ModelResource[]> {
  const index = new Map<string, ModelResource[]>();
  for (const resource of resources) {
    const names = new Set(
      IDENTITIES.flatMap((attribute) => {
        const value = resource.attributes[attribute];
        return value?.kind === "known" && typeof value.value === "string" && value.value !== ""
          ? [value.value]
          : [];
      }),
    );
    for (const name of names) append(index, name, resource);
  }
  return index;
}

function indexByType(resources: readonly ModelResource[]): ReadonlyMap<string, readonly ModelResource[]> {
  const index = new Map<string, ModelResource[]>();
  for (const resource of resources) {
    if (resource.mode === "managed") append(index, resource.type, resource);
  }
  return index;
}

function append(index: Map<string, ModelResource[]>, key: string, resource: ModelResource): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, [resource]);
  else there.push(resource);
}

function joined(parts: readonly Followed[]): Followed {
  const uncertain = parts.flatMap((part) => part.uncertain ?? []);
  return {
    found: [...new Set(parts.flatMap(({ found }) => found))],
    outside: parts.flatMap(({ outside }) => outside),
    ...(uncertain.length === 0 ? {} : { uncertain: [...new Set(uncertain)].join("; ") }),
  };
}
