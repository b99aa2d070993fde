import { graphFromState } from "../../src/model/from-state";
import { fixture } from "./support/fixtures";
import { writtenGraph } from "./support/written";

describe("graphFromState", () => {
  test("the state file and what Terraform shows of it are one graph", () => {
    const raw = graphFromState(fixture("durable-dev.state-v4"));
    const shown = graphFromState(fixture("durable-dev.state"));
    expect(raw.resources).toHaveLength(105);
    expect(writtenGraph(raw)).toEqual(writtenGraph(shown));
    expect(raw.resources.map(({ region }) => region)).toEqual(shown.resources.map(({ region }) => region));
  });

  test("ids lead to resources", () => {
    const graph = graphFromState(fixture("durable-dev.state"));
    const group = graph.get("aws_autoscaling_group.web_group");
    const followed = graph.follow(
      group?.attributes["vpc_zone_identifier"] ?? { kind: "known", value: null },
      "aws_subnet",
    );
    expect(followed.outside).toEqual([]);
    expect(followed.found.map(({ address }) => address).sort()).toEqual([
      "aws_subnet.web_us_east_1a",
      "aws_subnet.web_us_east_1b",
    ]);
  });

  test("modules, keys, regions and deposed objects of a state file", () => {
    const graph = graphFromState({
      version: 4,
      resources: [
        {
          module: 'module.m["a.b"]',
          mode: "managed",
          type: "aws_vpc",
          name: "v",
          instances: [
            {
              index_key: 0,
              attributes: { id: "vpc-1", arn: "arn:aws:ec2:eu-west-1:1:vpc/vpc-1", gone: null },
            },
            { index_key: 0, deposed: "abc", attributes: { id: "vpc-0" } },
          ],
        },
        { mode: "data", type: "aws_region", name: "r", instances: [{ attributes: { region: "us-east-2" } }] },
      ],
    });
    expect(writtenGraph(graph)).toEqual({
      'module.m["a.b"].aws_vpc.v[0]': { id: "vpc-1", arn: "arn:aws:ec2:eu-west-1:1:vpc/vpc-1" },
      "data.aws_region.r": { region: "us-east-2" },
    });
    expect(graph.resources.map(({ address, region }) => [address, region])).toEqual([
      ["data.aws_region.r", "us-east-2"],
      ['module.m["a.b"].aws_vpc.v[0]', "eu-west-1"],
    ]);
    expect(graph.gaps).toEqual([
      {
        address: 'module.m["a.b"].aws_vpc.v[0]',
        reason: "its deposed object abc is only left to be deleted, and is not looked at",
      },
    ]);
  });

  test("a text of a state is no template", () => {
    const graph = graphFromState({
      version: 4,
      resources: [
        { mode: "managed", type: "a_b", name: "c", instances: [{ attributes: { x: "${aws_vpc.a.id}" } }] },
      ],
    });
    expect(writtenGraph(graph)).toEqual({ "a_b.c": { x: "${aws_vpc.a.id}" } });
  });

  test("another version is refused", () => {
    expect(() => graphFromState({ version: 3, resources: [] })).toThrow("This is a state of version 3");
  });
});
