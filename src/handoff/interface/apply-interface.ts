import { usageError } from "../../foundation/errors";
import type { Draft } from "../draft";
import type { Entry, Variable } from "./entry";

const NEXT =
  "if the stack was changed, bring src/handoff/interface up to date with it; else run `npx cdktf synth` again";

/**
 * Puts the variables into the draft, from the last entry to the first: the name stands in texts of the others.
 * @throws a usage error for an entry whose place is no longer there, or that leaves an occurrence behind
 */
export function applyInterface(draft: Draft, entries: readonly Entry[]): readonly Variable[] {
  const present = entries.filter(
    ({ onlyWith, notWith }) =>
      (onlyWith === undefined || draft.has(onlyWith)) && (notWith === undefined || !draft.has(notWith)),
  );
  // All defaults first: a place that one entry replaces may hold the default of another.
  const defaults = present.map((entry) => ({ entry, value: defaultOf(entry, draft) }));
  const variables = defaults.map(({ entry, value }) => ({
    name: entry.name,
    type: entry.type,
    description: entry.description,
    default: value,
    validations: entry.validations(value, draft),
  }));
  for (const { entry, value } of [...defaults].reverse()) put(entry, value, draft);
  for (const { entry, value } of defaults) requireGone(entry, value, draft);
  return variables;
}

function defaultOf({ name, default: path, read = (value) => value }: Entry, draft: Draft): unknown {
  const found = draft.valueAt(path);
  const value = found === undefined ? undefined : read(found, draft);
  if (value !== undefined) return value;
  throw outOfDate(name, found === undefined ? `nothing stands at ${path}` : `${path} has another form`);
}

function put({ name, places }: Entry, value: unknown, draft: Draft): void {
  const replacements = places(draft, value);
  if (replacements.length === 0) throw outOfDate(name, "it stands nowhere");
  for (const replacement of replacements) {
    if (draft.replace(replacement)) continue;
    throw outOfDate(name, `${replacement.path} does not hold ${JSON.stringify(replacement.from)}`);
  }
}

function requireGone({ name, gone }: Entry, value: unknown, draft: Draft): void {
  if (gone === undefined) return;
  const text = gone(value);
  const left = draft.texts().find((each) => each.text.includes(text));
  if (left !== undefined) throw outOfDate(name, `${left.path} still holds ${JSON.stringify(text)}`);
}

function outOfDate(name: string, given: string): Error {
  return usageError({ what: `The variable \`${name}\` does not fit the stack`, given, next: NEXT });
}
