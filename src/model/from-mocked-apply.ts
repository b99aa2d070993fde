import { join } from "node:path";
import type { HostFiles } from "../foundation/host";
import { compareAddresses } from "../foundation/compare-texts";
import { copyConfiguration } from "./from-mocked-copy";
import { lifecycleOf, lifecyclesOf } from "./from-mocked-lifecycle";
import { readTestOutput, terraformFault, type MockedRun, type TerraformRun } from "./from-mocked-output";
import { standIns } from "./from-mocked-stand-ins";
import {
  REGION_OUTPUT,
  renderRegionOutput,
  renderTestFile,
  TEST_FILE,
  type Overrides,
} from "./from-mocked-test-file";
import { mockedAttributes, unknownLists } from "./from-mocked-values";
import { ResourceGraph } from "./resource-graph";

/** What a mocked apply needs of the machine. */
export interface MockedApplyTools {
  /** Runs Terraform, 1.7 or newer, to its end. Its environment must hold no credentials: nothing here needs any. */
  readonly terraform: (args: readonly string[], folder: string) => Promise<TerraformRun>;
  readonly files: HostFiles;
  /** An empty folder of its own; the caller removes it. */
  readonly workFolder: string;
}

const DEFAULT_REGION = "us-east-1";

/**
 * The resources of any Terraform directory, worked out by Terraform itself: a copy of it is applied with every
 * provider mocked, offline. Locals, slices, filters, modules and `for_each` are exact.
 *
 * What AWS would say is stood in for by texts of ours, one for each attribute of each resource, so that every use of
 * one is told as the reference that it is. Terraform runs twice: to learn the addresses, then with these texts.
 * https://developer.hashicorp.com/terraform/language/tests/mocking
 *
 * @param varFiles absolute paths of files with values of variables, beside `terraform.tfvars` and `*.auto.tfvars`.
 * @throws a usage error with Terraform's words where it refuses the configuration, and for variables without a value.
 */
export async function graphFromMockedApply(
  directory: string,
  tools: MockedApplyTools,
  varFiles: readonly string[] = [],
): Promise<ResourceGraph> {
  const copy = copyConfiguration(directory, tools.workFolder, tools.files);
  if (copy.regionExpression !== undefined) {
    tools.files.write(join(copy.root, `${REGION_OUTPUT}.tf.json`), renderRegionOutput(copy.regionExpression));
  }
  const init = await tools.terraform(["init", "-backend=false", "-input=false", "-no-color"], copy.root);
  if (init.exitCode !== 0) throw terraformFault("cannot be prepared", init.stderr || init.stdout);
  const apply = async (region: string, overrides?: Overrides): Promise<MockedRun> => {
    tools.files.write(join(copy.root, TEST_FILE), renderTestFile({ ...copy, region }, overrides));
    const args = ["test", "-verbose", "-json", "-no-color", `-filter=${TEST_FILE}`];
    return readTestOutput(
      await tools.terraform([...args, ...varFiles.map((path) => `-var-file=${path}`)], copy.root),
    );
  };
  let first = await apply(DEFAULT_REGION);
  const region = first.region ?? DEFAULT_REGION;
  // The names of zones may be keys of instances.
  if (region !== DEFAULT_REGION) first = await apply(region);
  const stoodIn = standIns(first, copy.listParts, region);
  const second = await apply(region, stoodIn.overrides);
  const lifecycles = lifecyclesOf(copy.root, tools.files);
  const resources = second.resources.map((resource) => ({
    address: resource.address,
    mode: resource.mode,
    type: resource.type,
    ...(first.region !== undefined && resource.type.startsWith("aws_") ? { region: first.region } : {}),
    attributes: {
      ...mockedAttributes(resource, first, stoodIn.tokens),
      ...(resource.mode === "managed" ? { lifecycle: lifecycleOf(resource.address, lifecycles) } : {}),
    },
  }));
  return new ResourceGraph(
    resources.sort(compareAddresses),
    [...unknownLists(second, copy.dataUses)].sort(compareAddresses),
  );
}
