import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { usageError } from "../foundation/errors";
import type { HostFiles } from "../foundation/host";
import { balanced, configurationFiles } from "./from-mocked-text";

/** What a configuration may hold; more is no configuration. */
const MAXIMUM_FILES = 5_000;
const MAXIMUM_CHARACTERS = 64_000_000;
const MAXIMUM_DEPTH = 16;

/** A configuration that Terraform can be let loose on, and what its text says of its providers. */
export interface ConfigurationCopy {
  /** The folder that stands for the directory. */
  readonly root: string;
  /** Types of resources and data sources. */
  readonly types: readonly string[];
  /** Names of attributes that are used as ARNs, such as `target_key_arn`. */
  readonly arnAttributes: readonly string[];
  /** Parts of lists that only AWS tells, such as `master_user_secret[0].secret_arn`. */
  readonly listParts: readonly ListPart[];
  /** Attributes of data sources that are used: `aws_subnets.all.ids`. */
  readonly dataUses: ReadonlySet<string>;
  /** Aliases by the provider's local name; the provider without an alias is meant by the name alone. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** The region of the AWS provider without an alias, as an expression. */
  readonly regionExpression?: string;
}

export interface ListPart {
  readonly list: string;
  readonly attribute: string;
}

/**
 * Copies a directory and the local modules that it calls, in the same places to each other. Left out: state, work
 * folders of Terraform, tests.
 */
export function copyConfiguration(directory: string, into: string, files: HostFiles): ConfigurationCopy {
  if (!files.isFolder(directory)) {
    throw usageError({
      what: "There is no such directory",
      given: directory,
      next: "Give a folder with *.tf or *.tf.json.",
    });
  }
  const folders = moduleFolders(resolve(directory), files);
  const common = folders.reduce(commonFolder);
  const budget = { files: MAXIMUM_FILES, characters: MAXIMUM_CHARACTERS };
  for (const folder of folders) copyFolder(folder, join(into, relative(common, folder)), files, budget, 0);
  const texts = folders.flatMap((folder) => configurationTexts(folder, files));
  const [rootTexts] = folders.map((folder) => configurationTexts(folder, files));
  const regionExpression = regionIn(rootTexts ?? []);
  return {
    root: join(into, relative(common, resolve(directory))),
    types: [...new Set(texts.flatMap(typesIn))].sort(),
    arnAttributes: [...new Set(["arn", ...texts.flatMap(arnAttributesIn)])].sort(),
    listParts: texts.flatMap(listPartsIn),
    dataUses: new Set(texts.flatMap(dataUsesIn)),
    aliases: aliasesIn(texts),
    ...(regionExpression === undefined ? {} : { regionExpression }),
  };
}

/** The directory and every local module below it, each once. */
function moduleFolders(directory: string, files: HostFiles): readonly string[] {
  const found = new Set([directory]);
  for (const folder of found) {
    for (const source of configurationTexts(folder, files).flatMap(localSources)) {
      if (found.size < MAXIMUM_FILES) found.add(resolve(folder, source));
    }
  }
  const folders = [...found].filter((folder) => files.isFolder(folder));
  if (configurationTexts(directory, files).length > 0) return folders;
  throw usageError({
    what: "The directory holds no Terraform configuration",
    given: directory,
    next: "Give a folder with *.tf or *.tf.json.",
  });
}

function configurationTexts(folder: string, files: HostFiles): readonly string[] {
  return configurationFiles(folder, files).map((name) =>
    withoutComments(files.read(join(folder, name)) ?? ""),
  );
}

