import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderDiagram } from "../../src/drill/report/diagram/diagram";
import { graphFromSynth } from "../../src/model/from-synth";
import { readTopology } from "../../src/model/read-topology";
import { prod } from "../support/environments";
import { synthesize } from "../support/synth";

it("docs/architecture.svg is what `npm run docs:diagram` makes of prod", async () => {
  const drawn = await renderDiagram(readTopology(graphFromSynth(synthesize(prod).durable)));
  expect(readFileSync(join(__dirname, "../../docs/architecture.svg"), "utf8")).toBe(drawn);
});
