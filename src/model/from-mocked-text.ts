import type { HostFiles } from "../foundation/host";

const OVERRIDE = /^(.*_)?override\.tf(\.json)?$/;

/**
 * The names of the files that Terraform reads in a folder, overrides last: they have the last word.
 * https://developer.hashicorp.com/terraform/language/files/override
 */
export function configurationFiles(folder: string, files: HostFiles): readonly string[] {
  const names = files.list(folder).filter((name) => /\.tf(\.json)?$/.test(name));
  return [...names.filter((name) => !OVERRIDE.test(name)), ...names.filter((name) => OVERRIDE.test(name))];
}

/** Up to the brace that closes what was opened before. */
export function balanced(text: string, from: number): string {
  let depth = 1;
  let end = from;
  for (; end < text.length && depth > 0; end += 1) {
    if (text[end] === "{") depth += 1;
    if (text[end] === "}") depth -= 1;
  }
  return text.slice(from, end - 1);
}
