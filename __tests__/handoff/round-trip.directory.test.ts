import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { prod } from "../support/environments";
import { built } from "./support/built";
import { plannedValues, terraformRunner, written } from "./support/terraform";

// The bindings' types are checked against all of cdktf.
jest.setTimeout(300_000);

const ROOT = join(__dirname, "../..");
const DOCS = readFileSync(join(ROOT, "docs/handoff.md"), "utf8");
const REQUIRED = { required_providers: { aws: { source: "hashicorp/aws" } } };
const PLAN_TEST =
  'mock_provider "aws" {\n  source = "./tests/mocks"\n}\n\nrun "plan" {\n  command = plan\n}\n';

/** The one block of docs/handoff.md in a language. */
function block(language: string): string {
  const blocks = [...DOCS.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "gu"))];
  expect(blocks).toHaveLength(1);
  return blocks[0]?.[1] ?? "";
}

it("becomes a typed construct by `cdktf get`, and a stack on it plans, as docs/handoff.md shows", async () => {
  const files = built(prod, "hcl");
  const settings = JSON.parse(block("json")) as Record<string, unknown>;
  const project = written([
    ...[...files].map(([path, text]) => [`modules/durable-prod/${path}`, text] as const),
    ["main.ts", block("ts")],
    [
      "cdktf.json",
      JSON.stringify({ language: "typescript", app: "node main.js", sendCrashReports: "false", ...settings }),
    ],
  ]);
  try {
    symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));
    const node = (program: string, ...args: string[]): string =>
      execFileSync(process.execPath, [join(ROOT, "node_modules", program), ...args], {
        cwd: project,
        env: { PATH: process.env["PATH"], HOME: project, CI: "1", CHECKPOINT_DISABLE: "1" },
        encoding: "utf8",
      });
    node("cdktf-cli/bundle/bin/cdktf", "get");
    const bindings = readFileSync(join(project, ".gen/modules/system.ts"), "utf8");
    expect(bindings).toContain("readonly webMinimum?: number;");
    expect(bindings).toContain("readonly tags?: { [key: string]: string };");
    expect(bindings).not.toMatch(/readonly \w+\?: any;/u);
    node(
      "typescript/bin/tsc",
      "--strict",
      "--skipLibCheck",
      "--types",
      "node",
      "--target",
      "es2022",
      "--module",
      "commonjs",
      "main.ts",
    );
    node("cdktf-cli/bundle/bin/cdktf", "synth");
    const stack = join(project, "cdktf.out/stacks/consumer");
    const json = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8")) as Record<string, unknown>;
    const { module: calls } = json as { readonly module: Readonly<Record<string, Record<string, unknown>>> };
    const { source: _source, "//": _comment, ...inputs } = calls["system"] ?? {};
    expect(inputs).toEqual({ name: "blue", web_minimum: 2, web_maximum: 6 });
    // The bindings of the provider pin its newest release; what plans here is the one at hand.
    const withoutPin = {
      ...json,
      terraform: REQUIRED,
      module: { system: { ...inputs, source: "./module" } },
    };
    const planned = written([
      ...[...files].map(([path, text]) => [`module/${path}`, text] as const),
      ["cdk.tf.json", JSON.stringify(withoutPin)],
      ["tests/mocks/aws.tfmock.hcl", files.get("tests/mocks/aws.tfmock.hcl") ?? ""],
      ["tests/plan.tftest.hcl", PLAN_TEST],
    ]);
    const values = await plannedValues(await terraformRunner(), planned);
    rmSync(planned, { recursive: true, force: true });
    const group = values["module.system.aws_autoscaling_group.web_group"] as {
      after: Record<string, unknown>;
    };
    expect([group.after["name"], group.after["max_size"]]).toEqual(["durable-blue-web", 6]);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
