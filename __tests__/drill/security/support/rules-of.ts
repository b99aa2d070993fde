import type { Environment } from "../../../../src/config/environment";
import { stackNames } from "../../../../src/config/physical-names";
import { declaredFrom } from "../../../../src/drill/declared-from-environment";
import { evaluateRules } from "../../../../src/drill/security/evaluate";
import type { RulesReport } from "../../../../src/drill/security/rules-report";
import { graphFromSynth } from "../../../../src/model/from-synth";
import { readTopology } from "../../../../src/model/read-topology";
import { synthesize } from "../../../support/synth";

/** What `durable drill --rules -e NAME` reports: of both stacks. */
export function rulesOf(environment: Environment): RulesReport {
  const { state, durable } = synthesize(environment);
  const names = stackNames(environment);
  const declared = declaredFrom(environment);
  return evaluateRules(
    [
      { name: names.state, json: state },
      { name: names.durable, json: durable },
    ].map(({ name, json }) => {
      const graph = graphFromSynth(json);
      return { source: `stack ${name}`, graph, topology: readTopology(graph), declared };
    }),
  );
}
