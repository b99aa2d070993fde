import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Project } from "../e2e/support/project";
import { blockOf } from "./support/docs";
import { plannedValues, type RunTerraform, terraformRunner } from "./support/terraform";

// The bindings' types are checked against all of cdktf.
jest.setTimeout(300_000);

const PLAN_TEST =
  'mock_provider "aws" {\n  source = "./tests/mocks"\n}\n\nrun "plan" {\n  command = plan\n}\n';

/** As on a clean clone: the module and its bindings by one script, then a stack on them as docs/handoff.md shows it. */
describe("typed bindings of the emitted module", () => {
  const project = new Project();
  const stack = join(project.folder, "cdktf.out/stacks/consumer");
  let terraform: RunTerraform;

  const run = (program: string, ...args: readonly string[]): string =>
    execFileSync(program, args, {
      cwd: project.folder,
      env: { ...process.env, CI: "1", CHECKPOINT_DISABLE: "1" },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });

  beforeAll(async () => {
    terraform = await terraformRunner();
  });

  afterAll(() => project.remove());

  it("are made by `npm run bindings`, with a type for every input", () => {
    run("npm", "run", "bindings");
    const bindings = project.read(".gen/modules/durable.ts");
    expect(bindings).toContain("readonly webMinimum?: number;");
    expect(bindings).toContain("readonly tags?: { [key: string]: string };");
    expect(bindings).not.toMatch(/readonly \w+\?: any;/u);
    const listed = JSON.parse(project.read("cdktf.json")) as { readonly terraformModules: unknown };
    expect(JSON.parse(blockOf("json"))).toEqual({ terraformModules: listed.terraformModules });
  });

  it("fit the stack of docs/handoff.md, and refuse what the module does not take", () => {
    const check = (file: string) =>
      run(
        "npx",
        ..."tsc --strict --skipLibCheck --types node --noEmit --target es2022 --module commonjs".split(" "),
        file,
      );
    writeFileSync(join(project.folder, "consumer.ts"), blockOf("ts"));
    check("consumer.ts");
    const wrong = blockOf("ts").replace("webMinimum: 2", 'webMinimum: "two"');
    writeFileSync(join(project.folder, "wrong.ts"), wrong);
    expect(() => check("wrong.ts")).toThrow("Command failed");
  });

  it("synthesize a stack that calls the module with exactly what was given", async () => {
    const app = "node -r ./bin/register.js consumer.ts";
    const { exitCode, stderr } = await project.cdktf({}, "synth", "--app", app);
    expect({ exitCode, stderr: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { module: calls } = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8")) as {
      readonly module: Readonly<Record<string, Record<string, unknown>>>;
    };
    const { source, "//": _comment, ...inputs } = calls["system"] ?? {};
    expect(source).toMatch(/^\.\/assets\//u);
    expect(inputs).toEqual({ name: "blue", web_minimum: 2, web_maximum: 6 });
  });

  it("make a stack that is valid and plans, from the copy of the module beside it", async () => {
    const path = join(stack, "cdk.tf.json");
    const json = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    // The bindings of the provider pin its newest release, and cdktf its state's path; what plans here is the release at hand.
    const terraformBlock = { required_providers: { aws: { source: "hashicorp/aws" } } };
    writeFileSync(path, JSON.stringify({ ...json, terraform: terraformBlock }));
    const module = join(project.folder, ".durable/handoff/durable-prod");
    run("mkdir", "-p", join(stack, "tests/mocks"));
    run("cp", join(module, "tests/mocks/aws.tfmock.hcl"), join(stack, "tests/mocks"));
    writeFileSync(join(stack, "tests/plan.tftest.hcl"), PLAN_TEST);
    const values = await plannedValues(terraform, stack);
    const group = values["module.system.aws_autoscaling_group.web_group"] as {
      after: Record<string, unknown>;
    };
    expect([group.after["name"], group.after["max_size"]]).toEqual(["durable-blue-web", 6]);
    const { stdout } = await terraform(stack, ["validate", "-json"]);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
  });
});
