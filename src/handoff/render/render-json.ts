import type { Document, Part } from "../module/document";

/**
 * Terraform's JSON syntax, two spaces, keys in the order of the document.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function renderJson({ parts }: Document): string {
  const root: Record<string, unknown> = {};
  for (const part of parts) put(root, part);
  return `${JSON.stringify(root, undefined, 2)}\n`;
}

function put(root: Record<string, unknown>, { kind, labels, body }: Part): void {
  // `moved` has no label and may stand many times.
  if (kind === "moved") {
    root[kind] = [...((root[kind] as readonly unknown[] | undefined) ?? []), body];
    return;
  }
  const path = [kind, ...labels];
  const last = path.pop() ?? kind;
  // So may a provider: once for each of its names.
  const parent = path.reduce<Record<string, unknown>>((at, step) => {
    at[step] ??= {};
    return at[step] as Record<string, unknown>;
  }, root);
  const known = kind === "provider" ? parent[last] : undefined;
  parent[last] = known === undefined ? body : [known, body].flat();
}
