/** A part of another block that a text refers to: `${aws_vpc.network.id}`. */
export interface Reference {
  readonly address: string;
  readonly attribute: string;
}

const TEMPLATE = /\$\{([^}]*)\}/gu;
const PLAIN = /^((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)\.([a-z0-9_]+)$/u;

/** What a text refers to, in order. Undefined where it holds an expression that is more than a reference. */
export function referencesIn(text: string): readonly Reference[] | undefined {
  const references: Reference[] = [];
  for (const [, expression = ""] of text.matchAll(TEMPLATE)) {
    const [, address, attribute] = PLAIN.exec(expression) ?? [];
    if (address === undefined || attribute === undefined) return undefined;
    references.push({ address, attribute });
  }
  return references;
}

/** Puts values in the place of references; every one that `referencesIn` tells must have one. */
export function fillIn(text: string, valueOf: (reference: Reference) => string): string {
  return text.replace(TEMPLATE, (_whole, expression: string) => {
    const [, address = "", attribute = ""] = PLAIN.exec(expression) ?? [];
    return valueOf({ address, attribute });
  });
}
