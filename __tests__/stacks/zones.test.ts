import { environmentWith, threeZones } from "../support/environments";
import { networkScope } from "../support/network-scope";
import { addresses, attributeOf, type Attributes, resource, type StackJson } from "../support/stack-json";
import { synthesize } from "../support/synth";

const FLEETS = { web: { minimum: 3 }, backend: { minimum: 3 } };
/** What follows from the targets, which rise. */
const OF_TARGETS = [
  "min_adjustment_magnitude",
  "step_adjustment",
  "target_tracking_configuration",
  "threshold",
];
const NAT = { network: { egress: { kind: "nat-per-zone" } } } as const;
/** What is no list, and changes with the number of zones. */
const REDRAWN: readonly string[] = ["target_tracking_configuration", "dashboard_body"];

/** What peers get wrong: adding a zone there replaces subnets (terraform-aws-vpc #106, aws-cdk #6683). */
describe.each([
  { egress: "none", network: {} },
  { egress: "nat-per-zone", network: NAT.network },
])("a third zone, with egress $egress", ({ network }) => {
  const zones = (names: string): string[] => [...names].map((letter) => `us-east-1${letter}`);
  const two = synthesize(environmentWith({ zones: zones("ab"), network, ...FLEETS }));
  const three = synthesize(environmentWith({ zones: zones("abc"), network, ...FLEETS }));

  it("leaves the state stack as it is", () => {
    expect(three.state).toEqual(two.state);
  });

  it("removes no address, and adds only that zone's", () => {
    const before = new Set(addresses(two.durable));
    const after = addresses(three.durable);
    expect([...before].filter((address) => !after.includes(address))).toEqual([]);
    const added = after.filter((address) => !before.has(address));
    expect(added.filter((address) => !address.includes("us_east_1c"))).toEqual([]);
    expect(added.length).toBeGreaterThanOrEqual(4 + 3 + 4 + 2);
  });

  it("changes of what exists only lists that grow, and targets that rise", () => {
    expect(changes(two.durable, three.durable)).toEqual({
      ...both("aws_autoscaling_group.%_group", ["depends_on", "vpc_zone_identifier"]),
      ...both("aws_autoscaling_policy.%_group_cpu", ["target_tracking_configuration"]),
      ...both("aws_autoscaling_policy.%_group_requests", ["target_tracking_configuration"]),
      "aws_cloudwatch_dashboard.dashboard": ["dashboard_body"],
      ...both("aws_cloudwatch_metric_alarm.alarms_%_zone_imbalance", ["metric_query"]),
      ...both("aws_autoscaling_policy.%_group_jump", ["min_adjustment_magnitude", "step_adjustment"]),
      ...both("aws_cloudwatch_metric_alarm.%_group_jump", ["threshold"]),
      "aws_db_subnet_group.database": ["subnet_ids"],
      "aws_lb.backend_balancer": ["subnets"],
      "aws_lb.web_balancer": ["subnets"],
      ...Object.fromEntries(
        ["ec2messages", "kms", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages"].map(
          (service) => [`aws_vpc_endpoint.endpoints_${service}`, ["subnet_ids"]],
        ),
      ),
    });
    for (const [address, names] of Object.entries(changes(two.durable, three.durable))) {
      for (const name of names.filter((changed) => ![...REDRAWN, ...OF_TARGETS].includes(changed))) {
        const before = resource(two.durable, address)[name] as readonly string[];
        const after = resource(three.durable, address)[name] as readonly string[];
        expect(after).toEqual(expect.arrayContaining([...before]));
        expect(after.length).toBeGreaterThan(before.length);
      }
    }
  });

  it("raises the CPU target from 30 % to 45 %: losing one of three costs less", () => {
    const target = ({ durable }: typeof two): unknown =>
      resource(durable, "aws_autoscaling_policy.web_group_cpu")["target_tracking_configuration"];
    expect(target(two)).toMatchObject({ target_value: 30 });
    expect(target(three)).toMatchObject({ target_value: 45 });
  });
});

describe("a zone", () => {
  it("takes the block of its letter, wherever it stands in the list", () => {
    const blocks = ["abf", "fba", "afb"].map((names) => {
      const zones = [...names].map((letter) => `us-east-1${letter}`);
      return attributeOf(networkScope({ egress: "none", zones }).json, "aws_subnet", "cidr_block");
    });
    expect(blocks[0]).toMatchObject({
      "network_public_us-east-1a_subnet": "10.20.0.0/21",
      "network_public_us-east-1f_subnet": "10.20.40.0/21",
      "network_database_us-east-1f_subnet": "10.20.232.0/21",
    });
    expect(blocks[1]).toEqual(blocks[0]);
    expect(blocks[2]).toEqual(blocks[0]);
  });
});

describe("the order of the zones", () => {
  it("changes nothing but the order of lists that Terraform takes for sets", () => {
    const straight = synthesize(threeZones()).durable;
    const turned = synthesize(threeZones(["us-east-1c", "us-east-1a", "us-east-1b"])).durable;
    expect(addresses(turned)).toEqual(addresses(straight));
    expect(new Set(Object.values(changes(straight, turned)).flat())).toEqual(
      new Set(["depends_on", "vpc_zone_identifier", "subnet_ids", "subnets"]),
    );
    expect(sorted(turned)).toEqual(sorted(straight));
  });
});

/** The attributes that differ, by the address of what both have. */
function changes(before: StackJson, after: StackJson): Record<string, string[]> {
  const kept = addresses(before).filter((address) => !address.startsWith("data."));
  return Object.fromEntries(
    kept
      .map((address) => [address, changed(resource(before, address), resource(after, address))] as const)
      .filter(([, names]) => names.length > 0),
  );
}

function changed(before: Attributes, after: Attributes): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort();
}

function both(pattern: string, names: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(["web", "backend"].map((tier) => [pattern.replace("%", tier), names]));
}

/** The same document with every list of texts in alphabetical order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.every((item) => typeof item === "string") ? items.sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sorted(item)]));
}
