import type { ReviewReport } from "../review-report";
import { isQuiet } from "./document/change-items";
import { type Detail, reaches } from "./document/detail";
import { type Level, LEVELS } from "./markdown-levels";

/**
 * The most detailed comment that fits, with as many as fit of what the last step left out as a whole: of a thousand
 * risks the first hundred are worth more than none.
 *
 * @param limit in UTF-16 code units
 * @returns undefined where not even the least detail fits
 */
export function fittedText(
  report: ReviewReport,
  limit: number,
  render: (level: Level) => string,
): string | undefined {
  const fitting = (level: Level): string | undefined => {
    if (isCertainlyLonger(report, level.detail, limit)) return undefined;
    const text = render(level);
    return text.length <= limit ? text : undefined;
  };
  let before: Level | undefined;
  for (const level of LEVELS) {
    const text = fitting(level);
    if (text !== undefined)
      return before === undefined ? text : (filledUp(report, before, level, fitting) ?? text);
    before = level;
  }
  return undefined;
}

/** Tries ever more of what `level` leaves out and `before` did not. */
function filledUp(
  report: ReviewReport,
  before: Level,
  level: Level,
  fitting: (level: Level) => string | undefined,
): string | undefined {
  const [few, many] = [listedRisks(report, level.detail), listedRisks(report, before.detail)];
  const withMore = (more: number): Level => {
    const { risks } = level.detail;
    return {
      leftOut: [...level.leftOut.slice(0, -1), `${level.leftOut.at(-1) ?? ""}, but for the first ${more}`],
      detail:
        many > few
          ? { ...level.detail, risks: { ...risks, listed: before.detail.risks.listed, most: few + more } }
          : { ...level.detail, changes: more },
    };
  };
  let text: string | undefined;
  let [fits, fails] = [0, 1 + (many > few ? many - few : before.detail.changes - level.detail.changes)];
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2);
    const found = fitting(withMore(middle));
    text = found ?? text;
    if (found === undefined) fails = middle;
    else fits = middle;
  }
  return text;
}

function listedRisks({ risks }: ReviewReport, { risks: { listed, most } }: Detail): number {
  const open = risks.filter(({ waiver, severity }) => waiver === undefined && reaches(severity, listed));
  return Math.min(open.length, most);
}

/** By the addresses alone: a layout of what cannot fit would cost more than reading the plan. */
function isCertainlyLonger({ risks, groups }: ReviewReport, detail: Detail, limit: number): boolean {
  const shown = (address: string) => Math.min(address.length, detail.valueCharacters);
  let characters = 0;
  let left = detail.risks.most;
  for (const { severity, address, waiver } of risks) {
    if (characters > limit || left === 0) break;
    if (waiver !== undefined || !reaches(severity, detail.risks.listed)) continue;
    characters += shown(address);
    left -= 1;
  }
  left = detail.changes;
  for (const change of groups.slice(0, detail.groups).flatMap(({ changes }) => changes)) {
    if (characters > limit || left === 0) break;
    if (!detail.quietChanges && isQuiet(change)) continue;
    characters += shown(change.address);
    left -= 1;
  }
  return characters > limit;
}
