import { asText } from "./expressions/values";
import type { ModelResource, ResourceGraph } from "./resource-graph";
import { known, sortedSet, untold, allTold, whenTold } from "./told";
import type { Told } from "./topology";
import type { ModelValue } from "./value";
import { isAbsent, leadsTo, reasonOf, resolved, step } from "./value-steps";

/** The attributes of a resource, or of one of its blocks, as told values that say where they stand. */
export class AttributeReader {
  private constructor(
    readonly graph: ResourceGraph,
    readonly resource: ModelResource,
    private readonly root: ModelValue,
    private readonly place: string,
  ) {}

  static of(graph: ResourceGraph, resource: ModelResource): AttributeReader {
    const root: ModelValue = { kind: "object", entries: resource.attributes };
    return new AttributeReader(graph, resource, root, resource.address);
  }

  get address(): string {
    return this.resource.address;
  }

  /** `aws_lb.web.internal`: how reasons name an attribute. */
  where(path: string): string {
    return `${this.place}.${path}`;
  }

  /** By a path such as `health_check.interval`; what a reference leads to, where that is known. Absent ones are null. */
  value(path: string): ModelValue {
    return resolved(this.graph, path.split(".").reduce(step, this.root));
  }

  isWritten(path: string): boolean {
    return !isAbsent(this.value(path));
  }

  /** Whether it is a list or an object: a block, or several values. */
  isBlock(path: string): boolean {
    const { kind } = this.value(path);
    return kind === "list" || kind === "object";
  }

  /** @param fallback what the provider or AWS takes where the attribute is left out. @default not told */
  text(path: string, fallback?: string): Told<string> {
    return this.literal(path, fallback, asText);
  }

  number(path: string, fallback?: number): Told<number> {
    return this.literal(path, fallback, (value) => {
      const text = asText(value)?.trim();
      return text === undefined || text === "" || !Number.isFinite(Number(text)) ? undefined : Number(text);
    });
  }

  flag(path: string, fallback?: boolean): Told<boolean> {
    return this.literal(path, fallback, (value) => {
      const text = asText(value);
      return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : undefined;
    });
  }

  /** The text, with `${address.attribute}` for what is only known after an apply: enough to tell two apart. */
  written(path: string): Told<string> {
    const value = this.value(path);
    if (isAbsent(value)) return untold(`${this.where(path)} is left out`);
    return asWritten(value, this.where(path));
  }

  /** A set of texts, sorted. */
  texts(path: string, fallback?: readonly string[]): Told<readonly string[]> {
    return this.items(path, fallback, (item) => told(resolved(this.graph, item), this.where(path), asText));
  }

  /** The address of the one resource of the given types that is meant. */
  one(path: string, types: readonly string[]): Told<string> {
    return this.addressOf(this.toFollow(path, types), path, types);
  }

  /** Which resources may be meant where `one` is not told; undefined: any. Somebody else's id means none of ours. */
  candidates(path: string, types: readonly string[]): readonly string[] | undefined {
    const value = this.toFollow(path, types);
    const { found, outside, uncertain } = this.graph.follow(value, ...types);
    const bounded =
      value.kind === "among" || (uncertain === undefined && (found.length > 0 || outside.length > 0));
    return bounded ? sortedSet(found.map(({ address }) => address)) : undefined;
  }

  /** The addresses of a set of resources, sorted. A single unclear one makes the set unclear. */
  many(path: string, types: readonly string[], fallback?: readonly string[]): Told<readonly string[]> {
    return this.items(path, fallback, (item) => this.addressOf(item, path, types));
  }

  /** The paths of the items of a list: `ids.0`, `ids.1`. Where it is no list that can be told, the path itself. */
  each(path: string): readonly string[] {
    const value = this.value(path);
    if (isAbsent(value)) return [];
    return value.kind === "list" ? value.items.map((_, index) => `${path}.${index}`) : [path];
  }

  /** The blocks of a name, in their order; not told where nobody knows how many there are. */
  blocks(path: string): Told<readonly AttributeReader[]> {
    const value = this.value(path);
    if (isAbsent(value)) return known([]);
    const items = value.kind === "list" ? value.items.map((item) => resolved(this.graph, item)) : [value];
    return allTold(
      items.map((item, index) =>
        item.kind === "object"
          ? known(new AttributeReader(this.graph, this.resource, item, `${this.where(path)}[${index}]`))
          : untold(reasonOf(item, this.where(path))),
      ),
    );
  }

  /** A reference that leads past the wanted types is taken to what it stands for. */
  private toFollow(path: string, types: readonly string[]): ModelValue {
    const plain = path.split(".").reduce(step, this.root);
    return leadsTo(this.graph, plain, types) ? plain : resolved(this.graph, plain);
  }

  private addressOf(value: ModelValue, path: string, types: readonly string[]): Told<string> {
    const exact = leadsTo(this.graph, value, types) ? value : resolved(this.graph, value);
    if (isAbsent(exact)) return untold(`${this.where(path)} is left out`);
    const { found, outside, uncertain } = this.graph.follow(exact, ...types);
    const [first, ...others] = found;
    if (uncertain !== undefined) return untold(`${this.where(path)}: ${uncertain}`);
    if (first !== undefined && others.length === 0 && outside.length === 0) return known(first.address);
    if (first !== undefined) {
      return untold(
        `${this.where(path)}: ${[...found.map(({ address }) => address), ...outside].sort().join(" or ")}`,
      );
    }
    const [id] = outside;
    return untold(
      id === undefined
        ? reasonOf(exact, this.where(path))
        : `${this.where(path)}: ${id} belongs to no resource of this configuration`,
    );
  }

  private items(
    path: string,
    fallback: readonly string[] | undefined,
    read: (item: ModelValue) => Told<string>,
  ): Told<readonly string[]> {
    const value = this.value(path);
    if (isAbsent(value)) {
      return fallback === undefined ? untold(`${this.where(path)} is left out`) : known(fallback);
    }
    const items = value.kind === "list" ? value.items : [value];
    return whenTold(allTold(items.map(read)), (texts) => known(sortedSet(texts)));
  }

  private literal<T>(
    path: string,
    fallback: T | undefined,
    read: (value: ModelValue) => T | undefined,
  ): Told<T> {
    const value = this.value(path);
    if (!isAbsent(value)) return told(value, this.where(path), read);
    return fallback === undefined ? untold(`${this.where(path)} is left out`) : known(fallback);
  }
}

function told<T>(value: ModelValue, where: string, read: (value: ModelValue) => T | undefined): Told<T> {
  const result = read(value);
  return result === undefined ? untold(reasonOf(value, where)) : known(result);
}

function asWritten(value: ModelValue, where: string): Told<string> {
  if (value.kind === "reference") return known(`\${${value.address}.${value.attribute}}`);
  if (value.kind === "text") {
    const parts = allTold(value.parts.map((part) => asWritten(part, where)));
    return whenTold(parts, (texts) => known(texts.join("")));
  }
  return told(value, where, asText);
}
