import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { graphFromMockedApply } from "../../src/model/from-mocked-apply";
import { graphFromSynth } from "../../src/model/from-synth";
import type { ResourceGraph } from "../../src/model/resource-graph";
import { fixture, fixtureText } from "./support/fixtures";
import { mockedApplyTools, removeTemporary, temporary } from "./support/mocked-tools";
import { written } from "./support/written";

jest.setTimeout(400_000);

afterAll(removeTemporary);

test("the synthesized JSON of a stack gives the graph that its references give", async () => {
  const folder = temporary();
  writeFileSync(join(folder, "cdk.tf.json"), fixtureText("durable-dev.cdk.tf"));
  const mocked = await graphFromMockedApply(folder, await mockedApplyTools());
  const synth = graphFromSynth(fixture("durable-dev.cdk.tf"));
  expect(mocked.gaps).toEqual([]);
  expect(mocked.resources.map(({ address, region }) => [address, region])).toEqual(
    synth.resources.map(({ address, region }) => [address, region]),
  );
  const references = (graph: ResourceGraph) =>
    graph.resources.flatMap(({ address, attributes }) =>
      Object.entries(attributes)
        .filter(([, value]) => value.kind === "reference")
        .map(([name, value]) => `${address}.${name} ${String(written(value))}`),
    );
  // A name that the configuration spells out is that name after an apply.
  const isSpelledOut = (line: string) =>
    line.endsWith(" .name") || / aws_iam_role\.\w+ \.(id|name)$/.test(line);
  const exact = (graph: ResourceGraph) =>
    references(graph)
      .filter((line) => !isSpelledOut(line))
      .sort();
  expect(exact(mocked)).toEqual(exact(synth));
  expect(JSON.stringify(mocked.resources)).not.toContain("stand-in");
});
