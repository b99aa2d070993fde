import { withoutIdentifiers } from "./ordinary-texts";

/** In characters. Shorter texts are too often names that somebody made up. */
const SHORTEST = 20;
/** Base64 in certificates and scripts beyond this is not searched: what is that long is not shown either. */
const LONGEST = 200_000;

/** `user:password`, as basic authentication puts it into base64; and no address. */
const BASIC_CREDENTIALS = /^[^\s:"'{}]{1,64}:(?!\/\/)[^\s"'{}]{6,}$/;

/** Runs of letters and digits are split here before they are counted as words. */
const WORDS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;

/**
 * Whether a text holds something that no person and no naming rule would write: 20 characters and more that change
 * between letters, cases and digits all the time, a long hexadecimal number, or letters that no language puts together.
 * Ids, ARNs, digests that say so, certificates and public keys are left out first.
 */
export function holdsRandomText(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST) return false;
  if (!/[^\s"'`(){}[\]<>,;:|]{20}/.test(text)) return false;
  return withoutIdentifiers(text)
    .split(/[\s"'`(){}[\]<>,;:|\\]+/)
    .some(isRandom);
}

function isRandom(token: string): boolean {
  if (token.length < SHORTEST) return false;
  // Text in base64 is looked at as the text that it is.
  const decoded = decodedText(token);
  if (decoded !== undefined) return BASIC_CREDENTIALS.test(decoded);
  if (isSecretAccessKey(token)) return true;
  if (isRandomRun(token.replaceAll(/[^A-Za-z0-9]/g, ""), token)) return true;
  return token.split(/[^A-Za-z0-9]+/).some((run) => run.length >= SHORTEST && isRandomRun(run, run));
}

/** 40 characters of base64, https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html, and no path. */
function isSecretAccessKey(token: string): boolean {
  return (
    /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9/+]{40}$/.test(token) && (token.match(WORDS) ?? []).length >= 9
  );
}

/** @param letters the token's letters and digits. @param token with what separates them. */
function isRandomRun(letters: string, token: string): boolean {
  if (letters.length < SHORTEST - 4 || /^\d+$/.test(letters)) return false;
  const isUnbroken = letters === token;
  if (isUnbroken && token.length >= 32 && /^[0-9a-f]+$/i.test(token)) return true;
  const words = token.match(WORDS) ?? [];
  const mean = letters.length / Math.max(1, words.length);
  const hasDigits = /\d/.test(letters);
  if (!hasDigits) return isUnbroken && (mean < 2.8 || bigramRatio(letters) < 0.35);
  if (isUnbroken && /^[A-Z\d]+$/.test(token)) return true;
  if (isUnbroken) return mean < 3.4 || (mean < 7 && bigramRatio(letters) < 0.3);
  if (mean < 2.2) return true;
  return mean < 3.2 && (isSymbolic(token) || bigramRatio(letters) < 0.3);
}

/** Two kinds of signs and more that no name has. */
function isSymbolic(token: string): boolean {
  return new Set(token.match(/[!#$%^&*~?+@]/g)).size >= 2;
}

/** The commonest pairs of letters in English words: two in three of any text, one in seven of what is random. */
const BIGRAMS = new Set(
  (
    "th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld " +
    "ur ro co me ne li ri io ic ll ma ch om ca us ta la el na ec ce ss ac di tr pr il no un ge ho wi pe so mo ee em tu " +
    "rs ot am ut lo po ad ns pl ct id ie ul ai mi ol sp ab ig iv im ev ke ag cl av ck up ex ap ow oo su bl do fi be da"
  ).split(" "),
);

function bigramRatio(text: string): number {
  const lower = text.toLowerCase();
  let pairs = 0;
  let common = 0;
  for (let index = 0; index + 1 < lower.length; index += 1) {
    const pair = lower.slice(index, index + 2);
    if (!/^[a-z]{2}$/.test(pair)) continue;
    pairs += 1;
    if (BIGRAMS.has(pair)) common += 1;
  }
  return pairs === 0 ? 1 : common / pairs;
}

/** What a text in base64 says, where it is text: at least 12 characters, nearly all of them printable ASCII. */
export function decodedText(token: string): string | undefined {
  const bare = token.replace(/\s+/g, "");
  if (bare.length < 16 || bare.length > LONGEST || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(bare)) return undefined;
  // Text of that length without a capital letter in its base64 there is none; of names there are many.
  if (!/[A-Z]/.test(bare)) return undefined;
  const bytes = Buffer.from(bare, "base64");
  if (bytes.length < 12) return undefined;
  const printable = bytes.filter(
    (byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 9,
  );
  return printable.length / bytes.length >= 0.97 ? bytes.toString("utf8") : undefined;
}
