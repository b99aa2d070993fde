import { lifecycleOf, lifecyclesOf } from "../../src/model/from-mocked-lifecycle";
import { fakeHost } from "../cli/support/fake-host";
import { written } from "./support/written";

const ROOT = "/c";

function told(files: Readonly<Record<string, string>>, ...addresses: readonly string[]): unknown {
  const { files: folder } = fakeHost({
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`${ROOT}/${name}`, text])),
  });
  const lifecycles = lifecyclesOf(ROOT, folder);
  return addresses.map((address) => written(lifecycleOf(address, lifecycles)));
}

const PROTECTED = 'resource "aws_db_instance" "a" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n';

test("what HCL says, whatever else has braces and whatever is commented out", () => {
  const text = [
    'resource "aws_launch_template" "a" {',
    "  user_data = <<-EOT",
    "    lifecycle { prevent_destroy = true }",
    "    if a { b",
    "  EOT",
    '  name = "{ lifecycle { ${var.x["}"]}"',
    "}",
    '# resource "aws_lb" "a" { lifecycle { prevent_destroy = true } }',
    'resource "aws_autoscaling_group" "a" {',
    "  tag {",
    '    key = "a"',
    "  }",
    "  lifecycle {",
    "    create_before_destroy = true",
    '    ignore_changes = [desired_capacity, tags["a"], load_balancers]',
    "    # prevent_destroy = true",
    "  }",
    "}",
    'resource "aws_lb" "a" { ',
    "  lifecycle { ",
    "    prevent_destroy = false",
    "    ignore_changes  = all",
    "  }",
    "}",
  ].join("\n");
  expect(
    told({ "main.tf": text }, "aws_launch_template.a", "aws_autoscaling_group.a[0]", 'aws_lb.a["k"]'),
  ).toEqual([
    {},
    { ignore_changes: ["desired_capacity", "tags", "load_balancers"] },
    { prevent_destroy: false, ignore_changes: ["all"] },
  ]);
});

test("what JSON says, as an object and as a list", () => {
  const lifecycle = { prevent_destroy: true, ignore_changes: ["tags"], create_before_destroy: true };
  const document = {
    resource: { aws_lb: { a: { lifecycle }, b: [{ lifecycle: [{ ignore_changes: "all" }] }], c: {} } },
  };
  expect(told({ "cdk.tf.json": JSON.stringify(document) }, "aws_lb.a", "aws_lb.b", "aws_lb.c")).toEqual([
    { prevent_destroy: true, ignore_changes: ["tags"] },
    { ignore_changes: ["all"] },
    {},
  ]);
});

test("modules by the folders that Terraform lists, whatever their keys", () => {
  const modules = {
    Modules: [
      { Key: "", Source: "", Dir: "." },
      { Key: "data", Source: "./data", Dir: "data" },
      { Key: "data.inner", Source: "../inner", Dir: "inner" },
    ],
  };
  const files = {
    ".terraform/modules/modules.json": JSON.stringify(modules),
    "main.tf": "",
    "inner/main.tf": PROTECTED,
  };
  expect(
    told(
      files,
      'module.data["a.b[0]"].module.inner[1].aws_db_instance.a["x"]',
      "module.data.aws_db_instance.a",
      "aws_db_instance.a",
    ),
  ).toEqual([{ prevent_destroy: true }, {}, {}]);
});

test("an override has the last word", () => {
  const override = PROTECTED.replace("true", "false");
  expect(told({ "main.tf": PROTECTED, "a_override.tf": override }, "aws_db_instance.a")).toEqual([
    { prevent_destroy: false },
  ]);
});
