import { createHash } from "node:crypto";
import { managedIds, parseState } from "../state-file";

/** What an object that should be a state really holds. Attributes stay out: a state is full of secrets. */
export type StateContent =
  { readonly kind: "empty" | "truncated" | "not-json" | "not-a-state"; readonly md5: string } | ReadableState;

export interface ReadableState {
  readonly kind: "state";
  readonly md5: string;
  readonly serial: number;
  readonly lineage: string;
  /** Every managed resource with its id. */
  readonly managed: readonly string[];
}

export function readContent(text: string): StateContent {
  const md5 = createHash("md5").update(text).digest("hex");
  if (text.trim() === "") return { kind: "empty", md5 };
  if (!isJson(text)) return { kind: isCutOff(text) ? "truncated" : "not-json", md5 };
  try {
    const state = parseState(text, "state");
    return { kind: "state", md5, serial: state.serial, lineage: state.lineage, managed: managedIds(state) };
  } catch {
    return { kind: "not-a-state", md5 };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * An object that begins well and is never closed. Told by its brackets: the words of the parser's errors differ from
 * one Node to the next.
 */
function isCutOff(text: string): boolean {
  if (!text.trimStart().startsWith("{")) return false;
  const closers: string[] = [];
  // Strings go first, so that a bracket in one does not count; an unclosed one takes the rest of the text.
  for (const bracket of text.replaceAll(/"(?:[^"\\]|\\.)*(?:"|\\?$)/gsu, "").match(/[{}[\]]/gu) ?? []) {
    if (bracket === "{") closers.push("}");
    else if (bracket === "[") closers.push("]");
    else if (closers.pop() !== bracket) return false;
  }
  return closers.length > 0;
}
