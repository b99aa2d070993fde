import { type Detail, FULL_DETAIL } from "./document/detail";

export interface Level {
  readonly detail: Detail;
  /** What is not there any more, in words. */
  readonly leftOut: readonly string[];
}

const ALL: Level = { detail: FULL_DETAIL, leftOut: [] };

interface Step {
  readonly leavesOut: string;
  readonly change: Partial<Omit<Detail, "risks">>;
  readonly risks?: Partial<Detail["risks"]>;
}

/** What goes first is missed least: what happens to nothing, and last the risks, the worst of them at the very end. */
const STEPS: readonly Step[] = [
  { leavesOut: "what is only read or moved", change: { quietChanges: false } },
  { leavesOut: "attributes of what is created or deleted without a risk", change: { attributes: "changed" } },
  { leavesOut: "attributes of changes without a risk above low", change: { attributes: "risky" } },
  { leavesOut: "all other attributes", change: { attributes: "none" } },
  { leavesOut: "the single changes", change: { changes: 0 } },
  { leavesOut: "harmless drift, and what is beyond 50 of a list", change: { drift: "matters", listed: 50 } },
  {
    leavesOut: "drift and the lists of the durability",
    change: { drift: "counted", durability: false, listed: 10 },
  },
  {
    leavesOut: "fixes of medium and low risks, and the ends of long texts",
    change: { textCharacters: 300, valueCharacters: 200 },
    risks: { fixed: "high" },
  },
  {
    leavesOut: "low risks, and reasons of medium ones",
    change: {},
    risks: { told: "high", listed: "medium" },
  },
  { leavesOut: "fixes of high risks", change: {}, risks: { fixed: "critical" } },
  {
    leavesOut: "medium risks, and reasons of high ones",
    change: { groups: 20, listed: 5 },
    risks: { told: "critical", listed: "high" },
  },
  { leavesOut: "fixes of critical risks", change: {}, risks: { fixed: "never" } },
  { leavesOut: "high risks", change: {}, risks: { listed: "critical" } },
  { leavesOut: "reasons of critical risks", change: { groups: 0, listed: 1 }, risks: { told: "never" } },
];

/** Where even the headlines of the critical risks are too many. */
const MOST_RISKS = [500, 200, 100, 50, 20, 10, 5, 2, 1];

/** From everything to what must be there; each is shorter than the one before. */
export const LEVELS: readonly Level[] = withFewerRisks(
  STEPS.reduce<readonly Level[]>(
    (levels, { leavesOut, change, risks }) => {
      const { detail, leftOut } = levels.at(-1) ?? ALL;
      const next = { ...detail, ...change, risks: { ...detail.risks, ...risks } };
      return [...levels, { leftOut: [...leftOut, leavesOut], detail: next }];
    },
    [ALL],
  ),
);

function withFewerRisks(levels: readonly Level[]): readonly Level[] {
  const { detail, leftOut } = levels.at(-1) ?? ALL;
  return [
    ...levels,
    ...MOST_RISKS.map((most) => ({
      leftOut: [...leftOut, `all but the first ${most} of the risks`],
      detail: { ...detail, valueCharacters: 120, risks: { ...detail.risks, most } },
    })),
  ];
}
