import { XMLParser } from "fast-xml-parser";

/** An element of an AWS answer. Elements hold either text or elements, never both. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlElement[];
}

const ATTRIBUTES = ":@";
const TEXT = "#text";

/** Values stay strings, and entities are decoded on reading and encoded on printing. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  htmlEntities: true,
});

/** Reads a document into its root element. */
export function parseXml(document: string): XmlElement {
  const [root] = toElements(parser.parse(document));
  if (root === undefined) throw new Error(`moto answered what is no XML: ${document.slice(0, 200)}`);
  return root;
}

export function printXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printElement(root)}`;
}

export function element(name: string, content: string | readonly XmlElement[]): XmlElement {
  return typeof content === "string"
    ? { name, attributes: {}, text: content, children: [] }
    : { name, attributes: {}, text: "", children: [...content] };
}

export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((child) => child.name === name);
}

/** The elements at the end of a path of names, each step over every match. */
export function descend(root: XmlElement, path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (level, name) => level.flatMap((item) => item.children.filter((child) => child.name === name)),
    [root],
  );
}

export function textOf(parent: XmlElement | undefined, name: string): string | undefined {
  return childOf(parent, name)?.text;
}

/** Puts `child` in the place of the children of its name; at the end where there was none. */
export function putChild(parent: XmlElement, child: XmlElement): void {
  const index = parent.children.findIndex(({ name }) => name === child.name);
  const others = parent.children.filter(({ name }) => name !== child.name);
  others.splice(index === -1 ? others.length : index, 0, child);
  parent.children = others;
}

export function removeChild(parent: XmlElement, name: string): void {
  parent.children = parent.children.filter((child) => child.name !== name);
}

function toElements(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string, unknown>>) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name === TEXT) return [];
    const content = node[name];
    const children = toElements(content);
    const attributes = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
    // White space between elements is layout, not text.
    return [{ name, attributes, text: children.length === 0 ? textOfNodes(content) : "", children }];
  });
}

function textOfNodes(nodes: unknown): string {
  if (!Array.isArray(nodes)) return "";
  return nodes.map((node: Readonly<Record<string, unknown>>) => asText(node[TEXT])).join("");
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function printElement({ name, attributes, text, children }: XmlElement): string {
  const opening = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const content = children.length > 0 ? children.map(printElement).join("") : escape(text);
  return `<${name}${opening.join("")}>${content}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A bare carriage return would be read back as a line feed.
  "\r": "&#13;",
};

function escape(text: string): string {
  return text.replace(/[&<>"\r]/gu, (character) => ENTITIES[character] ?? character);
}
