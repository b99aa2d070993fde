import { readFileSync } from "node:fs";
import { join } from "node:path";
import { usageError } from "../../foundation/errors";

const PLACEHOLDER = /@@([A-Z][A-Z_]*)@@/g;

/** What `#`, `;` or a PHP comment looks like when it fills a line. A shebang is not one. */
const COMMENT_LINES: Readonly<Record<string, RegExp>> = {
  sh: /^\s*#(?!!)/,
  conf: /^\s*[#;]/,
  service: /^\s*#/,
  env: /^\s*#/,
  php: /^\s*(\/\/|\/\*\*.*\*\/$)/,
};

/**
 * Reads `templates/<name>` and puts each value in the place of its `@@NAME@@`.
 *
 * Comment lines and empty lines stay behind: user data has room for 16 KiB, and who reads the comments reads the
 * template. Values are taken as they are, whatever they hold.
 *
 * @throws DurableError (usage) when the template asks for a value that is not given, or a value has no place in it.
 */
export function fillTemplate(name: string, values: Readonly<Record<string, string>>): string {
  return fillText(name, compact(name, readTemplate(name)), values);
}

/** The same, of a text already read. */
export function fillText(name: string, text: string, values: Readonly<Record<string, string>>): string {
  const asked = new Set([...text.matchAll(PLACEHOLDER)].map(([placeholder]) => placeholder.slice(2, -2)));
  const missing = [...asked].filter((key) => !Object.hasOwn(values, key));
  const unknown = Object.keys(values).filter((key) => !asked.has(key));
  if (missing.length > 0 || unknown.length > 0) {
    throw usageError({
      what: `The boot template ${name} and the values for it do not fit`,
      given: `without a value: ${list(missing)}; without a place: ${list(unknown)}`,
      allowed: `exactly ${list([...asked])}`,
      next: `make @@NAME@@ in ${name} and the values agree`,
    });
  }
  return text.replace(PLACEHOLDER, (_, key: string) => values[key] ?? "");
}

function readTemplate(name: string): string {
  return readFileSync(join(__dirname, "templates", name), "utf8").trimEnd();
}

function compact(name: string, text: string): string {
  const comment = COMMENT_LINES[name.slice(name.lastIndexOf(".") + 1)];
  if (comment === undefined) throw new Error(`no comment syntax is known for the template ${name}`);
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !comment.test(line))
    .join("\n");
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}
