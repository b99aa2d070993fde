import type { DrillReport } from "../../../src/drill/drill-report";
import { at, type ResourceGraph } from "../../../src/model/resource-graph";

/** `lifecycle` stands in a configuration alone: of a plan and a state the rule says nothing. */
const OF_A_CONFIGURATION_ALONE = ["prevent-destroy"];

/**
 * What a configuration's report comes to when a plan or a state of it is read instead: without what only a
 * configuration tells, and with the ARN of the key that outlives the system.
 * @param alias the address of the key's `aws_kms_alias`
 */
export function withoutConfiguration(report: DrillReport, graph: ResourceGraph, alias: string): DrillReport {
  const resource = graph.get(alias);
  const arn = resource && at(resource, "target_key_arn");
  if (arn?.kind !== "known") throw new Error(`${alias} does not tell its key`);
  const named = JSON.stringify(report).replaceAll(`\${${alias}.target_key_arn}`, String(arn.value));
  const changed = JSON.parse(named) as DrillReport;
  const acknowledged = changed.acknowledged.filter(({ rule }) => !OF_A_CONFIGURATION_ALONE.includes(rule));
  return { ...changed, acknowledged };
}

/**
 * Everything that a report says but for its source. Sorted anew where the order is that of addresses; a path keeps
 * its order.
 */
export function said({ failures, pairs, cutSets, source: _, ...rest }: DrillReport) {
  return {
    ...rest,
    failures: sorted(failures.map((failure) => ({ ...failure, because: sorted(failure.because) }))),
    pairs: { ...pairs, worse: sorted(pairs.worse.map((pair) => ({ ...pair, id: sortedPair(pair.id) }))) },
    cutSets: sorted(cutSets.map(({ members }) => ({ members: [...members].sort() }))),
    capacity: sorted(rest.capacity.map((fleet) => ({ ...fleet, because: sorted(fleet.because) }))),
    flows: sorted(rest.flows.map((flow) => ({ ...flow, because: sorted(flow.because) }))),
    findings: sorted(rest.findings),
    acknowledged: sorted(rest.acknowledged),
    notModelled: sorted(rest.notModelled),
  };
}

function sortedPair(id: string): string {
  return id.split("+").sort().join("+");
}

function sorted<T>(items: readonly T[]): readonly T[] {
  const keyed = items.map((item) => [JSON.stringify(item, inOrder), item] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
