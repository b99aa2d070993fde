import type { DrillReport } from "../drill/drill-report";
import { usageError } from "../foundation/errors";
import type { ResourceGraph } from "../model/resource-graph";
import type { Topology } from "../model/topology";
import { experimentsOf } from "./experiments";
import { fisTemplate } from "./fis-template";
import { blankMeasurements } from "./measurements";
import { runbook } from "./runbook";
import { terraformRoot } from "./terraform-root";
import { lookedUpBalancer } from "./what-runs";

export interface GameDayInput {
  readonly stack: string;
  readonly graph: ResourceGraph;
  readonly topology: Topology;
  readonly report: DrillReport;
  readonly peakRequestsPerSecond: number | undefined;
  readonly providerVersion: string;
}

/**
 * The files of a game day by their names: a runbook, a Terraform root, each experiment for the API, a form for what is
 * measured. The same input gives the same bytes.
 *
 * @throws DurableError (usage) where nothing can be made to fail, or nothing tells when to stop
 */
export function gameDayFiles(input: GameDayInput): ReadonlyMap<string, string> {
  const { stack, graph, topology, report, providerVersion } = input;
  const day = experimentsOf(graph, topology, report);
  if (day.experiments.length === 0)
    throw refused(stack, "It holds nothing that an experiment could make fail", day.leftOut[0]?.reason);
  const open = topology.balancers.find(({ internal }) => internal.known && !internal.value);
  const entrance = open === undefined ? undefined : lookedUpBalancer(graph, open.address);
  if (entrance === undefined)
    throw refused(
      stack,
      "It has no balancer for the internet whose name is told: nothing would stop an experiment",
    );
  const root = terraformRoot({
    experiments: day.experiments,
    entrance,
    prefix: stack,
    region: topology.region,
    providerVersion,
  });
  return new Map([
    ["README.md", runbook({ ...day, stack, peakRequestsPerSecond: input.peakRequestsPerSecond })],
    ["main.tf.json", jsonText(root)],
    ["measurements.json", jsonText(blankMeasurements(day.experiments, report.source))],
    ...day.experiments.map(
      (experiment) => [`${experiment.name}.json`, jsonText(fisTemplate(experiment))] as const,
    ),
  ]);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function refused(stack: string, what: string, reason?: string): Error {
  return usageError({
    what: reason === undefined ? what : `${what}: ${reason}`,
    given: stack,
    allowed: "a stack with a named balancer for the internet, and groups or a Multi-AZ database behind it",
    next: "run `npx cdktf synth`, then `npx durable gameday --stack durable-prod --out ./gameday`",
  });
}
