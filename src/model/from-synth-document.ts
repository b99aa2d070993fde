import { usageError } from "../foundation/errors";

export type JsonObject = Readonly<Record<string, unknown>>;

/** A `resource` or `data` block as it is written, before `count` and `for_each`. */
export interface DeclaredResource {
  /** Without an instance key: `aws_subnet.web`, `data.aws_ami.image`. */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly body: JsonObject;
}

/** What a configuration in Terraform's JSON syntax declares. What does not concern resources is left out. */
export interface SynthDocument {
  readonly resources: ReadonlyMap<string, DeclaredResource>;
  readonly locals: ReadonlyMap<string, unknown>;
  /** The default of each variable that has one. */
  readonly variableDefaults: ReadonlyMap<string, unknown>;
  readonly providers: readonly { readonly name: string; readonly body: JsonObject }[];
  readonly modules: readonly string[];
}

/** Both spellings of every block, as an object and as an array of objects: the language allows either at each level. */
export function readSynthDocument(json: unknown): SynthDocument {
  const roots = objectsOf(json, "the document");
  const resources = new Map<string, DeclaredResource>();
  for (const root of roots) {
    collectResources(root, "resource", resources);
    collectResources(root, "data", resources);
  }
  return {
    resources,
    locals: new Map(roots.flatMap((root) => blocksOf(root, "locals").flatMap(entriesOf))),
    variableDefaults: new Map(
      labelled(roots, "variable").flatMap(([name, body]) =>
        Object.hasOwn(body, "default") ? [[name, body["default"]] as const] : [],
      ),
    ),
    providers: labelled(roots, "provider").map(([name, body]) => ({ name, body })),
    modules: labelled(roots, "module").map(([name]) => name),
  };
}

function collectResources(
  root: JsonObject,
  block: "resource" | "data",
  into: Map<string, DeclaredResource>,
): void {
  for (const [type, byName] of blocksOf(root, block).flatMap(entriesOf)) {
    for (const [name, written] of objectsOf(byName, `${block}.${type}`).flatMap(entriesOf)) {
      const address = block === "data" ? `data.${type}.${name}` : `${type}.${name}`;
      const [body, ...more] = objectsOf(written, address);
      if (into.has(address) || more.length > 0) throw declaredTwice(address);
      const mode = block === "data" ? "data" : "managed";
      into.set(address, { address, mode, type, body: body ?? {} });
    }
  }
}

function labelled(roots: readonly JsonObject[], block: string): readonly (readonly [string, JsonObject])[] {
  return roots
    .flatMap((root) => blocksOf(root, block).flatMap(entriesOf))
    .flatMap(([name, written]) =>
      objectsOf(written, `${block}.${name}`).map((body) => [name, body] as const),
    );
}

function blocksOf(root: JsonObject, block: string): readonly JsonObject[] {
  return Object.hasOwn(root, block) ? objectsOf(root[block], block) : [];
}

function entriesOf(object: JsonObject): readonly [string, unknown][] {
  return Object.entries(object).filter(([key]) => key !== "//");
}

function objectsOf(value: unknown, place: string): readonly JsonObject[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((item) => {
    if (isJsonObject(item)) return item;
    throw usageError({
      what: `This is not a configuration in Terraform's JSON syntax: ${place} is no object`,
      given: JSON.stringify(item)?.slice(0, 80) ?? "nothing",
      allowed: "the cdk.tf.json that cdktf synth writes, or any *.tf.json",
      next: "Run npx cdktf synth and give cdktf.out/stacks/<stack>/cdk.tf.json.",
    });
  });
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function declaredTwice(address: string): Error {
  return usageError({
    what: `${address} is declared twice`,
    next: "Give one configuration: Terraform refuses two declarations of one address.",
  });
}
