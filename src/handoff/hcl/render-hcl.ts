import { isJsonObject, type JsonObject } from "../../model/from-synth-document";
import { quoted } from "../expression";
import type { Document, Part } from "../module/document";
import { renderAssignments } from "./assignments";
import { type BlockTest, blockTestOf } from "./blocks";
import { renderList, renderLiteral, renderObject } from "./literal";
import { renderText } from "./render-text";

/** Values that are addresses, types or other words of the language, not texts. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  variable: ["type"],
  moved: ["from", "to"],
  resource: ["depends_on", "provider"],
  data: ["depends_on", "provider"],
};
/** The same below a block, or within an object; a name with a dot in it, as a provider's, is a word there, too. */
const INNER_WORDS: readonly string[] = ["lifecycle.ignore_changes", "required_providers.aws", "providers"];
/** Values that the JSON syntax takes literally, without templates. */
const LITERALS: Readonly<Record<string, readonly string[]>> = {
  variable: ["description", "default"],
  output: ["description"],
  terraform: ["required_version"],
  module: ["source"],
};

/**
 * Terraform's native syntax, as `terraform fmt` leaves it.
 * https://developer.hashicorp.com/terraform/language/syntax/configuration
 * @throws a usage error for a type of resource whose blocks are not known
 */
export function renderHcl({ parts }: Document): string {
  return parts.map(renderPart).join("\n");
}

function renderPart(part: Part): string {
  const { kind, labels, body, comment } = part;
  const head = [kind, ...labels.map(quoted)].join(" ");
  const content = renderBody(body, { depth: 1, kind, isBlock: blockTestOf(part), way: [] });
  const from = comment === undefined ? "" : `# ${comment}\n`;
  return `${from}${content === "" ? `${head} {}\n` : `${head} {\n${content}}\n`}`;
}

interface Context {
  readonly depth: number;
  readonly kind: Part["kind"];
  readonly isBlock: BlockTest;
  /** The names of the blocks around it. */
  readonly way: readonly string[];
}

/** Attributes first, blocks after them, as the style guide has it. */
function renderBody(body: JsonObject, context: Context): string {
  const { depth, isBlock, way } = context;
  const indent = "  ".repeat(depth);
  const entries = Object.entries(body);
  const attributes = entries.filter(([name]) => !isBlock([...way, name]));
  const assignments = renderAssignments(
    attributes.map(([name, value]) => [name, renderAttribute(name, value, context)]),
    indent,
  );
  const blocks = entries
    .filter(([name]) => isBlock([...way, name]))
    .flatMap(([name, value]) => renderBlocks(name, value, context));
  return [...(assignments === "" ? [] : [assignments]), ...blocks].join("\n");
}

function renderBlocks(name: string, value: unknown, context: Context): readonly string[] {
  const indent = "  ".repeat(context.depth);
  const inner = { ...context, depth: context.depth + 1, way: [...context.way, name] };
  if (name === "dynamic" && isJsonObject(value)) {
    return Object.entries(value).map(
      ([type, body]) => `${indent}dynamic "${type}" {\n${renderDynamic(type, body, context)}${indent}}\n`,
    );
  }
  if (name === "backend" && isJsonObject(value)) {
    return Object.entries(value).map(
      ([type, body]) =>
        `${indent}backend "${type}" {\n${renderBody(isJsonObject(body) ? body : {}, inner)}${indent}}\n`,
    );
  }
  // In JSON one block and a list of one are the same.
  return [value].flat().map((body: unknown) => {
    const content = renderBody(isJsonObject(body) ? body : {}, inner);
    return content === "" ? `${indent}${name} {}\n` : `${indent}${name} {\n${content}${indent}}\n`;
  });
}

/** The content of a dynamic block has the blocks of its type. */
function renderDynamic(type: string, body: unknown, context: Context): string {
  const { content, ...settings } = isJsonObject(body) ? body : {};
  const indent = "  ".repeat(context.depth + 1);
  const inner = { ...context, depth: context.depth + 2, way: [...context.way, type] };
  const lines = renderAssignments(
    Object.entries(settings).map(([name, value]) => [name, renderValue(value, context.depth + 1)]),
    indent,
  );
  return `${lines}\n${indent}content {\n${renderBody(isJsonObject(content) ? content : {}, inner)}${indent}}\n`;
}

function renderAttribute(name: string, value: unknown, { kind, depth, way }: Context): string {
  const isTop = way.length === 0;
  if (isTop && WORDS[kind]?.includes(name) === true) {
    return Array.isArray(value) ? renderList(value.map(String), depth) : String(value);
  }
  if (INNER_WORDS.includes([...way, name].join("."))) return renderWords(value, depth);
  if (isTop && LITERALS[kind]?.includes(name) === true) return renderLiteral(value, depth);
  return renderValue(value, depth);
}

/** Addresses stay words, at any depth; what is no address is a text. */
function renderWords(value: unknown, depth: number): string {
  if (typeof value === "string") return /^[a-z_]\w*(?:\.\w+)*$/u.test(value) ? value : quoted(value);
  if (Array.isArray(value))
    return renderList(
      value.map((item) => renderWords(item, depth + 1)),
      depth,
    );
  if (!isJsonObject(value)) return String(value);
  const indent = "  ".repeat(depth + 1);
  const entries = Object.entries(value).map(([key, part]): [string, string] => [
    key,
    renderWords(part, depth + 1),
  ]);
  return `{\n${renderAssignments(entries, indent)}${"  ".repeat(depth)}}`;
}

function renderValue(value: unknown, depth: number): string {
  if (typeof value === "string") return renderText(value, depth);
  if (Array.isArray(value))
    return renderList(
      value.map((item) => renderValue(item, depth + 1)),
      depth,
    );
  if (!isJsonObject(value)) return String(value);
  return renderObject(
    Object.entries(value).map(([key, part]) => [key, renderValue(part, depth + 1)]),
    depth,
  );
}
