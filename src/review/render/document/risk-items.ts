import type { Risk } from "../../review-report";
import { severitiesText } from "../../severities";
import { cutText } from "./cut-text";
import { type Detail, reaches } from "./detail";
import { capped, code, type Item, item, prose, strong } from "./document";

/** What nobody has waived, the worst first; what does not fit is counted by severity. */
export function riskItems(risks: readonly Risk[], detail: Detail): readonly Item[] {
  const open = risks.filter(({ waiver }) => waiver === undefined);
  const isListed = ({ severity }: Risk): boolean => reaches(severity, detail.risks.listed);
  const listed = open.filter(isListed);
  const rest = [...listed.slice(detail.risks.most), ...open.filter((risk) => !isListed(risk))];
  const restText = severitiesText(rest.map(({ severity }) => severity));
  return [
    ...listed.slice(0, detail.risks.most).map((risk) => riskItem(risk, detail)),
    ...(rest.length === 0 ? [] : [item([prose(`and ${rest.length} more: ${restText}`)])]),
  ];
}

function riskItem({ id, severity, address, attribute, message, fix }: Risk, detail: Detail): Item {
  const { risks, textCharacters, valueCharacters } = detail;
  return {
    severity,
    spans: [
      strong(id),
      code(cutText(address, valueCharacters)),
      ...(attribute === undefined ? [] : [code(cutText(attribute, valueCharacters))]),
    ],
    items: [
      ...(reaches(severity, risks.told) ? [item([prose(cutText(message, textCharacters))])] : []),
      ...(reaches(severity, risks.fixed)
        ? [item([strong("fix:"), prose(cutText(fix, textCharacters))])]
        : []),
    ],
  };
}

/** What somebody has taken upon himself, with his reason and its last day. */
export function waivedItems(risks: readonly Risk[], detail: Detail): readonly Item[] {
  const waived = risks.flatMap(({ id, severity, address, waiver }) =>
    waiver === undefined ? [] : [{ id, severity, address, reason: waiver.reason, expires: waiver.expires }],
  );
  return capped(waived, detail.listed, ({ id, severity, address, expires, reason }) =>
    item([
      strong(id),
      code(cutText(address, detail.valueCharacters)),
      prose(`(${severity}) until ${expires}: ${cutText(reason, detail.textCharacters)}`),
    ]),
  );
}
