import { createHash } from "node:crypto";
import { dev, environmentWith, prod } from "../../support/environments";
import { leaksIn } from "../../support/leaks";
import { addresses } from "../../support/stack-json";
import { synthesize } from "../../support/synth";
import { HANDED_OFF } from "../support/handed-off";
import { built, builtAnew, configurationOf, moduleJson, parsed } from "../support/built";

const CONFIGURATION = [
  "backend-tier",
  "backup",
  "database",
  "events",
  "flows",
  "keys",
  "logs",
  "main",
  "network",
  "operations",
  "outputs",
  "variables",
  "versions",
  "web-tier",
];
const EXAMPLES = [
  "examples/adopt/backend",
  "examples/adopt/main",
  "examples/adopt/moved",
  "examples/adopt/outputs",
  "examples/adopt/versions",
  "examples/complete/data-key",
  "examples/complete/main",
  "examples/complete/outputs",
  "examples/complete/versions",
];
const OTHERS = [
  "DRILL.md",
  "README.md",
  "SHA256SUMS",
  "examples/adopt/.terraform.lock.hcl",
  "examples/complete/.terraform.lock.hcl",
  "tests/mocks/aws.tfmock.hcl",
  "tests/module.tftest.hcl",
  "tests/validations.tftest.hcl",
];

