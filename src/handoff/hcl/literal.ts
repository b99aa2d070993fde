import { isJsonObject } from "../../model/from-synth-document";
import { quoted } from "../expression";
import { renderAssignments } from "./assignments";

/** A value without expressions as Terraform's language writes it. @param depth of the line it starts on */
export function renderLiteral(value: unknown, depth: number): string {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value))
    return renderList(
      value.map((item) => renderLiteral(item, depth + 1)),
      depth,
    );
  if (!isJsonObject(value)) return String(value);
  return renderObject(
    Object.entries(value).map(([key, part]) => [key, renderLiteral(part, depth + 1)]),
    depth,
  );
}

const SHORT_LIST = 100;

/** On one line where it is short. */
export function renderList(items: readonly string[], depth: number): string {
  const short = `[${items.join(", ")}]`;
  if (short.length <= SHORT_LIST && !short.includes("\n")) return short;
  const indent = "  ".repeat(depth + 1);
  return `[\n${items.map((item) => `${indent}${item},\n`).join("")}${"  ".repeat(depth)}]`;
}

export function renderObject(entries: readonly (readonly [string, string])[], depth: number): string {
  if (entries.length === 0) return "{}";
  const indent = "  ".repeat(depth + 1);
  const lines = renderAssignments(
    entries.map(([key, text]) => [/^[a-zA-Z_][\w-]*$/u.test(key) ? key : quoted(key), text]),
    indent,
  );
  return `{\n${lines}${"  ".repeat(depth)}}`;
}
