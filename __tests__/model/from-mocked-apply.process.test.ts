import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareTerraform } from "../../src/deploy/prepare-terraform";
import { workFolder } from "../../src/deploy/work-folder";
import { nodeHost } from "../../src/foundation/node-host";
import { graphFromMockedApply, type MockedApplyTools } from "../../src/model/from-mocked-apply";
import type { ResourceGraph } from "../../src/model/resource-graph";
import { graphFromSynth } from "../../src/model/from-synth";
import { fixture, fixtureText } from "./support/fixtures";
import { written } from "./support/written";

// Three runs of Terraform each: some seconds, on a busy machine a minute and more.
jest.setTimeout(400_000);

const host = nodeHost();
const folders: string[] = [];

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "durable-mocked-"));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function tools(): Promise<MockedApplyTools> {
  const { terraform, cliConfigPath } = await prepareTerraform(host, workFolder(temporary(), "test"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: temporary(),
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
  };
  return {
    files: host.files,
    workFolder: temporary(),
    terraform: (args, cwd) => host.run({ program: terraform.path, args, cwd, env }),
  };
}

function read(graph: ResourceGraph, address: string, name: string): unknown {
  const value = graph.get(address)?.attributes[name];
  return value === undefined ? undefined : written(value);
}

test("a directory in HCL, with modules, for_each and prevent_destroy, is exact", async () => {
  const graph = await graphFromMockedApply(join(__dirname, "fixtures", "modules"), await tools());
  const publicSubnets = ['-> aws_subnet.pub["us-east-1a"] .id', '-> aws_subnet.pub["us-east-1b"] .id'];
  expect(graph.gaps).toEqual([]);
  expect(graph.resources).toHaveLength(21);
  expect({
    fleet: read(graph, "aws_autoscaling_group.g", "vpc_zone_identifier"),
    groups: read(graph, "aws_autoscaling_group.g", "target_group_arns"),
    template: read(graph, "aws_autoscaling_group.g", "launch_template"),
    leftOut: read(graph, "aws_autoscaling_group.g", "health_check_type"),
    balancer: read(graph, 'module.lb["two"].aws_lb.this', "subnets"),
    zone: read(graph, "aws_subnet.priv[1]", "availability_zone"),
    cidr: read(graph, "aws_subnet.priv[1]", "cidr_block"),
    table: read(graph, "aws_route_table_association.b[1]", "route_table_id"),
    route: read(graph, 'aws_route_table.t["us-east-1a"]', "route"),
    peer: read(graph, "aws_security_group.s", "ingress"),
    listener: read(graph, "aws_lb_listener.l", "load_balancer_arn"),
    region: graph.get("aws_vpc.v")?.region,
  }).toEqual({
    fleet: ["-> aws_subnet.priv[0] .id", "-> aws_subnet.priv[1] .id"],
    groups: ["one", "two"].map((key) => `-> module.lb["${key}"].aws_lb_target_group.this .arn`),
    template: [{ id: "-> aws_launch_template.t .id", version: "-> aws_launch_template.t .latest_version" }],
    leftOut: undefined,
    balancer: publicSubnets,
    zone: "us-east-1b",
    cidr: "10.0.11.0/24",
    table: '-> aws_route_table.t["us-east-1b"] .id',
    route: [{ cidr_block: "0.0.0.0/0", gateway_id: "-> aws_internet_gateway.g .id" }],
    peer: [{ from_port: 80, protocol: "tcp", security_groups: ["-> aws_security_group.o .id"], to_port: 80 }],
    listener: '-> module.lb["one"].aws_lb.this .arn',
    region: "us-east-1",
  });
});

test("the synthesized JSON of a stack gives the graph that its references give", async () => {
  const folder = temporary();
  writeFileSync(join(folder, "cdk.tf.json"), fixtureText("durable-dev.cdk.tf"));
  const mocked = await graphFromMockedApply(folder, await tools());
  const synth = graphFromSynth(fixture("durable-dev.cdk.tf"));
  expect(mocked.gaps).toEqual([]);
  expect(mocked.resources.map(({ address, region }) => [address, region])).toEqual(
    synth.resources.map(({ address, region }) => [address, region]),
  );
  const references = (graph: ResourceGraph) =>
    graph.resources.flatMap(({ address, attributes }) =>
      Object.entries(attributes)
        .filter(([, value]) => value.kind === "reference")
        .map(([name, value]) => `${address}.${name} ${String(written(value))}`),
    );
  // A name that the configuration spells out is that name after an apply.
  const isSpelledOut = (line: string) =>
    line.endsWith(" .name") || / aws_iam_role\.\w+ \.(id|name)$/.test(line);
  const exact = (graph: ResourceGraph) =>
    references(graph)
      .filter((line) => !isSpelledOut(line))
      .sort();
  expect(exact(mocked)).toEqual(exact(synth));
  expect(JSON.stringify(mocked.resources)).not.toContain("stand-in");
});

test("variables without a value are told, and a file gives them", async () => {
  const folder = temporary();
  writeFileSync(
    join(folder, "main.tf"),
    'variable "range" {}\nresource "aws_vpc" "v" {\n  cidr_block = var.range\n}\n',
  );
  await expect(graphFromMockedApply(folder, await tools())).rejects.toThrow(
    "Variables of the configuration have no value\n  given:   range",
  );
  const values = join(temporary(), "values.tfvars");
  writeFileSync(values, 'range = "10.9.0.0/16"\n');
  expect(read(await graphFromMockedApply(folder, await tools(), [values]), "aws_vpc.v", "cidr_block")).toBe(
    "10.9.0.0/16",
  );
});

test("what Terraform refuses is told in its words", async () => {
  const folder = temporary();
  writeFileSync(join(folder, "main.tf"), 'resource "aws_vpc" "v" {\n  cidr_block = local.nothing\n}\n');
  await expect(graphFromMockedApply(folder, await tools())).rejects.toThrow(
    "Reference to undeclared local value",
  );
});

test("a directory without a configuration is refused", async () => {
  const given = await tools();
  await expect(graphFromMockedApply(temporary(), given)).rejects.toThrow(
    "The directory holds no Terraform configuration",
  );
  await expect(graphFromMockedApply("/nowhere", given)).rejects.toThrow("There is no such directory");
});
