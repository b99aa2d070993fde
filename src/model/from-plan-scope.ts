import { evaluateJson } from "./expressions/evaluate-json";
import { isIdentity } from "./expressions/identities";
import { withNames, type Resolved, type Scope } from "./expressions/scope";
import { entryOf, known, list, object, unknown } from "./expressions/values";
import { WorkedOnce } from "./expressions/worked-once";
import { isJsonObject } from "./from-synth-document";
import { literalValue } from "./from-literals";
import { lazyAttributes } from "./lazy-attributes";
import type { PlannedModule, PlannedResource } from "./from-plan-modules";
import { valueOfReferences } from "./from-plan-references";
import { mergedValue } from "./from-plan-values";
import { ABSENT, type ModelValue } from "./value";

/** Everything that the names of one plan stand for, in whatever module they are written. */
export class PlanValues {
  private readonly once = new WorkedOnce();
  private readonly byAddress: ReadonlyMap<string, PlannedResource>;

  /**
   * @param variables the values of the root module's variables.
   * @param gone ids of what is not there any more after the apply.
   */
  constructor(
    resources: readonly PlannedResource[],
    private readonly variables: Readonly<Record<string, { readonly value?: unknown }>>,
    private readonly gone: ReadonlySet<string> = new Set(),
  ) {
    this.byAddress = new Map(resources.map((resource) => [resource.shown.address, resource]));
  }

  /** The attributes of a resource. What the configuration leaves out and only AWS will tell is left out here too. */
  attributesOf(resource: PlannedResource): Readonly<Record<string, ModelValue>> {
    const values = resource.shown.values ?? {};
    const names = attributeNames(resource).filter((name) => {
      if (!isNotYet(resource, name)) return values[name] !== undefined && values[name] !== null;
      const value = this.attribute(resource, name);
      return value !== undefined && !isNull(value);
    });
    return lazyAttributes(names, (name) => this.attribute(resource, name) ?? ABSENT);
  }

  /** The region of a provider's configuration, which is written in the root module. */
  expressionOf(json: unknown, name: string, module: PlannedModule): ModelValue {
    return writtenValue(json, name, this.scopeOf(module));
  }

  private attribute(resource: PlannedResource, name: string): ModelValue | undefined {
    const { shown, afterUnknown, written } = resource;
    const values = shown.values ?? {};
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const notYet = isJsonObject(afterUnknown) ? afterUnknown[name] : undefined;
    if (!hasUnknown(notYet)) {
      if (value === undefined) return undefined;
      const isWritten = written?.expressions?.[name] !== undefined;
      return literalValue(isWritten ? value : this.withoutGone(value));
    }
    return this.once.value(`${shown.address}.${name}`, () => {
      const expression = written?.expressions?.[name];
      const hint =
        expression === undefined ? undefined : writtenValue(expression, name, this.resourceScope(resource));
      return mergedValue(value, notYet, hint);
    });
  }

  /** What nobody writes a plan takes over from the state, with what the same plan destroys. */
  private withoutGone(value: unknown): unknown {
    if (!Array.isArray(value)) return value;
    return value.filter((item) => typeof item !== "string" || !this.gone.has(item));
  }

  private resourceScope({ module, written, shown }: PlannedResource): Scope {
    const scope = this.scopeOf(module);
    return repeated(scope, shown.index ?? undefined, written?.count_expression, written?.for_each_expression);
  }

  private scopeOf(module: PlannedModule): Scope {
    return {
      resolve: (path) => this.resolve(path, module),
      attributeOf: (address, attribute) => this.attributeOf(address, attribute),
    };
  }

  private attributeOf(address: string, attribute: string): ModelValue {
    const reference = { kind: "reference", address, attribute } as const;
    const resource = this.byAddress.get(address);
    if (resource === undefined || isIdentity(attribute)) return reference;
    const value = this.attribute(resource, attribute);
    return value === undefined || isNull(value) ? reference : value;
  }

  private resolve(path: readonly string[], module: PlannedModule): Resolved | undefined {
    const [first = "", second = "", third = ""] = path;
    switch (first) {
      case "var":
        return { value: this.variable(second, module), wordCount: 2 };
      case "module":
        return this.module(second, path.length > 2 ? third : undefined, module);
      case "local":
        return { value: unknown(`a plan does not tell what local.${second} is`), wordCount: 2 };
      case "data":
        return wholeResource(module.resources.get(`data.${second}.${third}`), 3);
      default:
        return wholeResource(module.resources.get(`${first}.${second}`), 2);
    }
  }

