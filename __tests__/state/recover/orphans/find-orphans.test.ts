import { parseConfiguration } from "../../../../src/state/recover/orphans/configuration";
import { findOrphans, type StackInput } from "../../../../src/state/recover/orphans/find-orphans";
import type { Finder, Live, Wanted } from "../../../../src/state/recover/orphans/finder";
import type { LiveAws } from "../../../../src/state/recover/orphans/live-aws";
import { NOTHING_RECORDED, parseRecorded } from "../../../../src/state/recover/orphans/recorded";
import { failureOf } from "../../../cli/support/failure";

/** Nothing here asks AWS: the finders answer from lists. */
const aws = {} as LiveAws;
const region = "us-east-1";

const TAGS = { System: "durable-system", Environment: "dev" };

function stack(resource: object, recorded = NOTHING_RECORDED, name = "durable-dev"): StackInput {
  const json = { provider: { aws: [{ default_tags: [{ tags: { ...TAGS, Owner: "x" } }] }] }, resource };
  return { stack: name, configuration: parseConfiguration(JSON.stringify(json), "test"), recorded };
}

function state(...resources: readonly (readonly [address: string, id: string, deposed?: string])[]) {
  return parseRecorded(
    JSON.stringify({
      resources: resources.map(([address, id, deposed]) => ({
        mode: "managed",
        type: address.split(".")[0],
        name: address.split(".")[1],
        instances: [{ attributes: { id, arn: `arn:${id}` }, ...(deposed === undefined ? {} : { deposed }) }],
      })),
    }),
    "test",
  );
}

/** A VPC by its name, a subnet by name in a VPC, an association by subnet. */
function finders(live: {
  readonly vpcs?: readonly Live[];
  readonly subnets?: readonly Live[];
  readonly links?: readonly string[];
}): { readonly finders: Readonly<Record<string, Finder>>; readonly asked: string[] } {
  const asked: string[] = [];
  const list =
    (what: string, items: readonly Live[] = []) =>
    (_aws: LiveAws, tags: Wanted) => {
      asked.push(`${what} ${JSON.stringify(tags)}`);
      return Promise.resolve(items);
    };
  return {
    asked,
    finders: {
      aws_vpc: { kind: "by-tags", action: "ec2:V", keys: ["tags.Name"], list: list("vpcs", live.vpcs) },
      aws_subnet: {
        kind: "by-tags",
        action: "ec2:S",
        keys: ["vpc_id", "tags.Name"],
        list: list("subnets", live.subnets),
      },
      aws_route_table_association: {
        kind: "by-name",
        action: "ec2:R",
        keys: ["subnet_id"],
        look: (_aws, wanted) => {
          asked.push(`link ${wanted["subnet_id"]}`);
          const there = live.links?.includes(wanted["subnet_id"] ?? "") === true;
          return Promise.resolve(there ? [{ id: `${wanted["subnet_id"]}/rtb`, keys: wanted }] : []);
        },
      },
    },
  };
}

const vpc = (id: string, name = "durable-dev"): Live => ({ id, keys: { "tags.Name": name } });
const subnet = (id: string, vpcId: string, name = "a"): Live => ({
  id,
  keys: { vpc_id: vpcId, "tags.Name": name },
});

const WANTED = {
  aws_route_table_association: { a: { subnet_id: "${aws_subnet.a.id}" } },
  aws_subnet: { a: { vpc_id: "${aws_vpc.network.id}", tags: { Name: "a" } } },
  aws_vpc: { network: { tags: { Name: "durable-dev" } } },
};

it("finds each in what was found before it, and asks for every type once", async () => {
  const { finders: some, asked } = finders({
    vpcs: [vpc("vpc-1"), vpc("vpc-9", "another")],
    subnets: [subnet("subnet-1", "vpc-1"), subnet("subnet-9", "vpc-9")],
    links: ["subnet-1"],
  });
  expect(await findOrphans({ stacks: [stack(WANTED)], aws, region, finders: some })).toEqual({
    stacks: [
      {
        stack: "durable-dev",
        orphans: [
          { address: "aws_route_table_association.a", id: "subnet-1/rtb", found: "by subnet_id=subnet-1" },
          {
            address: "aws_subnet.a",
            id: "subnet-1",
            found: "by the environment's tags and vpc_id=vpc-1, tags.Name=a",
          },
          {
            address: "aws_vpc.network",
            id: "vpc-1",
            found: "by the environment's tags and tags.Name=durable-dev",
          },
        ],
        ambiguous: [],
        undecided: [],
      },
    ],
    unfinished: [],
    strangers: [
      { type: "aws_subnet", id: "subnet-9", known: "vpc_id=vpc-9, tags.Name=a" },
      { type: "aws_vpc", id: "vpc-9", known: "tags.Name=another" },
    ],
  });
  expect(asked).toEqual([`vpcs ${JSON.stringify(TAGS)}`, `subnets ${JSON.stringify(TAGS)}`, "link subnet-1"]);
});

it("takes what the state knows from the state, and asks for nothing there", async () => {
  const { finders: some, asked } = finders({
    vpcs: [vpc("vpc-1")],
    subnets: [subnet("subnet-1", "vpc-1")],
  });
  const recorded = state(["aws_vpc.network", "vpc-1"]);
  const { stacks, strangers } = await findOrphans({
    stacks: [stack(WANTED, recorded)],
    aws,
    region,
    finders: some,
  });
  expect(stacks[0]?.orphans.map(({ address }) => address)).toEqual(["aws_subnet.a"]);
  expect(strangers).toEqual([]);
  expect(asked).toEqual([`subnets ${JSON.stringify(TAGS)}`, "link subnet-1", `vpcs ${JSON.stringify(TAGS)}`]);
});

