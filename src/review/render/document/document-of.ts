import type { Drift, ReviewReport } from "../../review-report";
import { changeFolds } from "./change-folds";
import { changeItem } from "./change-items";
import { cutText } from "./cut-text";
import type { Detail } from "./detail";
import { capped, code, type Item, item, prose, type ReviewDocument, type Section, strong } from "./document";
import { durabilityItems } from "./durability-items";
import { riskItems, waivedItems } from "./risk-items";
import { countsText } from "./words";

/**
 * Lays a review out: the verdict, then what it rests on, in the order in which it matters. No output decides what is
 * shown or in which order; they decide how.
 */
export function documentOf(report: ReviewReport, detail: Detail): ReviewDocument {
  const { verdict, risks, groups, outputs, drift, durability, notes } = report;
  const open = risks.filter(({ waiver }) => waiver === undefined).length;
  const waived = risks.length - open;
  return {
    level: verdict.level,
    verdict: cutText(verdict.text, detail.textCharacters),
    facts: factsOf(report, detail),
    sections: [
      section(`Risks (${open})`, riskItems(risks, detail)),
      section("Durability", durabilityItems(durability, detail)),
      {
        title: `Changes (${groups.reduce((sum, { changes }) => sum + changes.length, 0)})`,
        items: [],
        folds: changeFolds(report, detail),
      },
      section(
        `Outputs (${outputs.length})`,
        capped(outputs, detail.listed, (output) => changeItem(output, detail, true)),
      ),
      section(`Changed outside of Terraform (${drift.length})`, driftItems(report, detail)),
      section(`Waived risks (${waived})`, waivedItems(risks, detail)),
      section(
        "Notes",
        capped(notes, detail.listed, (note) => item([prose(cutText(note, detail.textCharacters))])),
      ),
    ].filter(({ items, folds }) => items.length + folds.length > 0),
  };
}

function section(title: string, items: readonly Item[]): Section {
  return { title, items, folds: [] };
}

function factsOf(report: ReviewReport, detail: Detail): ReviewDocument["facts"] {
  const { source, terraformVersion, gate, counts } = report;
  const short = (text: string) => code(cutText(text, detail.valueCharacters));
  return [
    [
      prose("Read:"),
      short(source),
      ...(terraformVersion === null ? [] : [prose("made by version"), short(terraformVersion)]),
    ],
    [
      prose("Gate:"),
      strong(gate.failed ? "fails" : "passes"),
      prose("with"),
      code(`--fail-on ${gate.failOn}`),
    ],
    [prose(`Resources: ${countsText(counts)}`)],
  ];
}

/** What matters is listed; of the rest it is enough to know that it is there. */
function driftItems({ drift }: ReviewReport, detail: Detail): readonly Item[] {
  const isShown = ({ matters }: Drift): boolean =>
    detail.drift === "all" || (matters && detail.drift === "matters");
  const rest = drift.filter((one) => !isShown(one));
  const harmless = rest.filter(({ matters }) => !matters).length;
  const counted = [
    [rest.length - harmless, "may touch traffic, placement, protection or access"],
    [harmless, "harmless"],
  ] as const;
  return [
    ...capped(drift.filter(isShown), detail.listed, ({ change, matters }) => {
      const told = changeItem(change, detail, matters);
      return { ...told, spans: [...told.spans, prose(matters ? "(matters)" : "(harmless)")] };
    }),
    ...counted.flatMap(([count, what]) => (count === 0 ? [] : [item([prose(`${count} ${what}`)])])),
  ];
}
