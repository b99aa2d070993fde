import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../../src/config/environment";
import type { Declared } from "../../src/drill/declared";
import { declaredFrom } from "../../src/drill/declared-from-environment";
import { drill } from "../../src/drill/drill";
import type { DrillReport } from "../../src/drill/drill-report";
import { findingsOf } from "../../src/drill/rules/rules";
import { nodeFiles } from "../../src/foundation/node-files";
import { MODULE_NAME } from "../../src/handoff/module/examples";
import { graphFromMockedApply } from "../../src/model/from-mocked-apply";
import { readTopology } from "../../src/model/read-topology";
import { dev, prod } from "../support/environments";
import { synthesize } from "../support/synth";
import { built } from "./support/built";
import { terraformRunner, written } from "./support/terraform";

// Each root is applied to mocks twice.
jest.setTimeout(600_000);

const PREFIX = `module.${MODULE_NAME}.`;
const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function drilled(folder: string, declared: Declared): Promise<DrillReport> {
  const terraform = await terraformRunner();
  const workFolder = mkdtempSync(join(tmpdir(), "durable-drilled-"));
  folders.push(folder, workFolder);
  const graph = await graphFromMockedApply(folder, {
    terraform: (args, cwd) =>
      terraform(cwd, args).then((run) => ({ ...run, exitCode: run.exitCode ?? undefined })),
    files: nodeFiles,
    workFolder,
  });
  return drill({ graph, topology: readTopology(graph), declared, source: "it", findingsOf });
}

/** With every address of the module's at the root. Flows are sorted by their ends, of which `internet` has no address. */
function comparable(report: DrillReport): DrillReport {
  const atTheRoot = JSON.parse(JSON.stringify(report).replaceAll(PREFIX, "")) as DrillReport;
  const ends = ({ from, to, protocol, ports }: DrillReport["flows"][number]): string =>
    JSON.stringify([from, to, protocol, ports]);
  return { ...atTheRoot, flows: [...atTheRoot.flows].sort((a, b) => (ends(a) < ends(b) ? -1 : 1)) };
}

function withoutVerdict({ verdict: _verdict, ...rest }: DrillReport): Omit<DrillReport, "verdict"> {
  return rest;
}

it.each<[string, Environment, readonly string[]]>([
  ["dev", dev, []],
  // A module's own root decides on `prevent_destroy`, and the module's README says so: nothing else may differ.
  ["prod", prod, ["prevent-destroy aws_db_instance.database"]],
])(
  "the drill judges the module of %s, used from a root, as it judges the stack",
  async (_name, environment, leftToTheRoot) => {
    const files = built(environment, "hcl");
    const module = written(files);
    folders.push(module);
    const { terraform: _settings, ...stack } = synthesize(environment).durable;
    const original = written([["cdk.tf.json", JSON.stringify(stack)]]);
    const declared = declaredFrom(environment);
    const inModule = JSON.parse(JSON.stringify(declared).replaceAll('"aws_', `"${PREFIX}aws_`)) as Declared;
    const expected = comparable(await drilled(original, declared));
    const found = comparable(await drilled(join(module, "examples/adopt"), inModule));
    expect(expected.failures.length).toBeGreaterThan(40);
    expect(found.failures).toEqual(expected.failures);
    expect(found.findings.map(({ rule, address }) => `${rule} ${address}`)).toEqual(leftToTheRoot);
    const { verdict: _verdict, findings: _findings, ...others } = found;
    expect({ ...others, findings: [] }).toEqual({ ...withoutVerdict(expected), findings: [] });
  },
);
