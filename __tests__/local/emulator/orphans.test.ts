import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AssociateRouteTableCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeSecurityGroupRulesCommand,
  type ResourceType,
  AttachInternetGatewayCommand,
} from "@aws-sdk/client-ec2";
import { CreateKeyCommand, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { parseConfiguration } from "../../../src/state/recover/orphans/configuration";
import { findOrphans } from "../../../src/state/recover/orphans/find-orphans";
import { finish } from "../../../src/state/recover/orphans/finish";
import { type LiveAws, liveAws } from "../../../src/state/recover/orphans/live-aws";
import { NOTHING_RECORDED, parseRecorded } from "../../../src/state/recover/orphans/recorded";
import { DATA_FINDERS, FINDERS } from "../../../src/state/recover/orphans/registry";
import { dev } from "../../support/environments";
import { synthesize } from "../../support/synth";
import { type Lab, REGION, startLab } from "../gateway/support/lab";

let lab: Lab;
let aws: LiveAws;

beforeAll(async () => {
  lab = await startLab();
  const { endpoint, region, credentials } = lab.settings;
  aws = liveAws({ endpoint, region, credentials, forcePathStyle: true });
});

// Every test begins with an account in which nothing was made.
beforeEach(async () => {
  const reset = await fetch(`${lab.settings.endpoint}/moto-api/reset`, { method: "POST" });
  expect(reset.status).toBe(200);
});

afterAll(async () => {
  aws.destroy();
  await lab.end();
});

const OURS = { System: "durable-system", Environment: "dev" };
const tags = (name?: string) =>
  Object.entries({ ...OURS, ...(name === undefined ? {} : { Name: name }) }).map(([Key, Value]) => ({
    Key,
    Value,
  }));
const tagged = (type: ResourceType, name: string) => ({
  TagSpecifications: [{ ResourceType: type, Tags: tags(name) }],
});

/** What is found for the durable stack as it is synthesized, with nothing or something in its state. */
async function look(recorded = NOTHING_RECORDED) {
  const configuration = parseConfiguration(JSON.stringify(synthesize(dev).durable), "durable-dev");
  const stacks = [{ stack: "durable-dev", configuration, recorded }];
  const found = await findOrphans({
    stacks,
    aws,
    region: REGION,
    finders: FINDERS,
    dataFinders: DATA_FINDERS,
  });
  const [durable] = found.stacks;
  return {
    ...found,
    ids: Object.fromEntries((durable?.orphans ?? []).map(({ address, id }) => [address, id])),
    ambiguous: durable?.ambiguous ?? [],
    undecided: durable?.undecided ?? [],
  };
}

async function createVpc(): Promise<string> {
  const input = { CidrBlock: "10.10.0.0/16", ...tagged("vpc", "durable-dev") };
  return (await aws.ec2.send(new CreateVpcCommand(input))).Vpc?.VpcId ?? "";
}

it("finds nothing in an account in which nothing was made", async () => {
  expect(await look()).toMatchObject({
    ids: {},
    ambiguous: [],
    undecided: [],
    unfinished: [],
    strangers: [],
  });
});

it("finds a network by its tags, and what hangs on it", async () => {
  const { ec2 } = aws;
  const vpcId = await createVpc();
  // Of the same name, of somebody else.
  await ec2.send(
    new CreateVpcCommand({
      CidrBlock: "10.0.0.0/16",
      TagSpecifications: [{ ResourceType: "vpc", Tags: [{ Key: "Name", Value: "durable-dev" }] }],
    }),
  );
  const gateway = await ec2.send(new CreateInternetGatewayCommand(tagged("internet-gateway", "durable-dev")));
  const gatewayId = gateway.InternetGateway?.InternetGatewayId ?? "";
  const subnet = await ec2.send(
    new CreateSubnetCommand({
      VpcId: vpcId,
      CidrBlock: "10.10.0.0/21",
      AvailabilityZone: `${REGION}a`,
      ...tagged("subnet", `durable-dev-public-${REGION}a`),
    }),
  );
  const subnetId = subnet.Subnet?.SubnetId ?? "";
  const table = await ec2.send(
    new CreateRouteTableCommand({ VpcId: vpcId, ...tagged("route-table", "durable-dev-public") }),
  );
  const tableId = table.RouteTable?.RouteTableId ?? "";
  const own = {
    "aws_internet_gateway.network": gatewayId,
    "aws_route_table.public": tableId,
    "aws_subnet.public_us_east_1a": subnetId,
    "aws_vpc.network": vpcId,
  };
  // The gateway is not attached yet: it is ours all the same.
  expect(await look()).toMatchObject({ ids: own, ambiguous: [], undecided: [], strangers: [] });

  await ec2.send(new AttachInternetGatewayCommand({ VpcId: vpcId, InternetGatewayId: gatewayId }));
  await ec2.send(
    new CreateRouteCommand({
      RouteTableId: tableId,
      DestinationCidrBlock: "0.0.0.0/0",
      GatewayId: gatewayId,
    }),
  );
  await ec2.send(new AssociateRouteTableCommand({ RouteTableId: tableId, SubnetId: subnetId }));
  expect((await look()).ids).toEqual({
    ...own,
    "aws_route.public": `${tableId}_0.0.0.0/0`,
    "aws_route_table_association.public_us_east_1a": `${subnetId}/${tableId}`,
  });
});

it("chooses between two VPCs no more than a person could, and calls the second one of a state a stranger", async () => {
  const ids = [await createVpc(), await createVpc()].sort();
  const { ambiguous, undecided, strangers } = await look();
  expect(ambiguous).toEqual([
    { address: "aws_vpc.network", ids, found: "by the environment's tags and tags.Name=durable-dev" },
  ]);
  expect(undecided.map(({ address }) => address)).toContain("aws_subnet.web_us_east_1a");
  expect(new Set(undecided.map(({ by }) => by))).toEqual(new Set(["aws_vpc.network"]));
  expect(strangers).toEqual([]);

  const resources = [
    { mode: "managed", type: "aws_vpc", name: "network", instances: [{ attributes: { id: ids[0] } }] },
  ];
  const second = await look(parseRecorded(JSON.stringify({ resources }), "test"));
  expect([second.ids, second.ambiguous, second.undecided]).toEqual([{}, [], []]);
  expect(second.strangers).toEqual([{ type: "aws_vpc", id: ids[1], known: "tags.Name=durable-dev" }]);
});

it("closes a security group that a killed run left open, and takes no other rule away", async () => {
  const { ec2 } = aws;
  const VpcId = await createVpc();
  const group = { GroupName: "durable-dev-web-20261122100000000000000001", Description: "web", VpcId };
  const { GroupId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({ ...group, ...tagged("security-group", "durable-dev-web") }),
  );
  const found = await look();
  expect(found.ids).toEqual({ "aws_security_group.web": GroupId, "aws_vpc.network": VpcId });
  expect(found.unfinished).toEqual([
    {
      address: "aws_security_group.web",
      groupId: GroupId,
      ruleId: expect.stringMatching(/^sgr-/u) as string,
    },
  ]);
  await finish(aws, found.unfinished);
  const { SecurityGroupRules } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [GroupId] }] }),
  );
  expect(SecurityGroupRules).toEqual([]);
  expect(await look()).toMatchObject({ ids: found.ids, unfinished: [], strangers: [] });
});

it("tells keys apart by what they are for, passes over those that are to be deleted, and takes whole names", async () => {
  const create = async (Description: string) => {
    const Tags = Object.entries(OURS).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
    return (await aws.kms.send(new CreateKeyCommand({ Description, Tags }))).KeyMetadata?.KeyId ?? "";
  };
  const gone = await create("durable-dev: volumes of the instances");
  await aws.kms.send(new ScheduleKeyDeletionCommand({ KeyId: gone, PendingWindowInDays: 7 }));
  const volumes = await create("durable-dev: volumes of the instances");
  const stray = await create("nothing of the configuration");
  for (const logGroupName of ["/durable-dev/web", "/durable-dev/web-2"])
    await aws.logs.send(new CreateLogGroupCommand({ logGroupName }));
  const { ids, strangers } = await look();
  expect(ids).toEqual({
    "aws_cloudwatch_log_group.web_role": "/durable-dev/web",
    "aws_kms_key.volume_key": volumes,
  });
  expect(strangers).toEqual([
    { type: "aws_kms_key", id: stray, known: "description=nothing of the configuration" },
  ]);
});
