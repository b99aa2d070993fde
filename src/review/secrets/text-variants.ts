/** A part of a text must be this long to be looked for alone. */
const SHORTEST_LINE = 8;
const LONGEST_ENCODED = 4096;

/** The forms in which a secret turns up in other texts: in JSON, in an address, in base64, line by line. */
export function variantsOf(secret: string): readonly string[] {
  const trimmed = secret.trim();
  const forms = [secret, trimmed, JSON.stringify(trimmed).slice(1, -1)];
  if (trimmed.includes("\n")) forms.push(...linesOf(trimmed));
  if (trimmed.length <= LONGEST_ENCODED) {
    const url = urlEncoded(trimmed);
    if (url !== undefined) forms.push(url);
    forms.push(...base64Of(trimmed));
  }
  return [...new Set(forms)];
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST_LINE && !line.startsWith("-----"));
}

/** Undefined for half of a pair of code units, which has no such form. */
function urlEncoded(text: string): string | undefined {
  try {
    return encodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * What of the base64 depends on the secret alone: behind one or two bytes of something else, such as `user:`, the
 * characters shift, and the first and the last of them hold foreign bits.
 */
function base64Of(text: string): readonly string[] {
  const bytes = Buffer.from(text, "utf8");
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const foreign = (before + bytes.length) % 3 === 0 ? 0 : 1;
    return encoded.slice(before === 0 ? 0 : before + 1, encoded.length - foreign);
  });
}
