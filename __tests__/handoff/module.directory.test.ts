import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment } from "../../src/config/check-environment";
import type { Format } from "../../src/handoff/build-module";
import { environments } from "../../src/environments/catalog";
import { prod } from "../support/environments";
import { synthesize } from "../support/synth";
import { built } from "./support/built";
import { plannedValues, type RunTerraform, terraformRunner, written } from "./support/terraform";
import { freshBlockTable } from "./support/write-block-table";

// A validation is a plan of its own: two seconds each.
jest.setTimeout(600_000);

const FORMATS = ["json", "hcl"] as const;
/** A plan with mocks, and nothing else. */
const PLAN_TEST =
  'mock_provider "aws" {\n  source = "./tests/mocks"\n}\n\nrun "plan" {\n  command = plan\n}\n';
const folders: string[] = [];
let terraform: RunTerraform;

beforeAll(async () => {
  terraform = await terraformRunner();
});

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function folderOf(files: Iterable<readonly [string, string]>): string {
  const folder = written(files);
  folders.push(folder);
  return folder;
}

const moduleFolder = (format: Format, environment = prod): string =>
  folderOf([...built(environment, format), ["tests/plan.tftest.hcl", PLAN_TEST]]);

describe.each(FORMATS)("the module of prod in %s", (format) => {
  const folder = moduleFolder(format);

  it("is formatted", async () => {
    const { exitCode, stdout } = await terraform(folder, ["fmt", "-check", "-recursive"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
  });

  it.each([".", "examples/complete", "examples/adopt"])("is valid: %s", async (path) => {
    const root = join(folder, path);
    // The examples bring their lock file, which must fit the provider as it is.
    const lock = path === "." ? [] : ["-lockfile=readonly"];
    const init = await terraform(root, ["init", "-backend=false", ...lock]);
    expect({ exitCode: init.exitCode, stderr: init.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { exitCode, stdout } = await terraform(root, ["validate", "-json"]);
    const { valid, diagnostics } = JSON.parse(stdout) as { valid: boolean; diagnostics: readonly unknown[] };
    expect({ exitCode, valid, diagnostics }).toEqual({ exitCode: 0, valid: true, diagnostics: [] });
  });
});

it("passes its own tests, offline and without credentials", async () => {
  const folder = folderOf(built(prod, "hcl"));
  await terraform(folder, ["init", "-backend=false"]);
  const { exitCode, stdout } = await terraform(folder, ["test"]);
  const runs = [...(built(prod, "hcl").get("tests/validations.tftest.hcl") ?? "").matchAll(/^run /gmu)]
    .length;
  expect({ exitCode, end: stdout.trim().split("\n").at(-1) }).toEqual({
    exitCode: 0,
    end: `Success! ${runs + 3} passed, 0 failed.`,
  });
});

it.each(environments.map((input) => checkEnvironment(input)).map((each) => [each.name, each] as const))(
  "plans the same values in JSON, in HCL and in the stack itself: %s",
  async (_name, environment) => {
    const { provider: _provider, terraform: settings, ...stack } = synthesize(environment).durable;
    const { backend: _backend, ...withoutBackend } = settings;
    const files = built(environment);
    const original = folderOf([
      ["cdk.tf.json", JSON.stringify({ ...stack, terraform: withoutBackend })],
      ["tests/plan.tftest.hcl", PLAN_TEST],
      ["tests/mocks/aws.tfmock.hcl", files.get("tests/mocks/aws.tfmock.hcl") ?? ""],
    ]);
    const expected = await plannedValues(terraform, original);
    expect(Object.keys(expected).length).toBeGreaterThan(90);
    for (const format of FORMATS)
      expect(await plannedValues(terraform, moduleFolder(format, environment))).toEqual(expected);
  },
);

it("stands twice in one root, by count and by for_each, without one name in common", async () => {
  const nested = [...built(prod, "hcl")].map(([path, text]) => [`module/${path}`, text] as const);
  // Mocks are of the root's own providers.
  const required = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n';
  const call = (name: string, meta: string, value: string) =>
    `module "${name}" {\n  source = "./module"\n  ${meta}\n  name   = ${value}\n}\n`;
  const root = folderOf([
    ...nested,
    [
      "main.tf",
      `${required}${call("each", 'for_each = toset(["blue", "green"])', "each.key")}${call("counted", "count  = 1", '"red"')}`,
    ],
    ["tests/mocks/aws.tfmock.hcl", built(prod).get("tests/mocks/aws.tfmock.hcl") ?? ""],
    ["tests/plan.tftest.hcl", PLAN_TEST],
  ]);
  const planned = Object.entries(await plannedValues(terraform, root));
  const names = (key: string) =>
    planned.flatMap(([address, value]) => {
      if (!address.startsWith(`module.each["${key}"].`)) return [];
      const { after } = value as { after: Record<string, unknown> };
      // The name of an inline policy is of its role.
      if (address.includes(".aws_iam_role_policy.")) return [];
      return [after["name"], after["name_prefix"], after["identifier"]].flatMap((name) =>
        typeof name === "string" ? [name] : [],
      );
    });
  expect(names("blue").length).toBeGreaterThan(25);
  expect(names("blue").filter((name) => names("green").includes(name))).toEqual([]);
  expect(names("blue").map((name) => name.replace("blue", "green"))).toEqual(names("green"));
  expect(planned.some(([address]) => address.startsWith("module.counted[0]."))).toBe(true);
});

it("knows the blocks of every type as the provider has them", async () => {
  const kept = readFileSync(join(__dirname, "../../src/handoff/hcl/block-table.json"), "utf8");
  expect(JSON.parse(await freshBlockTable())).toEqual(JSON.parse(kept));
});
