import type { AttributeChange, Change } from "../../change";
import { cutText } from "./cut-text";
import type { Detail } from "./detail";
import { code, type Item, item, prose, type Span } from "./document";
import { KIND_WORDS, pathText, reasonText, valueText } from "./words";

/** Kinds whose attributes are there on one side only. */
const ONE_SIDED: ReadonlySet<Change["kind"]> = new Set(["create", "delete", "read", "forget"]);
const QUIET: ReadonlySet<Change["kind"]> = new Set(["move", "read", "no-op"]);

/** Nothing happens to what there is. */
export function isQuiet({ kind }: Change): boolean {
  return QUIET.has(kind);
}

/** One resource: what happens to it, why, and which of its attributes change. @param isRisky has a risk above low */
export function changeItem(change: Change, detail: Detail, isRisky: boolean): Item {
  const { kind, address, previousAddress, importId, reason, replacePaths, attributesLeftOut } = change;
  const short = (text: string) => code(cutText(text, detail.valueCharacters));
  const { mark, says } = KIND_WORDS[kind];
  const shown = listsAttributes(change, detail, isRisky)
    ? change.attributes.slice(0, detail.attributesPerChange)
    : [];
  const more = change.attributes.length - shown.length + attributesLeftOut;
  const forcing = replacePaths.slice(0, detail.attributesPerChange).map((path) => short(pathText(path)));
  return {
    mark,
    spans: [
      short(address),
      prose(says),
      ...(forcing.length === 0 ? [] : [prose("— forced by"), ...forcing]),
      ...(reason === undefined
        ? []
        : [prose(`— because ${cutText(reasonText(reason), detail.textCharacters)}`)]),
      ...(previousAddress === undefined ? [] : [prose("from"), short(previousAddress)]),
      ...(importId === undefined
        ? []
        : [prose(kind === "import" ? "by its id" : "imported by its id"), short(importId)]),
    ],
    items: [
      ...shown.map((attribute) => item(attributeSpans(attribute, ONE_SIDED.has(kind), detail))),
      ...(more === 0 || detail.attributes === "none" ? [] : [item([prose(restText(more, shown.length))])]),
    ],
  };
}

function listsAttributes({ kind }: Change, { attributes }: Detail, isRisky: boolean): boolean {
  if (attributes === "all" || attributes === "none") return attributes === "all";
  return isRisky || (attributes === "changed" && !ONE_SIDED.has(kind));
}

function restText(more: number, shown: number): string {
  const what = more === 1 ? "attribute" : "attributes";
  return shown === 0 ? `${more} ${what}` : `and ${more} more ${what}`;
}

/** Where there is only one side, only that is shown. */
function attributeSpans(
  { path, before, after }: AttributeChange,
  isOneSided: boolean,
  detail: Detail,
): readonly Span[] {
  const text = (value: AttributeChange["before"]) => code(cutText(valueText(value), detail.valueCharacters));
  const name = code(cutText(pathText(path), detail.valueCharacters));
  if (isOneSided && before.kind === "absent") return [name, prose("="), text(after)];
  if (isOneSided && after.kind === "absent") return [name, prose("="), text(before)];
  return [name, text(before), prose("→"), text(after)];
}
