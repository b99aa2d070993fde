/** The parts of synthesized JSON that tests look at. */
export interface StackJson {
  readonly terraform: {
    readonly backend: { readonly s3: Attributes };
    readonly required_providers: Readonly<Record<string, Attributes>>;
    readonly required_version: string;
  };
  readonly provider: { readonly aws: readonly Attributes[] };
  readonly resource: ByType;
  readonly data: ByType;
  readonly output?: Readonly<Record<string, Attributes>>;
}

export type Attributes = Readonly<Record<string, unknown>>;
export type ById = Readonly<Record<string, Attributes>>;
type ByType = Readonly<Record<string, ById>>;

/** Every resource of a type by its logical id: the exact map, empty where there is none. */
export function resources(json: Pick<StackJson, "resource">, type: string): ById {
  return json.resource[type] ?? {};
}

/** The resource at an address: `aws_vpc.network`. */
export function resource(json: Pick<StackJson, "resource">, address: string): Attributes {
  const [type = "", id = ""] = address.split(".");
  const found = json.resource[type]?.[id];
  if (found === undefined) throw new Error(`no resource ${address}`);
  return found;
}

/** One attribute of every resource of a type, by logical id. */
export function attributeOf(
  json: Pick<StackJson, "resource">,
  type: string,
  attribute: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(resources(json, type)).map(([id, attrs]) => [id, attrs[attribute]]),
  );
}

/** `type.id` of every resource, `data.type.id` of every data source, sorted. */
export function addresses({ resource: managed, data }: Pick<StackJson, "resource" | "data">): string[] {
  const of = (byType: ByType, prefix: string): string[] =>
    Object.entries(byType).flatMap(([type, byId]) => Object.keys(byId).map((id) => `${prefix}${type}.${id}`));
  return [...of(managed, ""), ...of(data, "data.")].sort();
}

/** A text that stands somewhere in the JSON, with the way to it. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Every key-to-value way through a JSON document, down to texts, numbers and booleans. */
export function leaves(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** The statements of a policy attribute. Interpolations stay as they are: they stand inside JSON strings. */
export function statements(policy: unknown): readonly Statement[] {
  if (typeof policy !== "string") throw new Error("not a policy");
  return (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement;
}
