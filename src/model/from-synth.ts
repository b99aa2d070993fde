import { evaluateJson } from "./expressions/evaluate-json";
import { compareAddresses } from "../foundation/compare-texts";
import { readSynthDocument, type SynthDocument } from "./from-synth-document";
import { SynthScope } from "./from-synth-scope";
import type { Instance } from "./from-synth-instances";
import { ResourceGraph, type GraphGap, type ModelProvider, type ModelResource } from "./resource-graph";
import type { ModelValue } from "./value";

/**
 * The resources of a configuration in Terraform's JSON syntax, such as CDKTF's `cdk.tf.json`.
 *
 * References stay references; locals, defaults of variables, `count`, `for_each`, `for` and the functions that build
 * lists are worked out. What cannot be told before an apply says so.
 *
 * @param json the parsed document: an object, or an array of objects, which the language reads as one configuration.
 * @throws a usage error where it has another shape, or declares an address twice.
 */
export function graphFromSynth(json: unknown): ResourceGraph {
  const document = readSynthDocument(json);
  const scope = new SynthScope(document);
  const gaps: GraphGap[] = document.modules.map((name) => ({
    address: `module.${name}`,
    reason: "the resources of a module are not part of this input",
  }));
  const resources: ModelResource[] = [];
  for (const [address, { type, mode }] of document.resources) {
    const { instances, because } = scope.expansionOf(address);
    if (because !== undefined) gaps.push({ address, reason: because });
    for (const instance of instances) {
      const attributes = scope.attributesOf(instance);
      const region = regionOf(instance, attributes, document, scope);
      resources.push({ address: instance.address, mode, type, ...(region && { region }), attributes });
    }
  }
  return new ResourceGraph(
    resources.sort(compareAddresses),
    gaps.sort(compareAddresses),
    providersOf(document, scope),
  );
}

function providersOf({ providers }: SynthDocument, scope: SynthScope): readonly ModelProvider[] {
  return providers.map(({ name, body }) => {
    const attributes = Object.fromEntries(
      Object.entries(body).map(([key, value]) => [key, evaluateJson(value, scope)]),
    );
    const alias = textOf(attributes["alias"]);
    return { name, ...(alias === undefined ? {} : { alias }), attributes };
  });
}

/** Its own `region` (provider 6), else that of the provider configuration that it names. */
function regionOf(
  { declared }: Instance,
  attributes: Readonly<Record<string, ModelValue>>,
  document: SynthDocument,
  scope: SynthScope,
): string | undefined {
  return (
    textOf(attributes["region"]) ?? providerRegion(declared.type, declared.body["provider"], document, scope)
  );
}

/** `provider = aws.west` names an alias; without it a resource belongs to the provider that its type begins with. */
function providerRegion(
  type: string,
  written: unknown,
  { providers }: SynthDocument,
  scope: SynthScope,
): string | undefined {
  const chosen = typeof written === "string" ? written.replace(/^\$\{(.*)\}$/, "$1") : type.split("_")[0];
  const [name, alias] = (chosen ?? "").split(".");
  const provider = providers.find(({ name: of, body }) => of === name && body["alias"] === alias);
  return textOf(provider && evaluateJson(provider.body["region"], scope));
}

function textOf(value: ModelValue | undefined): string | undefined {
  return value?.kind === "known" && typeof value.value === "string" ? value.value : undefined;
}
