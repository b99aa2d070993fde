import type { Configuration } from "./configuration";
import { Draft } from "./draft";
import { applyInterface } from "./interface/apply-interface";
import { renderHcl } from "./hcl/render-hcl";
import { interfaceEntries } from "./interface/entries";
import { moduleDocuments } from "./module/build-documents";
import type { Document } from "./module/document";
import { adoptExample, completeExample } from "./module/examples";
import { renderProviderLock } from "./module/provider-lock";
import { testFiles } from "./module/tests";
import { renderReadme } from "./readme/readme";
import { renderJson } from "./render/render-json";
import { renderSums, SUMS } from "./sums";

export type Format = "json" | "hcl";

export interface HandoffInput {
  /** The stack's name, for the README. */
  readonly stack: string;
  readonly configuration: Configuration;
  /** The environment's stack with the key of its data. */
  readonly stateStack: Configuration;
  /** The drill's report as Markdown. */
  readonly drillReport: string;
  readonly format: Format;
}

const WRITERS: Readonly<
  Record<Format, { readonly ending: string; readonly render: (document: Document) => string }>
> = {
  json: { ending: ".tf.json", render: renderJson },
  hcl: { ending: ".tf", render: renderHcl },
};

/**
 * Every file of the module by its path below the module's folder, sorted. The same bytes for the same input.
 * @throws a usage error where the stack does not fit the module's interface
 */
export function buildModule(input: HandoffInput): ReadonlyMap<string, string> {
  const { configuration, stateStack, stack, drillReport } = input;
  const { ending, render } = WRITERS[input.format];
  const draft = new Draft(configuration.blocks);
  const variables = applyInterface(draft, interfaceEntries(configuration.region));
  const lock = renderProviderLock(configuration.providerRequirement);
  const rendered = (folder: string, documents: ReadonlyMap<string, Document>) =>
    [...documents].map(([name, document]): [string, string] => [
      `${folder}${name}${ending}`,
      render(document),
    ]);
  const files = new Map<string, string>([
    ...rendered("", moduleDocuments(configuration, draft, variables)),
    ...rendered("examples/complete/", completeExample(configuration, stateStack, variables)),
    ...rendered("examples/adopt/", adoptExample(configuration)),
    ["examples/complete/.terraform.lock.hcl", lock],
    ["examples/adopt/.terraform.lock.hcl", lock],
    ...testFiles(configuration, variables),
    ["README.md", renderReadme({ configuration, variables, stack, ending })],
    ["DRILL.md", drillReport],
  ]);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map([...sorted, [SUMS, renderSums(sorted)]]);
}
