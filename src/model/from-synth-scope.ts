import { evaluateJson } from "./expressions/evaluate-json";
import { isIdentity } from "./expressions/identities";
import type { Resolved, Scope } from "./expressions/scope";
import { list, object, unknown } from "./expressions/values";
import { WorkedOnce } from "./expressions/worked-once";
import { attributeNames, attributeValue } from "./from-synth-attributes";
import type { SynthDocument } from "./from-synth-document";
import { expand, type Expansion, type Instance } from "./from-synth-instances";
import type { ModelValue } from "./value";

/** Everything that the names of one configuration stand for; each value is worked out once, when it is asked for. */
export class SynthScope implements Scope {
  private readonly once = new WorkedOnce();
  private readonly expansions = new Map<string, Expansion>();
  private readonly instances = new Map<string, Instance>();

  constructor(private readonly document: SynthDocument) {}

  resolve(path: readonly string[]): Resolved | undefined {
    const [first = "", second = "", third = ""] = path;
    switch (first) {
      case "local":
        return this.named("local", second, this.document.locals, "is not declared");
      case "var":
        return this.named("var", second, this.document.variableDefaults, "has no default");
      case "module":
        return { value: unknown(`module.${second} is not part of this input`), wordCount: 2 };
      case "path":
      case "terraform":
      case "each":
      case "count":
      case "self":
        return { value: unknown(`${first}.${second} is not known here`), wordCount: 2 };
      case "data":
        return this.resource(`data.${second}.${third}`, 3);
      default:
        return this.resource(`${first}.${second}`, 2);
    }
  }

  attributeOf(address: string, attribute: string): ModelValue {
    const reference = { kind: "reference", address, attribute } as const;
    if (isIdentity(attribute)) return reference;
    const value = this.configured(address, attribute);
    return value === undefined || (value.kind === "known" && value.value === null) ? reference : value;
  }

  expansionOf(address: string): Expansion {
    const found = this.expansions.get(address);
    if (found !== undefined) return found;
    const declared = this.document.resources.get(address);
    if (declared === undefined) return { repeats: "once", instances: [] };
    const expansion = this.once.guarded<Expansion>(
      address,
      () => expand(declared, this),
      (because) => ({ repeats: "unknown", instances: [{ address, declared, scope: this }], because }),
    );
    this.expansions.set(address, expansion);
    for (const instance of expansion.instances) this.instances.set(instance.address, instance);
    return expansion;
  }

  attributesOf({ address, declared }: Instance): Readonly<Record<string, ModelValue>> {
    return Object.fromEntries(
      attributeNames(declared.body).flatMap((name) => {
        const value = this.configured(address, name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }

  private configured(address: string, attribute: string): ModelValue | undefined {
    const instance = this.instances.get(address);
    if (instance === undefined || !attributeNames(instance.declared.body).includes(attribute))
      return undefined;
    return this.once.value(`${address}.${attribute}`, () =>
      attributeValue(instance.declared.body, attribute, instance.scope),
    );
  }

  private named(
    kind: "local" | "var",
    name: string,
    values: ReadonlyMap<string, unknown>,
    absent: string,
  ): Resolved {
    const address = `${kind}.${name}`;
    if (!values.has(name)) return { value: unknown(`${address} ${absent}`), wordCount: 2 };
    const value = this.once.value(address, () => evaluateJson(values.get(name), this)) ?? unknown(address);
    return { value, wordCount: 2 };
  }

  private resource(address: string, wordCount: number): Resolved | undefined {
    if (!this.document.resources.has(address)) return undefined;
    return { value: this.whole(address), wordCount };
  }

  private whole(address: string): ModelValue {
    const { repeats, instances } = this.expansionOf(address);
    const references = instances.map((instance) => wholeReference(instance.address));
    switch (repeats) {
      case "once":
        return wholeReference(address);
      case "count":
        return list(references);
      case "for_each":
        return object(instances.map(({ key, address: keyed }) => [String(key), wholeReference(keyed)]));
      case "unknown":
        return { kind: "among", addresses: [address], attribute: "" };
    }
  }
}

function wholeReference(address: string): ModelValue {
  return { kind: "reference", address, attribute: "" };
}
