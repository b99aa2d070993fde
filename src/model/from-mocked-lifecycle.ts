import { join } from "node:path";
import type { HostFiles } from "../foundation/host";
import { known, list, object } from "./expressions/values";
import { balanced, configurationFiles } from "./from-mocked-text";
import { isJsonObject } from "./from-synth-document";
import type { ModelValue } from "./value";

/** `lifecycle` by address without keys: `module.web.aws_lb.this`. */
export type Lifecycles = ReadonlyMap<string, ModelValue>;

const NO_LIFECYCLE = object([]);

/**
 * What `lifecycle` says of each resource. It stands in the configuration alone: no run of Terraform tells it, and
 * Terraform wants it written out, so that the text is exact.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
 *
 * @param root the folder in which `terraform init` has run: it lists the folder of each module.
 */
export function lifecyclesOf(root: string, files: HostFiles): Lifecycles {
  return new Map(
    moduleFolders(root, files).flatMap(({ key, folder }) => {
      const names = configurationFiles(folder, files);
      const prefix = key
        .split(".")
        .map((name) => (name === "" ? "" : `module.${name}.`))
        .join("");
      return names
        .flatMap((name) => lifecyclesIn(files.read(join(folder, name)) ?? "", name))
        .map(([address, lifecycle]) => [`${prefix}${address}`, lifecycle] as const);
    }),
  );
}

/** @param address with keys, as in `module.web["a"].aws_lb.this[0]`. */
export function lifecycleOf(address: string, lifecycles: Lifecycles): ModelValue {
  return lifecycles.get(address.replace(/\[("(?:[^"\\]|\\.)*"|\d+)\]/g, "")) ?? NO_LIFECYCLE;
}

function moduleFolders(root: string, files: HostFiles): readonly { key: string; folder: string }[] {
  const text = files.read(join(root, ".terraform/modules/modules.json"));
  const listed: unknown = text === undefined ? undefined : JSON.parse(text);
  const modules = isJsonObject(listed) && Array.isArray(listed["Modules"]) ? listed["Modules"] : [];
  const called = modules
    .filter(isJsonObject)
    .flatMap(({ Key: key, Dir: folder }) =>
      typeof key === "string" && key !== "" && typeof folder === "string"
        ? [{ key, folder: join(root, folder) }]
        : [],
    );
  return [{ key: "", folder: root }, ...called];
}

type Named = readonly [address: string, lifecycle: ModelValue];

function lifecyclesIn(text: string, file: string): readonly Named[] {
  return file.endsWith(".json") ? inJson(JSON.parse(text)) : inHcl(text);
}

function inJson(document: unknown): readonly Named[] {
  const types = isJsonObject(document) && isJsonObject(document["resource"]) ? document["resource"] : {};
  return Object.entries(types).flatMap(([type, named]) =>
    Object.entries(isJsonObject(named) ? named : {}).flatMap(([name, body]) =>
      [body].flat().flatMap((block: unknown) => {
        const [lifecycle] = isJsonObject(block) ? [block["lifecycle"]].flat() : [];
        return isJsonObject(lifecycle) ? [[`${type}.${name}`, lifecycleOfJson(lifecycle)] as const] : [];
      }),
    ),
  );
}

function lifecycleOfJson({ prevent_destroy, ignore_changes }: Readonly<Record<string, unknown>>): ModelValue {
  return lifecycle(
    typeof prevent_destroy === "boolean" ? prevent_destroy : undefined,
    [ignore_changes].flat().filter((name) => typeof name === "string"),
  );
}

function inHcl(text: string): readonly Named[] {
  const plain = withoutWords(text);
  return [...plain.matchAll(/^[ \t]*resource\s+"[^"]*"\s+"[^"]*"\s*\{/gm)].flatMap(({ 0: head, index }) => {
    const [, type = "", name = ""] =
      /"([^"]*)"\s+"([^"]*)"/.exec(text.slice(index, index + head.length)) ?? [];
    const body = balanced(plain, index + head.length);
    const inner = /\blifecycle\s*\{/.exec(body);
    if (inner === null) return [];
    const written = balanced(body, inner.index + inner[0].length);
    const flag = /\bprevent_destroy\s*=\s*(true|false)\b/.exec(written)?.[1];
    const ignored = /\bignore_changes\s*=\s*(all\b|\[(?:[^[\]]|\[[^\]]*\])*\])/.exec(written)?.[1] ?? "";
    const names = [...ignored.matchAll(/(?<![\w.])[a-z_][\w.]*/g)].map(([each]) => each);
    return [[`${type}.${name}`, lifecycle(flag === undefined ? undefined : flag === "true", names)] as const];
  });
}

function lifecycle(preventDestroy: boolean | undefined, ignoreChanges: readonly string[]): ModelValue {
  return object([
    ...(preventDestroy === undefined ? [] : [["prevent_destroy", known(preventDestroy)] as const]),
    ...(ignoreChanges.length === 0
      ? []
      : [["ignore_changes", list(ignoreChanges.map((name) => known(name)))] as const]),
  ]);
}

const WORDS =
  /<<[-~]?\s*(\w+)[^\n]*\n(?:[^]*?\n)?[ \t]*\1[ \t]*(?=\r?\n|$)|"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//g;

/** The same text, in the same places, with blanks for what stands in texts and comments. */
function withoutWords(text: string): string {
  return text.replace(WORDS, (words) => words.replace(/[^\n"]/g, " "));
}
