import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphOfDirectory } from "../../../src/cli/drill-directory";
import { nodeHost } from "../../../src/foundation/node-host";
import { DESIGNS, drilledDesign, folderOf, wrongIn } from "./expectation";

// Three runs of Terraform each: some seconds, on a busy machine a minute and more.
jest.setTimeout(400_000);

const projectFolder = mkdtempSync(join(tmpdir(), "durable-designs-"));
const open = new AbortController().signal;
const context = { host: nodeHost(), projectFolder, interruption: () => ({ once: open, twice: open }) };

afterAll(() => rmSync(projectFolder, { recursive: true, force: true }));

test.each(DESIGNS)(
  "%s as a folder has the verdicts, causes, findings and flows that were argued",
  async (design) => {
    const directory = folderOf(design);
    const graph = await graphOfDirectory(context, { directory, varFiles: [], quiet: true });
    expect(graph.gaps).toEqual([]);
    expect(wrongIn(design, drilledDesign(design, graph))).toEqual([]);
  },
);
