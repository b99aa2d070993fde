import { externalError } from "../../foundation/errors";
import type { Block, Configuration } from "../configuration";
import { template } from "../expression";
import type { Variable } from "../interface/entry";
import { versionsPart } from "./build-documents";
import type { Document, Part } from "./document";

/** What the module is called in both examples. */
export const MODULE_NAME = "system";
const KEY_ADDRESSES = [
  "data.aws_caller_identity.current",
  "data.aws_partition.current",
  "aws_kms_key.data_key",
  "aws_kms_alias.data_key",
];

/**
 * A root that makes the system anew, with the key that its data needs.
 * @param stateStack the environment's other stack, which keeps that key
 */
export function completeExample(
  configuration: Configuration,
  stateStack: Configuration,
  variables: readonly Variable[],
): ReadonlyMap<string, Document> {
  const shown = ["name", "cidr", "web_certificate_arn", "tags"];
  const values = variables.filter((variable) => shown.includes(variable.name));
  const call = {
    source: "../..",
    ...Object.fromEntries(values.map((variable) => [variable.name, variable.default])),
    // Its id is its name, and unknown until it is made: the module looks for the key only then.
    data_key_alias: template("aws_kms_alias.data_key.id"),
  };
  return new Map([
    ["versions", { parts: [versionsPart(configuration)] }],
    ["main", { parts: [...providerParts(configuration), modulePart(configuration, call)] }],
    ["data-key", { parts: keyParts(stateStack) }],
    ["outputs", { parts: forwardedOutputs(configuration) }],
  ]);
}

/** A root that takes over what the stack has deployed: its state, its settings, its outputs. */
export function adoptExample(configuration: Configuration): ReadonlyMap<string, Document> {
  const managed = configuration.blocks.filter(({ mode }) => mode === "resource");
  return new Map([
    ["versions", { parts: [versionsPart(configuration)] }],
    ...(configuration.backend === undefined
      ? []
      : [
          [
            "backend",
            { parts: [{ kind: "terraform", labels: [], body: { backend: { s3: configuration.backend } } }] },
          ] satisfies [string, Document],
        ]),
    ["main", { parts: [...providerParts(configuration), modulePart(configuration, { source: "../.." })] }],
    ["moved", { parts: managed.map(movedPart) }],
    ["outputs", { parts: forwardedOutputs(configuration) }],
  ]);
}

function providerParts({ provider, otherProviders }: Configuration): readonly Part[] {
  return [provider, ...otherProviders].map((body) => ({ kind: "provider", labels: ["aws"], body }));
}

/** A module takes the provider without an alias by itself; the others it must be given. */
function modulePart({ otherProviders }: Configuration, body: Part["body"]): Part {
  const names = otherProviders.map(({ alias }) => `aws.${String(alias)}`);
  const providers = Object.fromEntries(["aws", ...names].map((name) => [name, name]));
  return {
    kind: "module",
    labels: [MODULE_NAME],
    body: names.length === 0 ? body : { ...body, providers },
  };
}

function movedPart({ address }: Block): Part {
  return { kind: "moved", labels: [], body: { from: address, to: `module.${MODULE_NAME}.${address}` } };
}

function forwardedOutputs({ outputs }: Configuration): readonly Part[] {
  return Object.entries(outputs).map(([name, { description }]) => ({
    kind: "output",
    labels: [name],
    body: { description, value: template(`module.${MODULE_NAME}.${name}`) },
  }));
}

function keyParts({ blocks }: Configuration): readonly Part[] {
  return KEY_ADDRESSES.map((address) => {
    const found = blocks.find((block) => block.address === address);
    if (found === undefined) throw withoutKey(address);
    const { lifecycle: _lifecycle, ...body } = found.body;
    return { kind: found.mode, labels: [found.type, found.name], body };
  });
}

function withoutKey(address: string): Error {
  return externalError({
    what: "The environment's state stack has no key for the data of the system",
    given: `no ${address}`,
    next: "run `npx cdktf synth` again",
  });
}