describe("a module", () => {
  it.each([
    ["json", ".tf.json"],
    ["hcl", ".tf"],
  ] as const)("has the files of a standard module in %s", (format, ending) => {
    const paths = [...built(prod, format).keys()].sort();
    expect(paths).toEqual(
      [...[...CONFIGURATION, ...EXAMPLES].map((name) => `${name}${ending}`), ...OTHERS].sort(),
    );
    // On a file system that knows no case they would take each other's place.
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  it.each(HANDED_OFF)("holds every resource of $name, and no more", ({ environment }) => {
    const { resource, data } = moduleJson(built(environment)) as unknown as Parameters<typeof addresses>[0];
    const original = addresses(synthesize(environment).durable);
    expect(addresses({ resource, data })).toEqual([...original, "data.aws_region.current"].sort());
  });

  it("has no backend, no provider settings, no comment of CDKTF, no prevent_destroy", () => {
    const whole = moduleJson(built(prod));
    expect(Object.keys(whole).sort()).toEqual(["data", "output", "resource", "terraform", "variable"]);
    expect(whole["terraform"]).toEqual({
      required_version: ">= 1.10",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100, < 7.0" } },
    });
    expect(JSON.stringify(whole)).not.toMatch(/"\/\/"|prevent_destroy/u);
    expect(JSON.stringify(synthesize(prod).durable)).toMatch(/prevent_destroy/u);
  });

  it.each(HANDED_OFF)("leaks nothing of this machine or account: $name", ({ environment }) => {
    const { resource, data } = moduleJson(built(environment));
    expect(leaksIn({ resource, data })).toEqual([]);
    const texts = [...built(environment, "hcl")].map(([, text]) => text).join("\n");
    expect(texts).not.toMatch(/\/(home|root|tmp|Users)\/|AKIA|BEGIN [A-Z ]*PRIVATE/u);
  });

  it("names its bucket after the account that it is used in", () => {
    const { resource } = moduleJson(built(prod));
    expect(resource?.["aws_s3_bucket"]).toMatchObject({
      balancer_logs: {
        bucket: "durable-${var.name}-balancer-logs-${data.aws_caller_identity.current.account_id}",
      },
    });
  });

  it("asks for no certificate where a domain makes one", () => {
    const domain = HANDED_OFF.find(({ name }) => name.includes("zone that exists"));
    if (domain === undefined) throw new Error("no variant with a domain");
    expect(Object.keys(moduleJson(built(domain.environment))["variable"] ?? {})).not.toContain(
      "web_certificate_arn",
    );
    expect(Object.keys(moduleJson(built(prod))["variable"] ?? {})).toContain("web_certificate_arn");
  });

  it("refuses another region while planning", () => {
    const { resource } = moduleJson(built(dev));
    const vpc = (resource?.["aws_vpc"] as Record<string, Record<string, unknown>>)["network"];
    expect(vpc?.["lifecycle"]).toEqual({
      precondition: [
        {
          condition: '${data.aws_region.current.id == "us-east-1"}',
          error_message: expect.stringMatching(/^This module is made for us-east-1: .*\.$/u) as unknown,
        },
      ],
    });
  });

  it("moves every resource of the stack into the module, and nothing else", () => {
    const { moved } = parsed(built(prod), "examples/adopt/moved.tf.json");
    const managed = addresses({ resource: synthesize(prod).durable.resource, data: {} });
    const told = (moved as readonly { readonly from: string; readonly to: string }[]).map((each) => each);
    expect(told.map(({ from }) => from).sort()).toEqual(managed);
    expect(told.filter(({ from, to }) => to !== `module.system.${from}`)).toEqual([]);
  });

  it("takes over with the provider's settings, the backend and the outputs of the stack", () => {
    const files = built(prod);
    const { provider, terraform, output } = synthesize(prod).durable;
    expect(parsed(files, "examples/adopt/main.tf.json")).toEqual({
      provider: { aws: provider.aws[0] },
      module: { system: { source: "../.." } },
    });
    expect(parsed(files, "examples/adopt/backend.tf.json")).toEqual({
      terraform: { backend: terraform.backend },
    });
    const outputs = parsed(files, "examples/adopt/outputs.tf.json")["output"] as object;
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(output ?? {}).sort());
  });

  it("names every file with its digest", () => {
    const files = built(dev);
    const sums = [...files]
      .filter(([path]) => path !== "SHA256SUMS")
      .map(([path, text]) => `${createHash("sha256").update(text).digest("hex")}  ${path}\n`);
    expect(files.get("SHA256SUMS")).toBe(sums.join(""));
  });

  it("has the same bytes every time", () => {
    expect([...builtAnew(prod, "hcl")]).toEqual([...built(prod, "hcl")]);
  });

  it("lists every variable, output and resource in its README", () => {
    const files = built(prod);
    const readme = files.get("README.md") ?? "";
    const whole = moduleJson(files);
    const rows = (title: string) =>
      (readme.split(`\n## ${title}\n`)[1] ?? "")
        .split("\n## ")[0]
        ?.split("\n")
        .filter((line) => /^\| [^-]/u.test(line))
        .slice(1)
        .map((line) => line.split(" | ")[0]?.slice(2));
    expect(rows("Inputs")).toEqual(Object.keys(whole["variable"] ?? {}).sort());
    expect(rows("Outputs")).toEqual(Object.keys(configurationOf(prod).outputs));
    expect(rows("Resources")).toHaveLength(configurationOf(prod).blocks.length + 1);
  });

  it("has a test for each validation", () => {
    const files = built(prod);
    const variables = moduleJson(files)["variable"] as Record<string, { validation?: readonly unknown[] }>;
    const expected = Object.entries(variables).flatMap(([name, { validation = [] }]) =>
      validation.map((_each, index) => `${name}_${index + 1}`),
    );
    const runs = [...(files.get("tests/validations.tftest.hcl") ?? "").matchAll(/^run "(\w+)"/gmu)];
    expect(runs.map(([, name]) => name)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(Object.keys(variables).length - 1);
  });
});

describe("a module with resources in another region", () => {
  const copied = environmentWith({
    database: { backupVault: { kind: "daily", copy: { kind: "region", region: "us-west-2" } } },
  });
  const json = built(copied);
  const hcl = built(copied, "hcl");

  it("asks its caller for the provider of that region, and names none itself", () => {
    const { terraform, provider } = moduleJson(json);
    expect(terraform?.["required_providers"]).toEqual({
      aws: {
        source: "hashicorp/aws",
        version: ">= 5.100, < 7.0",
        configuration_aliases: ["aws.copies"],
      },
    });
    expect(provider).toBeUndefined();
    expect(hcl.get("versions.tf")).toContain("configuration_aliases = [aws.copies]");
    expect(hcl.get("backup.tf")).toContain("  provider      = aws.copies\n");
  });

  it.each(["examples/complete", "examples/adopt"])("is given it by %s", (example) => {
    const { provider, module } = parsed(json, `${example}/main.tf.json`) as {
      provider: { aws: Record<string, unknown>[] };
      module: { system: Record<string, unknown> };
    };
    expect(provider.aws.map(({ alias, region }) => [alias, region])).toEqual([
      [undefined, "us-east-1"],
      ["copies", "us-west-2"],
    ]);
    expect(module.system["providers"]).toEqual({ aws: "aws", "aws.copies": "aws.copies" });
    expect(hcl.get(`${example}/main.tf`)).toMatch(
      /providers = \{\n {4}aws {8}= aws\n {4}aws\.copies = aws\.copies\n {2}\}/u,
    );
  });

  it("mocks both in its tests", () => {
    expect(json.get("tests/module.tftest.hcl")).toContain(
      'mock_provider "aws" {\n  alias  = "copies"\n  source = "./tests/mocks"\n}\n',
    );
  });
});
