import { kindOfName } from "./secret-names";

/** Cheap to ask, and says of nearly every text that there is nothing to look for. */
const HINT = /[=]|:\s|["']\s*:|(?:^|\s)--?[A-Za-z]/;

/** A colon counts only before a space or behind a quote: `secretsmanager:GetSecretValue` is an action. */
const OPERATOR = /=>|:?=|:(?=\s)|(?<=["']\s?):/g;

const NAME_BEFORE = /([A-Za-z_][\w.-]{1,80})\\?["']?\s*$/;
const LONGEST_BEFORE = 100;
const VALUE_AFTER =
  /\s*(?:\\?"(?<double>[^"\\\n]{3,})|\\?'(?<single>[^'\\\n]{3,})|(?<plain>[^\s"'&;,\\{}()[\]]{3,}))/y;

/** `mysql --password hunter2`: an option and its value without a sign between them. */
const OPTION = /(?:^|\s)--?([A-Za-z][\w-]{1,40})\s+["']?([^\s"'-][^\s"']{2,})/g;

/** A pair of a name and a value, in JSON that stands within other text. */
const PAIR =
  /["'](?:name|key)\\?["']\s*[:=]\s*\\?["']([^"'\\]{1,80})\\?["']\s*,\s*\\?["']value\\?["']\s*[:=]\s*\\?["']([^"'\\]{3,})/gi;

const LONGEST = 200_000;

/** The values that a text assigns to names of secrets: `DB_PASSWORD=…`, `password: …`, `"apiKey": "…"`, `--token …`. */
export function assignedSecrets(text: string): readonly string[] {
  if (text.length < 6 || text.length > LONGEST || !HINT.test(text)) return [];
  const assigned = [...text.matchAll(OPERATOR)].map(({ index, 0: operator }) => ({
    name: NAME_BEFORE.exec(text.slice(Math.max(0, index - LONGEST_BEFORE), index))?.[1] ?? "",
    value: valueAt(text, index + operator.length),
  }));
  const options = [...text.matchAll(OPTION)].map(([, name = "", value = ""]) => ({ name, value }));
  const pairs = [...text.matchAll(PAIR)].map(([, name = "", value = ""]) => ({ name, value }));
  return [...assigned, ...options, ...pairs]
    .filter(({ name, value }) => value !== "" && kindOfName(name) === "secret" && !isNone(value))
    .map(({ value }) => value);
}

function valueAt(text: string, index: number): string {
  VALUE_AFTER.lastIndex = index;
  const groups = VALUE_AFTER.exec(text)?.groups;
  return groups?.["double"] ?? groups?.["single"] ?? groups?.["plain"] ?? "";
}

/** References, switches and what only tells where the secret is. */
function isNone(value: string): boolean {
  return (
    /^(?:true|false|null|none|required|optional|enabled|disabled|\*+)$/i.test(value) ||
    // A variable of a shell is called DB_PASSWORD or db_password; a secret may well begin with a dollar.
    /^\$(?:[A-Z][A-Z0-9_]*|[a-z][a-z_]*)$/.test(value) ||
    /^(?:arn:aws[\w-]*:.*|\$\{.*|\$\(.*|\{\{.*|<[^<>]*>|%\w+%)$/i.test(value)
  );
}
