import { assignedSecrets } from "./assignments";
import { placeBelow, reasonAt, rootPlace, type Place } from "./place";
import { decodedText, holdsRandomText } from "./randomness";
import { kindOfName } from "./secret-names";
import { tokenIn } from "./token-shapes";

const SHORTEST = 8;
const LONGEST_DOCUMENT = 200_000;
const DEEPEST = 40;
const LONGEST_CACHED = 200;
const LARGEST_CACHE = 50_000;

const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const MOST_TOKENS = 100;
const BEGINS_DOCUMENT = /^\s*[{[]/;

/** No token of a known form is shorter, and a name assigns nothing. */
const SHORTEST_TOKEN = 14;
const SINGLE_NAME = /^[\w.-]+$/;

/** An empty text where there is no reason. */
const cacheOfRandom = new Map<string, string>();
const cacheOfOthers = new Map<string, string>();

/**
 * Why a text must not be shown, from what it says: a token of a known form, a password that it assigns, a document or
 * base64 with one of these in it, or something that only chance writes.
 *
 * @param name the key that it stands under: an `etag` or an `id` is random, and no secret.
 */
export function reasonOfText(text: string, name: string): string | undefined {
  if (text.length < SHORTEST || (text.length < SHORTEST_TOKEN && SINGLE_NAME.test(text))) return undefined;
  const kind = kindOfName(name);
  const mayBeRandom = kind === "identifier" || kind === "pointer";
  if (text.length > LONGEST_CACHED) return judge(text, mayBeRandom, 0);
  const cache = mayBeRandom ? cacheOfRandom : cacheOfOthers;
  const known = cache.get(text);
  if (known !== undefined) return known === "" ? undefined : known;
  if (cache.size >= LARGEST_CACHE) cache.clear();
  const reason = judge(text, mayBeRandom, 0);
  cache.set(text, reason ?? "");
  return reason;
}

/** Passwords that a text holds beside other things, each as it stands there. */
export function secretsWithin(text: string): readonly string[] {
  if (text.length < SHORTEST) return [];
  const document = documentIn(text);
  if (document === undefined) return assignedSecrets(text);
  const found: string[] = [];
  walk(document, rootPlace("", undefined), 0, (value, place) => {
    if (typeof value !== "string") return;
    if (reasonAt(place, value) !== undefined) found.push(value);
    else found.push(...assignedSecrets(value));
  });
  return found;
}

function judge(text: string, mayBeRandom: boolean, depth: number): string | undefined {
  const token = tokenIn(text);
  if (token !== undefined) return `holds what looks like ${token}`;
  const document = documentIn(text);
  if (document !== undefined) return reasonOfDocument(document, depth);
  if (assignedSecrets(text).length > 0) return "holds a password or a token";
  const encoded = depth < 3 ? (text.match(BASE64) ?? []) : [];
  for (const token of encoded.slice(0, MOST_TOKENS)) {
    const decoded = decodedText(token);
    const within = decoded === undefined ? undefined : judge(decoded, mayBeRandom, depth + 1);
    if (within !== undefined) return within;
  }
  return !mayBeRandom && holdsRandomText(text) ? "looks random, as secrets do" : undefined;
}

function reasonOfDocument(document: object, depth: number): string | undefined {
  if (depth >= 3) return "nested too deep to tell whether it holds a secret";
  let reason: string | undefined;
  const isWhole = walk(document, rootPlace("", undefined), 0, (value, place) => {
    if (reason !== undefined) return;
    if (reasonAt(place, value) !== undefined) reason = "holds a password or a token";
    else if (typeof value === "string" && value.length >= SHORTEST) {
      reason = judge(value, ["identifier", "pointer"].includes(kindOfName(place.name)), depth + 1);
    }
  });
  return reason ?? (isWhole ? undefined : "nested too deep to tell whether it holds a secret");
}

/** The object or the list that a text is the JSON of. */
function documentIn(text: string): object | undefined {
  if (text.length > LONGEST_DOCUMENT || !BEGINS_DOCUMENT.test(text)) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Every plain value of a document. False where it is deeper than is looked at. */
function walk(
  value: unknown,
  place: Place,
  depth: number,
  see: (value: unknown, place: Place) => void,
): boolean {
  if (typeof value !== "object" || value === null) {
    see(value, place);
    return true;
  }
  if (depth >= DEEPEST) return false;
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries
    .map(([key, item]) => walk(item, placeBelow(place, key, value), depth + 1, see))
    .every((isWhole) => isWhole);
}
