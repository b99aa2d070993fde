import { assignedSecrets } from "./assignments";
import { reasonOfText } from "./judge-text";
import type { KnownSecrets } from "./known-secrets";
import { holdsRandomText } from "./randomness";
import { withoutTokens } from "./token-shapes";

const HIDDEN = "(hidden)";
const LONGEST_CACHED = 200;
const LARGEST_CACHE = 50_000;

/** `["…"]` in an address. */
const INSTANCE_KEY = /\["((?:[^"\\]|\\.)*)"\]/g;

type Path = readonly (string | number)[];

/** What of a plan's texts may be shown, once all its secrets are known. */
export class SafeText {
  private readonly names = new Map<string, string>();

  constructor(private readonly known: KnownSecrets) {}

  /** Why a value must not be shown. @param name the key that it stands under. */
  reasonToHide(text: string, name: string): string | undefined {
    return this.known.isIn(text) ? "holds a secret of this plan" : reasonOfText(text, name);
  }

  reasonToHideNumber(value: number): string | undefined {
    return this.known.isIn(String(value)) ? "a secret of this plan" : undefined;
  }

  /** A text that must be shown somehow, such as an address: only the secrets in it are hidden. */
  name(text: string): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const shown = this.clean(text);
    if (text.length > LONGEST_CACHED) return shown;
    if (this.names.size >= LARGEST_CACHE) this.names.clear();
    this.names.set(text, shown);
    return shown;
  }

  /** Keys of maps can be anything. */
  path(path: Path): Path {
    if (path.every((step) => typeof step === "number" || this.name(step) === step)) return path;
    return path.map((step) => (typeof step === "number" ? step : this.name(step)));
  }

  private clean(text: string): string {
    let shown = this.known
      .without(text)
      .replace(INSTANCE_KEY, (part, key: string) =>
        reasonOfText(unquoted(key), "") === undefined ? part : `["${HIDDEN}"]`,
      );
    // Nearly every name is harmless as a whole.
    if (reasonOfText(shown, "") === undefined) return shown;
    shown = withoutTokens(shown, HIDDEN);
    for (const secret of assignedSecrets(shown)) shown = shown.replaceAll(secret, HIDDEN);
    if (holdsRandomText(shown)) {
      shown = shown.replace(/[^\s"'[\]]{16,}/g, (part) => (holdsRandomText(part) ? HIDDEN : part));
    }
    return reasonOfText(shown, "") === undefined ? shown : HIDDEN;
  }
}

/** The text of a key as Terraform quotes it. */
function unquoted(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}
