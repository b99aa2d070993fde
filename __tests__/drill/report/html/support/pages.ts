import type { DrillPage } from "../../../../../src/drill/report/html/html";
import { prod } from "../../../../support/environments";
import { drilled, readEnvironment } from "../../../support/drilled";
import { withHostileNames } from "../../diagram/support/topologies";
import { SIMULATION } from "./simulation";

/** A drill of prod with a simulation, and with a text at the end of everything that an input can bring in. */
export function pageOf(text = ""): DrillPage {
  const { topology } = readEnvironment(prod);
  const report = { ...drilled(prod), source: `stack durable-prod${text}` };
  if (text === "") return { report, topology, simulation: SIMULATION };
  const named = { report: { ...report, findings: FINDINGS }, simulation: SIMULATION, topology };
  return withText(named, text);
}

const FINDINGS = [
  { rule: "two-zones", address: "aws_lb.web", verdict: "degrades", message: "one zone", fix: "a second" },
] as const;

/** Words of ours; everything else may come out of a file that somebody else wrote. */
const OURS: ReadonlySet<string> = new Set([
  "verdict",
  "stability",
  "objective",
  "kind",
  "schemaVersion",
  "rule",
]);

function withText(
  { report, simulation, topology }: Required<Omit<DrillPage, "changes">>,
  text: string,
): DrillPage {
  const changed = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return OURS.has(key) ? value : `${value}${text}`;
    if (Array.isArray(value)) return value.map((one) => changed(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        key === "remainingCapacityRatio" ? `${name}${text}` : name,
        changed(one, name),
      ]),
    );
  };
  return {
    report: changed(report, "") as DrillPage["report"],
    simulation: changed(simulation, "") as typeof simulation,
    topology: withHostileNames(topology, text),
  };
}
