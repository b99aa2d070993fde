import type { Change, ChangeKind } from "../../change";
import type { ReviewReport } from "../../review-report";
import { changeItem, isQuiet } from "./change-items";
import { type Detail, reaches } from "./detail";
import { type Fold, item, prose } from "./document";
import { countsText } from "./words";

/** The groups of a review, each shut: its counts first, then its resources as far as the detail goes. */
export function changeFolds({ groups, risks }: ReviewReport, detail: Detail): readonly Fold[] {
  const risky = new Set(
    risks.filter(({ severity }) => reaches(severity, "medium")).map(({ address }) => address),
  );
  let left = detail.changes;
  const folds = groups.slice(0, detail.groups).map(({ name, changes }): Fold => {
    const wanted = detail.quietChanges ? changes : changes.filter((change) => !isQuiet(change));
    const listed = wanted.slice(0, left);
    left -= listed.length;
    const more = changes.length - listed.length;
    return {
      name,
      summary: countsText(countsOf(changes)),
      items: [
        ...listed.map((change) => changeItem(change, detail, risky.has(change.address))),
        ...(more > 0 && listed.length > 0 ? [item([prose(`and ${more} more`)])] : []),
      ],
    };
  });
  const rest = groups.slice(detail.groups);
  if (rest.length === 0) return folds;
  const summary = countsText(countsOf(rest.flatMap(({ changes }) => changes)));
  return [...folds, { name: `and ${rest.length} more groups`, summary, items: [] }];
}

function countsOf(changes: readonly Change[]): Partial<Record<ChangeKind, number>> {
  const counts: Partial<Record<ChangeKind, number>> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
