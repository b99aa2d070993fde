import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { graphFromMockedApply } from "../../src/model/from-mocked-apply";
import { mockedApplyTools, readAttribute as read, removeTemporary, temporary } from "./support/mocked-tools";

// Three runs of Terraform each: some seconds, on a busy machine a minute and more.
jest.setTimeout(400_000);

afterAll(removeTemporary);

test("a directory in HCL, with modules, for_each and prevent_destroy, is exact", async () => {
  const graph = await graphFromMockedApply(join(__dirname, "fixtures", "modules"), await mockedApplyTools());
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

test("variables without a value are told, and a file gives them", async () => {
  const folder = temporary();
  writeFileSync(
    join(folder, "main.tf"),
    'variable "range" {}\nresource "aws_vpc" "v" {\n  cidr_block = var.range\n}\n',
  );
  await expect(graphFromMockedApply(folder, await mockedApplyTools())).rejects.toThrow(
    "Variables of the configuration have no value\n  given:   range",
  );
  const values = join(temporary(), "values.tfvars");
  writeFileSync(values, 'range = "10.9.0.0/16"\n');
  expect(
    read(await graphFromMockedApply(folder, await mockedApplyTools(), [values]), "aws_vpc.v", "cidr_block"),
  ).toBe("10.9.0.0/16");
});

test("what Terraform refuses is told in its words", async () => {
  const folder = temporary();
  writeFileSync(join(folder, "main.tf"), 'resource "aws_vpc" "v" {\n  cidr_block = local.nothing\n}\n');
  await expect(graphFromMockedApply(folder, await mockedApplyTools())).rejects.toThrow(
    "Reference to undeclared local value",
  );
});

test("a directory without a configuration is refused", async () => {
  const given = await mockedApplyTools();
  await expect(graphFromMockedApply(temporary(), given)).rejects.toThrow(
    "The directory holds no Terraform configuration",
  );
  await expect(graphFromMockedApply("/nowhere", given)).rejects.toThrow("There is no such directory");
});
