import type { Json, Operation, Path } from "./operations";

type Writable = Record<string, unknown>;

/** A copy of synthesized JSON with one operation done to it. Throws where the operation would change nothing. */
export function apply(json: Json, operation: Operation): Json {
  const copy = structuredClone(json) as Writable;
  perform(copy, operation);
  if (JSON.stringify(copy) === JSON.stringify(json)) {
    throw new Error(`${operation.kind} changes nothing at ${operation.address}`);
  }
  return copy;
}

function perform(json: Writable, operation: Operation): void {
  const { address } = operation;
  switch (operation.kind) {
    case "set":
      for (const [path, value] of operation.values) setAt(resourceAt(json, address), path, value);
      return;
    case "unset":
      return unsetAt(resourceAt(json, address), operation.path);
    case "drop-item":
      return dropItemAt(listAt(resourceAt(json, address), operation.path), operation.index);
    case "add-item":
      listAt(resourceAt(json, address), operation.path).push(operation.item);
      return;
    case "drop-resource":
      return dropResource(json, address);
    case "add-resource":
      return addResource(json, address, operation.attributes);
    case "drop-statements":
      return dropStatements(resourceAt(json, address), operation.attribute, operation.ids);
    case "replace-text":
      return replaceText(resourceAt(json, address), operation);
  }
}

const [TYPE, ID] = [0, 1] as const;

function resourceAt(json: Writable, address: string): Writable {
  const parts = address.split(".");
  const found = child(child(json["resource"], parts[TYPE]), parts[ID]);
  if (!isObject(found)) throw new Error(`no resource ${address}`);
  return found;
}

function setAt(target: Writable, path: Path, value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) throw new Error("an empty path");
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const next = (target[key] ??= {});
  if (!isObject(next)) throw new Error(`no object at ${path.join(".")}`);
  setAt(next, rest, value);
}

function unsetAt(target: Writable, path: Path): void {
  const holder = path.slice(0, -1).reduce<unknown>(child, target);
  const key = path.at(-1);
  if (!isObject(holder) || key === undefined || !(key in holder))
    throw new Error(`nothing at ${path.join(".")}`);
  delete holder[key];
}

function listAt(target: Writable, path: Path): unknown[] {
  const found = path.reduce<unknown>(child, target);
  if (!Array.isArray(found)) throw new Error(`no list at ${path.join(".")}`);
  return found;
}

function dropItemAt(list: unknown[], index: number): void {
  if (index >= list.length) throw new Error(`no item ${index} of ${list.length}`);
  list.splice(index, 1);
}

function addResource(json: Writable, address: string, attributes: Json): void {
  const [type, id] = address.split(".");
  if (type === undefined || id === undefined) throw new Error(`no address: ${address}`);
  const ofType = ((json["resource"] as Writable)[type] ??= {}) as Writable;
  if (id in ofType) throw new Error(`${address} is there already`);
  ofType[id] = attributes;
}

/** Terraform refuses what names a resource that is gone: order is no longer owed to it, and its outputs go. */
function dropResource(json: Writable, address: string): void {
  resourceAt(json, address);
  const resources = json["resource"] as Record<string, Writable>;
  const [type = "", id = ""] = address.split(".");
  const ofType = resources[type] ?? {};
  delete ofType[id];
  if (Object.keys(ofType).length === 0) delete resources[type];
  for (const resource of Object.values(resources).flatMap((byId) => Object.values(byId))) {
    const dependencies = child(resource, "depends_on");
    if (isObject(resource) && Array.isArray(dependencies)) {
      resource["depends_on"] = dependencies.filter((name) => name !== address);
    }
  }
  const outputs = json["output"];
  if (!isObject(outputs)) return;
  for (const [name, output] of Object.entries(outputs)) {
    if (JSON.stringify(output).includes(`\${${address}.`)) delete outputs[name];
  }
}

function dropStatements(resource: Writable, attribute: string, ids: readonly string[]): void {
  const policy = JSON.parse(String(resource[attribute])) as { Statement: { Sid: string }[] };
  const missing = ids.filter((id) => !policy.Statement.some(({ Sid }) => Sid === id));
  if (missing.length > 0) throw new Error(`no statement ${missing.join(", ")}`);
  policy.Statement = policy.Statement.filter(({ Sid }) => !ids.includes(Sid));
  resource[attribute] = JSON.stringify(policy);
}

function replaceText(
  resource: Writable,
  { path, from, to }: { readonly path: Path; readonly from: string; readonly to: string },
): void {
  const text = path.reduce<unknown>(child, resource);
  if (typeof text !== "string" || !text.includes(from)) throw new Error(`no ${from} at ${path.join(".")}`);
  setAt(resource, path, text.replaceAll(from, to));
}

function child(value: unknown, key: string | number | undefined): unknown {
  return isObject(value) && key !== undefined ? value[key] : undefined;
}

/** Lists too: their indices are keys like any other. */
function isObject(value: unknown): value is Writable {
  return typeof value === "object" && value !== null;
}
