import type { DrillReport, Failure } from "../../drill-report";
import type { SimulationReport } from "../../simulation/simulation-report";
import { isWorse } from "../../verdicts";
import { htmlText } from "../html-text";
import { badge, classOf } from "./elements";
import { effectWords } from "./failure-words";

/** What a person asks first, by kinds of failures. */
const QUESTIONS: readonly (readonly [kind: string, question: string])[] = [
  ["zone", "A zone is lost"],
  ["instance", "An instance is lost"],
  ["database-primary", "The primary is lost"],
  ["release", "A bad release"],
];

/** The verdict, and what it comes to in the cases that people ask about. */
export function headline(report: DrillReport, simulation: SimulationReport | undefined): readonly string[] {
  const counted = report.failures.filter(({ inherent }) => inherent === null);
  const holding = counted.filter(({ verdict }) => verdict === "holds").length;
  return [
    `<header class="${classOf(report.verdict)}"><h1>${badge(report.verdict)} <span>${htmlText(report.source)}</span></h1>`,
    `<p>${holding} of ${counted.length} single failures hold: requests find a way, what is left carries the declared peak, times and data loss are within the objectives.</p></header>`,
    '<ul class="cards">',
    ...QUESTIONS.flatMap(([kind, question]) => cardOf(question, worstOfKind(counted, kind))),
    ...(simulation === undefined ? [] : [simulationCard(simulation)]),
    "</ul>",
  ];
}

function worstOfKind(failures: readonly Failure[], kind: string): Failure | undefined {
  const own = failures.filter((failure) => failure.kind === kind);
  return own.reduce<Failure | undefined>(
    (worst, next) =>
      worst === undefined || isWorse(next.verdict, worst.verdict) || isSlower(next, worst) ? next : worst,
    undefined,
  );
}

function isSlower(a: Failure, b: Failure): boolean {
  return (
    a.verdict === b.verdict && (a.serviceRecoverySeconds?.max ?? 0) > (b.serviceRecoverySeconds?.max ?? 0)
  );
}

function cardOf(question: string, failure: Failure | undefined): readonly string[] {
  if (failure === undefined) return [];
  const effects = effectWords(failure).map((words) => `<li>${htmlText(words)}</li>`);
  return [
    `<li class="${classOf(failure.verdict)}"><h3>${question}</h3>${badge(failure.verdict)}<ul>${effects.join("")}</ul></li>`,
  ];
}

function simulationCard({ verdict, scenarios, seeds }: SimulationReport): string {
  const holding = scenarios.filter((scenario) => scenario.verdict === "holds").length;
  return `<li class="${classOf(verdict)}"><h3>Simulated</h3>${badge(verdict)}<ul><li>${holding} of ${scenarios.length} scenarios hold</li><li>${seeds.count} runs of each</li></ul></li>`;
}
