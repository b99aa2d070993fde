import { evaluateJson } from "./expressions/evaluate-json";
import { walk } from "./expressions/evaluate-for";
import { withNames, type Scope } from "./expressions/scope";
import { list, object, unknown } from "./expressions/values";
import { isJsonObject, type JsonObject } from "./from-synth-document";
import type { ModelValue } from "./value";

/**
 * Arguments that say how Terraform handles a resource, not what the resource is. `lifecycle` stays, because
 * `prevent_destroy` is part of how durable something is.
 */
const META_ARGUMENTS = new Set([
  "//",
  "count",
  "for_each",
  "depends_on",
  "provider",
  "provisioner",
  "connection",
]);

/** The names of a resource's attributes and blocks, those of `dynamic` blocks included. */
export function attributeNames(body: JsonObject): readonly string[] {
  const own = Object.keys(body).filter((name) => !META_ARGUMENTS.has(name) && name !== "dynamic");
  return [...new Set([...own, ...dynamicBlocks(body).map(({ name }) => name)])];
}

/** One attribute; what is written and what `dynamic` blocks add to it. Undefined where neither is there. */
export function attributeValue(body: JsonObject, name: string, scope: Scope): ModelValue | undefined {
  const written = Object.hasOwn(body, name) ? evaluateJson(body[name], scope) : undefined;
  const added = dynamicBlocks(body).filter((block) => block.name === name);
  if (added.length === 0) return written;
  const parts = added.map((block) => generatedBlocks(block, scope));
  const whole = written === undefined ? parts : [asBlocks(written), ...parts];
  const notTold = whole.find((part) => part.kind !== "list");
  return notTold ?? list(whole.flatMap((part) => (part.kind === "list" ? part.items : [])));
}

function asBlocks(written: ModelValue): ModelValue {
  return written.kind === "object" ? list([written]) : written;
}

interface DynamicBlock {
  readonly name: string;
  readonly definition: JsonObject;
}

/** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
function dynamicBlocks(body: JsonObject): readonly DynamicBlock[] {
  if (!Object.hasOwn(body, "dynamic")) return [];
  return objectsIn(body["dynamic"]).flatMap((byName) =>
    Object.entries(byName).flatMap(([name, written]) =>
      objectsIn(written).map((definition) => ({ name, definition })),
    ),
  );
}

function objectsIn(value: unknown): readonly JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isJsonObject);
}

function generatedBlocks({ name, definition }: DynamicBlock, scope: Scope): ModelValue {
  const walked = walk(evaluateJson(definition["for_each"], scope));
  if (walked === undefined) return unknown(`the for_each of its dynamic block ${name} cannot be told`);
  const iterator = typeof definition["iterator"] === "string" ? definition["iterator"] : name;
  return list(
    walked.map(([key, value]) => {
      const entry = object([
        ["key", key],
        ["value", value],
      ]);
      const [content] = objectsIn(definition["content"]);
      return evaluateJson(content ?? {}, withNames(scope, { [iterator]: entry }));
    }),
  );
}
