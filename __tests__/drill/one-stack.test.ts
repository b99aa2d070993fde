import { declaredFrom } from "../../src/drill/declared-from-environment";
import type { Failure, FleetCapacity } from "../../src/drill/drill-report";
import { drill } from "../../src/drill/drill";
import { findingsOf } from "../../src/drill/rules/rules";
import { type InputKind, loadInput } from "../../src/model/load-input";
import { readTopology } from "../../src/model/read-topology";
import type { ResourceGraph } from "../../src/model/resource-graph";
import { fixtureText } from "../model/support/fixtures";
import { dev } from "../support/environments";
import { said, withoutConfiguration } from "./support/said";

/**
 * What moto alone drops or invents (the recorded state came about without our gateway), and what the drill must thus
 * find in its state. __tests__/e2e/dev.test.ts compares without this list, with the emulator as `npm start` runs it.
 */
const DROPPED_BY_MOTO = [
  "fleet-maintenance aws_autoscaling_group.backend_group",
  "fleet-maintenance aws_autoscaling_group.web_group",
  "fleet-scaling aws_autoscaling_policy.backend_group_cpu",
  "fleet-scaling aws_autoscaling_policy.backend_group_requests",
  "fleet-scaling aws_autoscaling_policy.web_group_cpu",
  "fleet-scaling aws_autoscaling_policy.web_group_requests",
  "fleet-warmup aws_autoscaling_group.backend_group",
  "fleet-warmup aws_autoscaling_group.web_group",
];

function read(name: string, kind: InputKind) {
  const { graph } = loadInput(fixtureText(`durable-dev.${name}`), kind);
  const declared = declaredFrom(dev);
  return {
    graph,
    report: drill({ graph, topology: readTopology(graph), declared, source: name, findingsOf }),
  };
}

const configuration = read("cdk.tf", "synth").report;
const expectedOf = (graph: ResourceGraph) =>
  said(withoutConfiguration(configuration, graph, "data.aws_kms_alias.data_key"));

test("the plan of a synthesized stack gives the whole report of its configuration", () => {
  const { graph, report } = read("plan", "plan");
  expect([report.failures.length, report.flows.length, report.cutSets.length]).toEqual([50, 60, 38]);
  expect(said(report)).toEqual(expectedOf(graph));
});

test.each([
  ["as it is shown", "state"],
  ["as it is stored", "state-v4"],
])("so does its state %s, but for what moto drops", (_how, name) => {
  const { graph, report } = read(name, "state");
  const { capacity, failures, findings, verdict, ...rest } = said(report);
  const exact = expectedOf(graph);
  expect(findings.map(({ rule, address }) => `${rule} ${address}`).sort()).toEqual(DROPPED_BY_MOTO);
  expect([exact.findings, verdict, exact.verdict]).toEqual([[], "degrades", "holds"]);
  expect(failures.map(withoutReplacement)).toEqual(exact.failures.map(withoutReplacement));
  expect(capacity.map(withoutScaling)).toEqual(exact.capacity.map(withoutScaling));
  expect({ ...exact, ...rest }).toEqual(exact);
});

/** How a fleet replaces instances is in what moto drops: times and reasons of replacement follow from it. */
function withoutReplacement({ redundancyRecoverySeconds: _, because: __, ...failure }: Failure) {
  return failure;
}

/** Policies that are off hold no target, so that nothing follows from one. */
function withoutScaling({ staticStabilityRatio: _, because: __, ...fleet }: FleetCapacity) {
  return fleet;
}