it("never chooses between two, and tells nothing of what hangs on the choice", async () => {
  const { finders: some } = finders({
    vpcs: [vpc("vpc-2"), vpc("vpc-1")],
    subnets: [subnet("subnet-1", "vpc-1")],
  });
  expect(await findOrphans({ stacks: [stack(WANTED)], aws, region, finders: some })).toEqual({
    stacks: [
      {
        stack: "durable-dev",
        orphans: [],
        ambiguous: [
          {
            address: "aws_vpc.network",
            ids: ["vpc-1", "vpc-2"],
            found: "by the environment's tags and tags.Name=durable-dev",
          },
        ],
        undecided: [
          { address: "aws_route_table_association.a", by: "aws_vpc.network" },
          { address: "aws_subnet.a", by: "aws_vpc.network" },
        ],
      },
    ],
    unfinished: [],
    strangers: [],
  });
});

it("calls a second one a stranger when the state has the first", async () => {
  const { finders: some } = finders({ vpcs: [vpc("vpc-1"), vpc("vpc-2")] });
  const recorded = state(["aws_vpc.network", "vpc-1"]);
  const found = await findOrphans({ stacks: [stack(WANTED, recorded)], aws, region, finders: some });
  expect(found.stacks[0]?.orphans).toEqual([]);
  expect(found.strangers).toEqual([{ type: "aws_vpc", id: "vpc-2", known: "tags.Name=durable-dev" }]);
});

it("leaves alone what the other stack has, and what waits for its successor to be destroyed", async () => {
  const { finders: some } = finders({ vpcs: [vpc("vpc-1"), vpc("vpc-2", "old"), vpc("vpc-3")] });
  const other = stack(
    { aws_vpc: { mine: { tags: { Name: "durable-dev" } } } },
    state(["aws_vpc.mine", "vpc-3"]),
    "state-dev",
  );
  const recorded = state(["aws_vpc.network", "vpc-2", "0a1b"]);
  const found = await findOrphans({ stacks: [other, stack(WANTED, recorded)], aws, region, finders: some });
  expect(found.stacks[1]?.orphans.map(({ address, id }) => [address, id])).toEqual([
    ["aws_vpc.network", "vpc-1"],
  ]);
  expect(found.strangers).toEqual([]);
});

it("does not look for a child of what is not there", async () => {
  const { finders: some, asked } = finders({});
  const found = await findOrphans({ stacks: [stack(WANTED)], aws, region, finders: some });
  expect(found).toEqual({
    stacks: [{ stack: "durable-dev", orphans: [], ambiguous: [], undecided: [] }],
    unfinished: [],
    strangers: [],
  });
  expect(asked.filter((question) => question.startsWith("link"))).toEqual([]);
});

it("stops where AWS does not answer, and says what was asked", async () => {
  const refuse = () => Promise.reject(Object.assign(new Error("no"), { name: "AccessDenied" }));
  const some: Readonly<Record<string, Finder>> = {
    aws_vpc: { kind: "by-tags", action: "ec2:DescribeVpcs", keys: ["tags.Name"], list: refuse },
  };
  const failure = await failureOf(() =>
    findOrphans({ stacks: [stack({ aws_vpc: WANTED.aws_vpc })], aws, region, finders: some }),
  );
  expect(failure.exitCode).toBe(1);
  expect(failure.parts.given).toContain("ec2:DescribeVpcs");
});

describe("a group that lets everything out", () => {
  const rule = (id: string, groupId: string, cidr = "0.0.0.0/0", protocol = "-1"): Live => ({
    id,
    keys: { security_group_id: groupId, ip_protocol: protocol, cidr_ipv4: cidr },
  });
  const some = (rules: readonly Live[]): Readonly<Record<string, Finder>> => ({
    aws_security_group: {
      kind: "by-tags",
      action: "ec2:G",
      keys: ["tags.Name"],
      list: () => Promise.resolve([{ id: "sg-1", keys: { "tags.Name": "web" } }]),
    },
    aws_vpc_security_group_egress_rule: {
      kind: "by-tags",
      action: "ec2:E",
      keys: ["security_group_id", "ip_protocol", "cidr_ipv4"],
      list: () => Promise.resolve(rules),
    },
  });
  const wanted = { aws_security_group: { web: { tags: { Name: "web" } } } };

  it("is unfinished as long as no state knows it: that rule alone", async () => {
    const finders = some([rule("sgr-1", "sg-1"), rule("sgr-2", "sg-1", "10.0.0.0/8"), rule("sgr-3", "sg-2")]);
    const found = await findOrphans({ stacks: [stack(wanted)], aws, region, finders });
    expect(found.unfinished).toEqual([
      { address: "aws_security_group.web", groupId: "sg-1", ruleId: "sgr-1" },
    ]);
    expect(found.strangers.map(({ id }) => id)).toEqual(["sgr-2", "sgr-3"]);
  });

  it("was opened by somebody once a state knows it", async () => {
    const recorded = state(["aws_security_group.web", "sg-1"]);
    const finders = some([rule("sgr-1", "sg-1")]);
    const found = await findOrphans({ stacks: [stack(wanted, recorded)], aws, region, finders });
    expect(found.unfinished).toEqual([]);
    expect(found.strangers).toEqual([
      {
        type: "aws_vpc_security_group_egress_rule",
        id: "sgr-1",
        known: "security_group_id=sg-1, ip_protocol=-1, cidr_ipv4=0.0.0.0/0",
      },
    ]);
  });
});