  private variable(name: string, { address, calledBy, key, written }: PlannedModule): ModelValue {
    if (calledBy === undefined) {
      const given = entryOf(this.variables, name);
      return given === undefined
        ? unknown(`the plan holds no value of var.${name}`)
        : literalValue(given.value);
    }
    const { call, module } = calledBy;
    const expression = call.expressions?.[name];
    if (expression === undefined) return literalValue(written.variables?.[name]?.default);
    const work = () => {
      const scope = repeated(this.scopeOf(module), key, call.count_expression, call.for_each_expression);
      return writtenValue(expression, name, scope);
    };
    return this.once.value(`${address}.var.${name}`, work) ?? unknown(`var.${name}`);
  }

  private module(name: string, output: string | undefined, parent: PlannedModule): Resolved | undefined {
    const instances = parent.children.get(name) ?? [];
    const [only] = instances;
    if (only === undefined) return undefined;
    if (only.key === undefined) {
      if (output === undefined) return { value: this.outputs(only), wordCount: 2 };
      return { value: this.output(output, only), wordCount: 3 };
    }
    const entries = instances.map((instance) => [String(instance.key), this.outputs(instance)] as const);
    const isCount = typeof only.key === "number";
    return { value: isCount ? list(entries.map(([, outputs]) => outputs)) : object(entries), wordCount: 2 };
  }

  private outputs(module: PlannedModule): ModelValue {
    return object(Object.keys(module.written.outputs ?? {}).map((name) => [name, this.output(name, module)]));
  }

  private output(name: string, module: PlannedModule): ModelValue {
    const expression = module.written.outputs?.[name]?.expression;
    const address = `${module.address}.${name}`;
    if (expression === undefined) return unknown(`the plan does not tell what ${address} is`);
    const work = () => writtenValue(expression, name, this.scopeOf(module));
    return this.once.value(`output ${address}`, work) ?? unknown(address);
  }
}

/** What an expression of the plan's configuration means: of a block, what every part of it means. */
function writtenValue(json: unknown, name: string, scope: Scope): ModelValue {
  if (Array.isArray(json)) return list(json.map((item) => writtenValue(item, name, scope)));
  if (!isJsonObject(json)) return unknown("the plan does not tell how it is worked out");
  const { constant_value: constant, references } = json;
  if (Array.isArray(references)) {
    // A configuration in JSON: the template itself is there, and says more than what it refers to.
    if (Object.hasOwn(json, "constant_value")) return evaluateJson(constant, scope);
    return valueOfReferences(
      references.filter((item) => typeof item === "string"),
      name,
      scope,
    );
  }
  if (Object.hasOwn(json, "constant_value")) return literalValue(constant);
  return object(Object.entries(json).map(([key, value]) => [key, writtenValue(value, key, scope)]));
}

/** `each` and `count` of one instance. */
function repeated(scope: Scope, key: string | number | undefined, count: unknown, forEach: unknown): Scope {
  if (key === undefined) return scope;
  if (count !== undefined && forEach === undefined) {
    return withNames(scope, { count: object([["index", known(key)]]) });
  }
  const collection = writtenValue(forEach, "for_each", scope);
  const value =
    collection.kind === "object" ? (entryOf(collection.entries, String(key)) ?? known(key)) : known(key);
  return withNames(scope, {
    each: object([
      ["key", known(key)],
      // Of a set it is the key; of a map that the plan does not tell, the key serves to find the pair.
      ["value", value],
    ]),
  });
}

function wholeResource(
  instances: readonly PlannedResource[] | undefined,
  wordCount: number,
): Resolved | undefined {
  const [only] = instances ?? [];
  if (instances === undefined || only === undefined) return undefined;
  const references = instances.map(({ shown: { address, index } }) => {
    return [String(index), { kind: "reference", address, attribute: "" } as const] as const;
  });
  const { index } = only.shown;
  if (typeof index === "number")
    return { value: list(references.map(([, reference]) => reference)), wordCount };
  if (typeof index === "string") return { value: object(references), wordCount };
  return { value: { kind: "reference", address: only.shown.address, attribute: "" }, wordCount };
}

function attributeNames({ shown, afterUnknown }: PlannedResource): readonly string[] {
  const unknowns = isJsonObject(afterUnknown) ? Object.keys(afterUnknown) : [];
  return [...new Set([...Object.keys(shown.values ?? {}), ...unknowns])].sort();
}

/** Something of it is known only after the apply. */
function isNotYet({ afterUnknown }: PlannedResource, name: string): boolean {
  return isJsonObject(afterUnknown) && hasUnknown(afterUnknown[name]);
}

function hasUnknown(mask: unknown): boolean {
  if (mask === true) return true;
  return typeof mask === "object" && mask !== null && Object.values(mask).some(hasUnknown);
}

function isNull(value: ModelValue): boolean {
  return value.kind === "known" && value.value === null;
}
