import type { Topology } from "../../../model/topology";
import type { DrillReport, Failure } from "../../drill-report";
import { lossId, type Loss } from "../../reachability/failure-set";
import { lossesOf } from "../../reachability/losses";
import { draw } from "../diagram/draw";
import { layOut } from "../diagram/lay-out";
import { lostIn } from "../diagram/lost-in";
import { pictureOf } from "../diagram/picture-of";
import { NARROW, wideSize } from "../diagram/size";
import { htmlText } from "../html-text";
import { badge, sourceLink } from "./elements";
import { effectWords, lossWords, pathWords } from "./failure-words";
import { lossStyle } from "./loss-style";

/** In the order in which people ask. */
const KINDS: readonly Loss["kind"][] = [
  "zone",
  "instance",
  "database-primary",
  "balancer-node",
  "nat",
  "subnet",
  "endpoint",
];
/** More are not offered; the table has them all. */
const MOST_CHOICES = 60;

interface Choice {
  readonly loss: Loss;
  readonly failure: Failure;
}

export interface PictureSection {
  readonly body: readonly string[];
  /** What the choices do: no script is needed for it. */
  readonly style: string;
}

/** The architecture, and a choice of what fails in it. */
export async function pictureSection(report: DrillReport, topology: Topology): Promise<PictureSection> {
  const picture = pictureOf(topology);
  const wide = await layOut(picture, wideSize(picture));
  const narrow = await layOut(picture, NARROW);
  const all = choicesOf(report, topology);
  const choices = all.slice(0, MOST_CHOICES);
  const style = choices.map(({ loss }, number) => lossStyle(wide, lostIn(picture, topology, loss), number));
  return {
    style: style.join("\n"),
    body: [
      '<section class="drill"><h2>What is lost, and what still serves</h2>',
      ...chooser(choices, all.length),
      `<div class="panels" aria-live="polite"><div class="panel-none panel"><p>Nothing is lost: every arrow carries requests.</p></div>`,
      ...choices.map(({ loss, failure }, number) => panel(loss, failure, number)),
      "</div>",
      `<div class="scroll wide" tabindex="0" role="region" aria-label="the architecture">${draw(wide, "wide")}</div>`,
      `<div class="scroll narrow" tabindex="0" role="region" aria-label="the architecture">${draw(narrow, "narrow")}</div>`,
      '<ul class="legend"><li class="key-lost">lost</li><li class="key-over">takes over</li><li class="key-unused">runs, and no request reaches it</li><li class="key-maybe">may lie here, or is not told</li></ul>',
      "</section>",
    ],
  };
}

function choicesOf({ failures }: DrillReport, topology: Topology): readonly Choice[] {
  const byId = new Map(failures.map((failure) => [failure.id, failure]));
  return KINDS.flatMap((kind) =>
    lossesOf(topology).flatMap((loss) => {
      const failure = loss.kind === kind ? byId.get(lossId(loss)) : undefined;
      return failure === undefined ? [] : [{ loss, failure }];
    }),
  );
}

/** The first zone's loss is shown at first: that is what the system is made for. */
function chooser(choices: readonly Choice[], total: number): readonly string[] {
  const shown = choices.flatMap(({ loss }, number) => (loss.kind === "zone" ? [number] : []))[0];
  const choice = (id: string, words: string, isChosen: boolean, verdict = ""): string =>
    `<label><input type="radio" name="lost" id="${id}"${isChosen ? " checked" : ""}> <span>${htmlText(words)}</span>${verdict}</label>`;
  const option = ({ loss, failure }: Choice, number: number): string => {
    const isBad = failure.verdict !== "holds";
    return choice(`lost-${number}`, lossWords(loss), number === shown, isBad ? badge(failure.verdict) : "");
  };
  const isFirst = ({ loss }: Choice): boolean => ["zone", "instance", "database-primary"].includes(loss.kind);
  const first = choices.flatMap((each, number) => (isFirst(each) ? [option(each, number)] : []));
  const others = choices.flatMap((each, number) => (isFirst(each) ? [] : [option(each, number)]));
  return [
    '<fieldset class="choices"><legend>Lose</legend>',
    choice("lost-none", "nothing", shown === undefined),
    ...first,
    ...(others.length === 0
      ? []
      : [
          "<details><summary>balancer nodes, subnets, gateways, endpoints</summary>",
          ...others,
          "</details>",
        ]),
    ...(total > choices.length ? [`<p>${total - choices.length} more are in the table below.</p>`] : []),
    "</fieldset>",
  ];
}

function panel(loss: Loss, failure: Failure, number: number): string {
  const way = failure.verdict === "fails" ? "Requests get as far as" : "Requests go";
  const reasons = failure.because.map(
    ({ text, source }) => `<li>${htmlText(text)} <small>(${sourceLink(source)})</small></li>`,
  );
  return [
    `<div class="panel panel-${number}"><p>${badge(failure.verdict)} <b>Without ${htmlText(lossWords(loss))}</b>: ${htmlText(effectWords(failure).join("; "))}.</p>`,
    ...(failure.path.length === 0 ? [] : [`<p>${way}: ${htmlText(pathWords(failure))}</p>`]),
    ...(reasons.length === 0
      ? []
      : [
          `<details><summary>why, and where each figure comes from</summary><ul>${reasons.join("")}</ul></details>`,
        ]),
    "</div>",
  ].join("");
}
