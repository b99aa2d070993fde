import type { Block, Configuration } from "../configuration";
import { quoted } from "../expression";
import { renderLiteral } from "../hcl/literal";
import type { Variable } from "../interface/entry";
import { dataDefaults, resourceDefaults } from "./mock-defaults";

/** One mock for each name of the provider. */
function mocksOf({ otherProviders }: Configuration): string {
  const named = otherProviders.map(({ alias }) => `  alias  = ${quoted(String(alias))}\n`);
  return ["", ...named]
    .map((alias) => `mock_provider "aws" {\n${alias}  source = "./tests/mocks"\n}\n`)
    .join("\n");
}

/** A region that no module of ours is asked for in its own tests: any other one will do. */
const OTHER_REGION = "eu-north-1";

/** The module's own tests, offline and without credentials: `terraform test` in its folder. By path. */
export function testFiles(
  configuration: Configuration,
  variables: readonly Variable[],
): ReadonlyMap<string, string> {
  const { blocks, outputs, region } = configuration;
  const mocks = mocksOf(configuration);
  return new Map([
    ["tests/mocks/aws.tfmock.hcl", renderMocks(blocks, region)],
    ["tests/module.tftest.hcl", renderModuleTest(mocks, Object.keys(outputs), region)],
    ["tests/validations.tftest.hcl", renderValidationTest(mocks, variables)],
  ]);
}

function renderMocks(blocks: readonly Block[], region: string): string {
  const types = (mode: Block["mode"]) =>
    [...new Set(blocks.filter((block) => block.mode === mode).map(({ type }) => type))].sort();
  const parts = [
    ...types("resource").map((type) => mockOf("mock_resource", type, resourceDefaults(type, region))),
    ...[...types("data"), "aws_region"].map((type) => mockOf("mock_data", type, dataDefaults(type, region))),
  ];
  return parts.filter((part) => part !== undefined).join("\n");
}

function mockOf(
  kind: string,
  type: string,
  defaults: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  if (defaults === undefined) return undefined;
  return `${kind} ${quoted(type)} {\n  defaults = ${renderLiteral(defaults, 1)}\n}\n`;
}

function renderModuleTest(mocks: string, outputs: readonly string[], region: string): string {
  const assertions = outputs.map(
    (name) =>
      `  assert {\n    condition     = output.${name} != ""\n    error_message = "${name} is empty."\n  }\n`,
  );
  return [
    "# With mocks: no credentials, no network, nothing is created.\n",
    mocks,
    'run "plan" {\n  command = plan\n}\n',
    `run "apply" {\n  command = apply\n\n${assertions.join("\n")}}\n`,
    [
      'run "another_region_is_refused" {',
      "  command = plan",
      "",
      "  override_data {",
      "    target = data.aws_region.current",
      "    values = {",
      `      id = "${region === OTHER_REGION ? "us-east-1" : OTHER_REGION}"`,
      "    }",
      "  }",
      "",
      "  expect_failures = [aws_vpc.network]",
      "}",
      "",
    ].join("\n"),
  ].join("\n");
}

function renderValidationTest(mocks: string, variables: readonly Variable[]): string {
  const runs = variables.flatMap(({ name, validations }) =>
    validations.map(({ message, refuses }, index) =>
      [
        `# ${message}`,
        `run "${name}_${index + 1}" {`,
        "  command = plan",
        "",
        `  variables ${renderLiteral(refuses, 1)}`,
        "",
        `  expect_failures = [var.${name}]`,
        "}",
        "",
      ].join("\n"),
    ),
  );
  return ["# Each run gives a value that the module must refuse.\n", mocks, ...runs].join("\n");
}