/** Whole-line comments only: what is commented out must not be taken for part of the configuration. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*(#|\/\/).*$/gm, "").replace(/^[ \t]*\/\*[^]*?\*\//gm, "");
}

function localSources(text: string): readonly string[] {
  return [...text.matchAll(/"?source"?\s*[=:]\s*"(\.\.?\/[^"]*)"/g)].map(([, source = ""]) => source);
}

function typesIn(text: string): readonly string[] {
  const hcl = [...text.matchAll(/^\s*(?:resource|data)\s+"?([\w-]+)"?\s+"/gm)].map(([, type = ""]) => type);
  // In JSON every key may be one; one too many is no harm.
  const json = text.trimStart().startsWith("{") ? [...text.matchAll(/"(aws_\w+)"\s*:/g)] : [];
  return [...hcl, ...json.map(([, type = ""]) => type)];
}

function arnAttributesIn(text: string): readonly string[] {
  return [...text.matchAll(/\.(\w+_arn)\b/g)].map(([, name = ""]) => name);
}

function listPartsIn(text: string): readonly ListPart[] {
  return [...text.matchAll(/\.(\w+)(?:\[(?:0|\*)\]|\.0)\.(\w+)/g)].map(([, list = "", attribute = ""]) => ({
    list,
    attribute,
  }));
}

function dataUsesIn(text: string): readonly string[] {
  return [...text.matchAll(/\bdata\.(\w+)\.([\w-]+)(?:\[[^\]]*\])?\.(\w+)/g)].map((match) =>
    match.slice(1).join("."),
  );
}

function aliasesIn(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>([["aws", []]]);
  for (const text of texts) {
    for (const [name, body] of providerBlocks(text)) {
      const alias = /"?alias"?\s*[=:]\s*"([^"]+)"/.exec(body)?.[1];
      aliases.set(name, [...(aliases.get(name) ?? []), ...(alias === undefined ? [] : [alias])]);
    }
    for (const [, name = ""] of text.matchAll(
      /"?([\w-]+)"?\s*[=:]\s*\{[^{}]*"?source"?\s*[=:]\s*"(?:[\w.-]+\/)?[\w-]+\/[\w-]+"/g,
    )) {
      if (!aliases.has(name)) aliases.set(name, []);
    }
  }
  return aliases;
}

function regionIn(texts: readonly string[]): string | undefined {
  for (const [name, body] of texts.flatMap(providerBlocks).reverse()) {
    const isDefault = name === "aws" && !/"?alias"?\s*[=:]/.test(body);
    const hcl = /^\s*region\s*=\s*([^\n]+?)\s*(?:#.*)?$/m.exec(body)?.[1];
    const json = /"region"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(body)?.[1];
    if (isDefault && (hcl ?? json) !== undefined) return hcl ?? json;
  }
  return undefined;
}

/** A provider's blocks with their content, in HCL and in JSON. */
function providerBlocks(text: string): readonly (readonly [string, string])[] {
  if (text.trimStart().startsWith("{")) return jsonProviders(text);
  const starts = [...text.matchAll(/^\s*provider\s+"?([\w-]+)"?\s*\{/gm)];
  return starts.map((start) => [start[1] ?? "", balanced(text, start.index + start[0].length)] as const);
}

function jsonProviders(text: string): readonly (readonly [string, string])[] {
  const parsed = JSON.parse(text) as { readonly provider?: Readonly<Record<string, unknown>> };
  return Object.entries(parsed.provider ?? {}).flatMap(([name, bodies]) =>
    [bodies].flat().map((body) => [name, JSON.stringify(body)] as const),
  );
}

function commonFolder(a: string, b: string): string {
  let common = a;
  while (isOutside(relative(common, b))) common = dirname(common);
  return common;
}

function isOutside(path: string): boolean {
  return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}

const LEFT_OUT = /^(\.terraform.*|\.git|node_modules|cdktf\.out|.*\.tfstate.*|.*\.tftest\.(hcl|json))$/;

function copyFolder(
  from: string,
  to: string,
  files: HostFiles,
  budget: { files: number; characters: number },
  depth: number,
): void {
  for (const name of files.list(from)) {
    if (LEFT_OUT.test(name) || depth > MAXIMUM_DEPTH) continue;
    const path = join(from, name);
    if (files.isFolder(path)) {
      copyFolder(path, join(to, name), files, budget, depth + 1);
      continue;
    }
    const text = files.read(path) ?? "";
    budget.files -= 1;
    budget.characters -= text.length;
    if (budget.files < 0 || budget.characters < 0) throw tooLarge(from);
    files.write(join(to, name), text);
  }
}

function tooLarge(folder: string): Error {
  return usageError({
    what: "The directory holds more than a configuration",
    given: folder,
    allowed: `${MAXIMUM_FILES} files with ${MAXIMUM_CHARACTERS} characters`,
    next: "Give the folder of one Terraform configuration.",
  });
}
