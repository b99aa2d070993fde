import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment } from "../src/config/check-environment";
import { stackNames } from "../src/config/physical-names";
import { drill } from "../src/drill/drill";
import { declaredFrom } from "../src/drill/declared-from-environment";
import { renderMarkdown } from "../src/drill/report/render";
import { findingsOf } from "../src/drill/rules/rules";
import { prod } from "../src/environments/prod";
import { nodeFiles } from "../src/foundation/node-files";
import { buildModule } from "../src/handoff/build-module";
import { readConfiguration } from "../src/handoff/configuration";
import { writeModule } from "../src/handoff/write/write-module";
import { loadInput } from "../src/model/load-input";
import { readTopology } from "../src/model/read-topology";

/** Hands off the first `count` environments of `synth-program.ts` as HCL, one after the other, each to a folder below `out`. In processor time. */
export function handOffAll(
  synthesized: string,
  count: number,
  out: string,
): { readonly seconds: number; readonly resources: number } {
  const started = process.cpuUsage();
  let resources = 0;
  for (let index = 0; index < count; index += 1)
    resources += handOff(synthesized, `prod${index}`, join(out, `prod${index}`));
  const { user, system } = process.cpuUsage(started);
  return { seconds: (user + system) / 1e6, resources };
}

/** What `durable handoff` does. @returns how many resources the module has */
function handOff(synthesized: string, name: string, out: string): number {
  const environment = checkEnvironment({ ...prod, name });
  const stacks = stackNames(environment);
  const text = (stack: string) => readFileSync(join(synthesized, "stacks", stack, "cdk.tf.json"), "utf8");
  const [system, state] = [text(stacks.durable), text(stacks.state)];
  const { graph } = loadInput(system, "synth");
  const report = drill({
    graph,
    topology: readTopology(graph),
    declared: declaredFrom(environment),
    source: `stack ${stacks.durable}`,
    findingsOf,
  });
  const configuration = readConfiguration(JSON.parse(system), stacks.durable);
  const files = buildModule({
    stack: stacks.durable,
    configuration,
    stateStack: readConfiguration(JSON.parse(state), stacks.state),
    drillReport: renderMarkdown(report),
    format: "hcl",
  });
  writeModule(out, files, {
    files: nodeFiles,
    home: undefined,
    projectFolder: join(__dirname, ".."),
    process: process.pid,
  });
  return configuration.blocks.filter(({ mode }) => mode === "resource").length;
}
