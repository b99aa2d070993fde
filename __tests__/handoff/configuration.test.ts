import { readConfiguration } from "../../src/handoff/configuration";

const STACK = {
  terraform: { required_version: ">= 1.10", required_providers: { aws: { source: "hashicorp/aws" } } },
  provider: { aws: [{ region: "us-east-1" }] },
};

describe("a synthesized stack", () => {
  it("is read without CDKTF's comments, with the construct paths that they tell", () => {
    const read = readConfiguration(
      {
        ...STACK,
        "//": { metadata: {} },
        import: [{ to: "aws_vpc.a", id: "vpc-1" }],
        resource: {
          aws_vpc: { a: { "//": { metadata: { path: "s/network/vpc" } }, cidr_block: "10.0.0.0/16" } },
        },
        data: { aws_partition: { current: {} } },
      },
      "it",
    );
    expect(read).toEqual({
      blocks: [
        {
          address: "data.aws_partition.current",
          mode: "data",
          type: "aws_partition",
          name: "current",
          body: {},
          constructPath: "",
        },
        {
          address: "aws_vpc.a",
          mode: "resource",
          type: "aws_vpc",
          name: "a",
          body: { cidr_block: "10.0.0.0/16" },
          constructPath: "s/network/vpc",
        },
      ],
      outputs: {},
      requiredVersion: ">= 1.10",
      providerRequirement: { source: "hashicorp/aws" },
      provider: { region: "us-east-1" },
      otherProviders: [],
      region: "us-east-1",
    });
  });

  it.each([
    ["a list", []],
    ["a text", "stack"],
    ["no provider", { terraform: STACK.terraform }],
    ["two providers of one name", { ...STACK, provider: { aws: [{ region: "a" }, { region: "b" }] } }],
    ["another provider", { ...STACK, provider: { ...STACK.provider, random: [{}] } }],
    ["a module call", { ...STACK, module: { m: { source: "./m" } } }],
    ["a variable of its own", { ...STACK, variable: { v: {} } }],
    ["resources in a list", { ...STACK, resource: [] }],
  ])("is refused with what a module cannot hold: %s", (_what, json) => {
    expect(() => readConfiguration(json, "The stack x")).toThrow(
      /^The stack x cannot become a module[^]*\n {2}allowed: resources, data sources and outputs of the AWS provider/u,
    );
  });

  it("is read with the providers of other regions, each by its alias", () => {
    const read = readConfiguration(
      { ...STACK, provider: { aws: [{ region: "us-east-1" }, { region: "us-west-2", alias: "copies" }] } },
      "it",
    );
    expect([read.provider, read.otherProviders, read.region]).toEqual([
      { region: "us-east-1" },
      [{ region: "us-west-2", alias: "copies" }],
      "us-east-1",
    ]);
  });
});
