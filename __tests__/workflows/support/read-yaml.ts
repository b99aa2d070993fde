import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsers } from "prettier/plugins/yaml";

const ROOT = join(__dirname, "../../..");

/** A YAML file: its value, and the comment behind each scalar, by the scalar's text. */
export interface YamlFile {
  readonly value: unknown;
  readonly comments: ReadonlyMap<string, readonly string[]>;
}

/** What we read of a node of prettier's syntax tree. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly anchor?: unknown;
  readonly trailingComment?: { readonly value: string } | null;
  readonly children?: readonly (Node | null)[];
}

/** Parses with prettier's parser of YAML 1.2, which the project has already. @throws Error on what no workflow here uses */
export async function readYaml(path: string): Promise<YamlFile> {
  const parse = parsers.yaml.parse as (text: string, options: object) => Node | Promise<Node>;
  const root = await parse(readFileSync(join(ROOT, path), "utf8"), {});
  const comments = new Map<string, readonly string[]>();
  const [document, ...others] = childrenOf(root);
  const body = document === undefined ? undefined : childrenOf(document).find(isBody);
  const [content] = body === undefined ? [] : childrenOf(body);
  if (content === undefined || others.length > 0) throw new Error(`${path} is not one YAML document`);
  return { value: valueOf(content, comments), comments };
}

function isBody({ type }: Node): boolean {
  return type === "documentBody";
}

function childrenOf({ children = [] }: Node): readonly Node[] {
  return children.filter((child) => child !== null);
}

function valueOf(node: Node, comments: Map<string, readonly string[]>): unknown {
  if (node.anchor !== undefined && node.anchor !== null)
    throw new Error("an anchor hides what is said where");
  switch (node.type) {
    case "mapping":
    case "flowMapping":
      return Object.fromEntries(childrenOf(node).map((item) => entryOf(item, comments)));
    case "sequence":
    case "flowSequence":
      return childrenOf(node).map((item) => valueOf(onlyChild(item), comments));
    case "plain":
      return plainValue(noteComment(node, comments));
    case "quoteDouble":
    case "quoteSingle":
    case "blockLiteral":
    case "blockFolded":
      return noteComment(node, comments);
    case "null":
      return null;
    default:
      throw new Error(`no workflow here needs YAML's ${node.type}`);
  }
}

function entryOf(item: Node, comments: Map<string, readonly string[]>): readonly [string, unknown] {
  const [key, value] = childrenOf(item);
  if (key === undefined) throw new Error("an entry without a key");
  const content = value === undefined ? undefined : childrenOf(value)[0];
  const name = onlyChild(key).value;
  if (name === undefined) throw new Error("a key that is no scalar");
  return [name, content === undefined ? null : valueOf(content, comments)];
}

function onlyChild(node: Node): Node {
  const [child] = childrenOf(node);
  if (child === undefined) throw new Error(`an empty ${node.type}`);
  return child;
}

function noteComment(
  { value = "", trailingComment }: Node,
  comments: Map<string, readonly string[]>,
): string {
  if (trailingComment !== undefined && trailingComment !== null)
    comments.set(value, [...(comments.get(value) ?? []), trailingComment.value.trim()]);
  return value;
}

/** https://yaml.org/spec/1.2.2/#103-core-schema */
function plainValue(text: string): unknown {
  if (/^(?:null|~|)$/iu.test(text)) return null;
  if (/^(?:true|false)$/iu.test(text)) return text.toLowerCase() === "true";
  return /^[-+]?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}
