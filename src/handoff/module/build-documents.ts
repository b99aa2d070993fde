import { isJsonObject, type JsonObject } from "../../model/from-synth-document";
import type { Block, Configuration } from "../configuration";
import type { Draft } from "../draft";
import { quoted, template } from "../expression";
import type { Variable } from "../interface/entry";
import { MAIN, purposeOf } from "../purposes";
import type { Document, Part } from "./document";

/** Which resource refuses another region: the first that every plan looks at. */
const GUARD = "aws_vpc.network";

/** The module's configuration by file name without ending. */
export function moduleDocuments(
  configuration: Configuration,
  draft: Draft,
  variables: readonly Variable[],
): ReadonlyMap<string, Document> {
  const files = new Map<string, Part[]>([[MAIN, [regionData()]]]);
  for (const block of draft.blocks) {
    const purpose = purposeOf(block);
    files.set(purpose, [...(files.get(purpose) ?? []), partOf(block, configuration.region)]);
  }
  return new Map([
    ...[...files].map(([name, parts]): [string, Document] => [name, { parts }]),
    ["variables", { parts: variables.map(variablePart) }],
    ["outputs", { parts: outputParts(configuration.outputs) }],
    ["versions", { parts: [moduleVersionsPart(configuration)] }],
  ]);
}

/** Beside what a root says: which providers of other regions the caller must hand over. */
function moduleVersionsPart(configuration: Configuration): Part {
  const part = versionsPart(configuration);
  const aliases = configuration.otherProviders.map(({ alias }) => `aws.${String(alias)}`);
  if (aliases.length === 0) return part;
  const aws = { ...configuration.providerRequirement, configuration_aliases: aliases };
  return { ...part, body: { ...part.body, required_providers: { aws } } };
}

/** Terraform and provider; the provider's settings and the backend are the caller's. */
export function versionsPart({ requiredVersion, providerRequirement }: Configuration): Part {
  return {
    kind: "terraform",
    labels: [],
    body: { required_version: requiredVersion, required_providers: { aws: providerRequirement } },
  };
}

function outputParts(outputs: Configuration["outputs"]): readonly Part[] {
  return Object.entries(outputs).map(([name, body]) => ({ kind: "output", labels: [name], body }));
}

function regionData(): Part {
  return { kind: "data", labels: ["aws_region", "current"], body: {} };
}

function partOf({ mode, type, name, body, address, constructPath }: Block, region: string): Part {
  return {
    kind: mode,
    labels: [type, name],
    body: address === GUARD ? guarded(moduleBody(body), region) : moduleBody(body),
    ...(constructPath === "" ? {} : { comment: constructPath.split("/").slice(1).join("/") }),
  };
}

/** Without what says nothing, and without `prevent_destroy`, which takes no variable. */
function moduleBody({ lifecycle, depends_on: after, ...body }: JsonObject): JsonObject {
  const { prevent_destroy: _protected, ...kept } = isJsonObject(lifecycle) ? lifecycle : {};
  return {
    ...body,
    ...(Array.isArray(after) && after.length > 0 ? { depends_on: after as unknown } : {}),
    ...(Object.keys(kept).length > 0 ? { lifecycle: kept } : {}),
  };
}

/** Zones, endpoints, boot scripts and certificates are of one region: another one is refused before anything is made. */
function guarded(body: JsonObject, region: string): JsonObject {
  const lifecycle = isJsonObject(body["lifecycle"]) ? body["lifecycle"] : {};
  const precondition = {
    condition: template(`data.aws_region.current.id == ${quoted(region)}`),
    error_message: `This module is made for ${region}: its zones, the names of its endpoints, and the package source and the database's root certificate in the boot scripts are of that region. Set the provider's region to ${region}, or hand off an environment of the other region.`,
  };
  return { ...body, lifecycle: { ...lifecycle, precondition: [precondition] } };
}

function variablePart({ name, type, description, default: value, validations }: Variable): Part {
  return {
    kind: "variable",
    labels: [name],
    body: {
      description,
      type,
      default: value,
      nullable: false,
      ...(validations.length === 0
        ? {}
        : {
            validation: validations.map(({ condition, message }) => ({
              condition: template(condition),
              error_message: message,
            })),
          }),
    },
  };
}
