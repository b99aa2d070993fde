import { graphFromSynth } from "../../src/model/from-synth";
import { readTopology } from "../../src/model/read-topology";
import type { Fleet } from "../../src/model/topology";
import { dev } from "../support/environments";
import { synthesize } from "../support/synth";
import { plain } from "./support/plain";

/** The topology of our own smallest system, written out. */
const topology = readTopology(graphFromSynth(synthesize(dev).durable));

const ZONES = ["us-east-1a", "us-east-1b"] as const;

/** The two subnets of a layer. */
function inBothZones(layer: string): readonly string[] {
  return [`aws_subnet.${layer}_us_east_1a`, `aws_subnet.${layer}_us_east_1b`];
}

function layerOf(
  layer: string,
  cidrs: readonly string[],
  routeOf: (zone: string) => readonly unknown[],
): readonly unknown[] {
  return ZONES.map((zone, index) => ({
    address: inBothZones(layer)[index],
    network: "aws_vpc.network",
    zone,
    cidr: cidrs[index],
    routes: routeOf(zone.replaceAll("-", "_")),
    acl: "default",
    mapsPublicIp: false,
  }));
}

/** Packages and artifacts come from S3: the only way out of an instance's subnet. */
function toS3(layer: string): (zone: string) => readonly unknown[] {
  return (zone) => [
    {
      address: `aws_vpc_endpoint_route_table_association.endpoints_s3_${layer}_${zone}`,
      destination: "com.amazonaws.us-east-1.s3",
      target: { kind: "gateway-endpoint", address: "aws_vpc_endpoint.endpoints_s3" },
    },
  ];
}

test("the place: region, zones, network, subnets and their routes", () => {
  const { region, zones, networks, subnets, networkAcls, natGateways } = topology;
  expect(plain({ region, zones, networks, subnets, networkAcls, natGateways })).toEqual({
    region: "us-east-1",
    zones: ZONES,
    networks: [
      {
        address: "aws_vpc.network",
        cidrs: ["10.10.0.0/16"],
        internetGateway: "aws_internet_gateway.network",
      },
    ],
    subnets: [
      ...layerOf("backend", ["10.10.128.0/21", "10.10.136.0/21"], toS3("backend")),
      ...layerOf("database", ["10.10.192.0/21", "10.10.200.0/21"], () => []),
      ...layerOf("public", ["10.10.0.0/21", "10.10.8.0/21"], () => [
        {
          address: "aws_route.public",
          destination: "0.0.0.0/0",
          target: { kind: "internet-gateway", address: "aws_internet_gateway.network" },
        },
      ]),
      ...layerOf("web", ["10.10.64.0/21", "10.10.72.0/21"], toS3("web")),
    ],
    networkAcls: [],
    natGateways: [],
  });
});

/** A flow of the system: the same port opened on both ends. */
function rule(direction: "ingress" | "egress", name: string, port: number, peer: unknown): unknown {
  return {
    address: `aws_vpc_security_group_${direction}_rule.${name}_${direction}`,
    protocol: "tcp",
    ports: { from: port, to: port },
    peer,
  };
}

function group(name: string): unknown {
  return { kind: "group", address: `aws_security_group.${name}` };
}

const S3 = { kind: "prefix-list", id: "com.amazonaws.us-east-1.s3" };

test("the security groups: every flow at both ends, and nothing else", () => {
  const shown = topology.securityGroups.map((found) => [
    found.address,
    plain(found.ingress),
    plain(found.egress),
  ]);
  expect(shown).toEqual([
    ["aws_default_security_group.network", [], []],
    [
      "aws_security_group.backend",
      [rule("ingress", "backend_balancer_to_backend_8080", 8080, group("backend_balancer"))],
      [
        rule("egress", "backend_to_database_3307", 3307, group("database")),
        rule("egress", "backend_to_endpoints_443", 443, group("endpoints")),
        rule("egress", "backend_to_s3_443", 443, S3),
      ],
    ],
    [
      "aws_security_group.backend_balancer",
      [rule("ingress", "web_to_backend_balancer_80", 80, group("web"))],
      [rule("egress", "backend_balancer_to_backend_8080", 8080, group("backend"))],
    ],
    [
      "aws_security_group.database",
      [rule("ingress", "backend_to_database_3307", 3307, group("backend"))],
      [],
    ],
    [
      "aws_security_group.endpoints",
      [
        rule("ingress", "backend_to_endpoints_443", 443, group("backend")),
        rule("ingress", "web_to_endpoints_443", 443, group("web")),
      ],
      [],
    ],
    [
      "aws_security_group.web",
      [rule("ingress", "web_balancer_to_web_8080", 8080, group("web_balancer"))],
      [
        rule("egress", "web_to_backend_balancer_80", 80, group("backend_balancer")),
        rule("egress", "web_to_endpoints_443", 443, group("endpoints")),
        rule("egress", "web_to_s3_443", 443, S3),
      ],
    ],
    [
      "aws_security_group.web_balancer",
      [rule("ingress", "internet_to_web_balancer_80", 80, { kind: "cidr", cidr: "0.0.0.0/0" })],
      [rule("egress", "web_balancer_to_web_8080", 8080, group("web"))],
    ],
  ]);
});

test("the endpoints: interfaces in both zones, S3 through the route tables", () => {
  const inSubnets = (service: string): unknown => ({
    address: `aws_vpc_endpoint.endpoints_${service}`,
    kind: "interface",
    service,
    network: "aws_vpc.network",
    subnets: inBothZones("backend"),
    securityGroups: ["aws_security_group.endpoints"],
    privateDns: true,
  });
  expect(plain(topology.endpoints)).toEqual([
    inSubnets("logs"),
    {
      address: "aws_vpc_endpoint.endpoints_s3",
      kind: "gateway",
      service: "s3",
      network: "aws_vpc.network",
      subnets: [],
      securityGroups: [],
      privateDns: false,
    },
    inSubnets("secretsmanager"),
    inSubnets("ssm"),
    inSubnets("ssmmessages"),
  ]);
});

test.each([
  { tier: "backend", index: 0, internal: true, layer: "backend", type: "t3.large", requests: 3600 },
  { tier: "web", index: 1, internal: false, layer: "public", type: "t3.medium", requests: 7200 },
])("the $tier tier: balancer, target group, fleet", ({ tier, index, internal, layer, type, requests }) => {
  const { balancers, targetGroups, fleets } = topology;
  expect([balancers.length, targetGroups.length, fleets.length]).toEqual([2, 2, 2]);
  expect(plain(balancers[index])).toEqual({
    address: `aws_lb.${tier}_balancer`,
    kind: "application",
    internal,
    subnets: inBothZones(layer),
    securityGroups: [`aws_security_group.${tier}_balancer`],
    zonalShift: true,
    idleTimeoutSeconds: 60,
    listeners: [
      {
        address: `aws_lb_listener.${tier}_balancer_http`,
        port: 80,
        protocol: "HTTP",
        forwardsTo: [`aws_lb_target_group.${tier}_balancer`],
        redirectsToHttps: false,
      },
    ],
  });
  expect(plain(targetGroups[index])).toEqual({
    address: `aws_lb_target_group.${tier}_balancer`,
    port: 8080,
    protocol: "HTTP",
    targetType: "instance",
    crossZone: true,
    deregistrationDelaySeconds: 60,
    slowStartSeconds: 0,
    healthCheck: {
      enabled: true,
      path: "/healthz",
      port: 8080,
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    },
  });
  expect(plain(fleets.map(withoutUserData)[index])).toEqual({
    address: `aws_autoscaling_group.${tier}_group`,
    minimum: 2,
    maximum: 4,
    largest: 4,
    subnets: inBothZones(tier),
    targetGroups: [`aws_lb_target_group.${tier}_balancer`],
    healthCheckType: "ELB",
    gracePeriodSeconds: 180,
    warmupSeconds: 120,
    suspendedProcesses: [],
    minimumHealthyPercent: 100,
    maximumHealthyPercent: 150,
    zoneDistribution: "balanced-best-effort",
    template: {
      address: `aws_launch_template.${tier}_group_template`,
      instanceTypes: [type],
      image: `\${data.aws_ssm_parameter.${tier}_group_template_image.insecure_value}`,
      securityGroups: [`aws_security_group.${tier}`],
      publicIp: false,
      imdsTokens: "required",
      cpuCredits: "unlimited",
      encryptedVolumes: true,
      volumeKeys: ["aws_kms_key.volume_key"],
      instanceProfile: `aws_iam_instance_profile.${tier}_role`,
      version: `\${aws_launch_template.${tier}_group_template.latest_version}`,
    },
    launchHooks: [],
    policies: [
      policy(`aws_autoscaling_policy.${tier}_group_cpu`, "ASGAverageCPUUtilization", 30),
      jump(tier, requests),
      policy(`aws_autoscaling_policy.${tier}_group_requests`, "ALBRequestCountPerTarget", requests),
    ],
    schedules: [],
    refresh: { minimumHealthyPercent: 100, autoRollback: true, checkpoints: [], alarms: [] },
  });
});

function policy(address: string, metric: string, target: number): unknown {
  return { address, kind: "target-tracking", metric, target, enabled: true };
}

/** At 150, 200 and 300 percent of the target. */
function jump(tier: string, requests: number): unknown {
  const address = `aws_autoscaling_policy.${tier}_group_jump`;
  const untold = `? ${address} follows the alarms that trigger it`;
  const alarm = {
    address: `aws_cloudwatch_metric_alarm.${tier}_group_jump`,
    metric: "AWS/ApplicationELB RequestCountPerTarget",
    statistic: "Sum",
    of: `aws_lb_target_group.${tier}_balancer`,
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: 1.5 * requests,
    periodSeconds: 60,
    periods: 1,
    datapoints: 1,
  };
  const stepScaling = {
    adjustment: "PercentChangeInCapacity",
    leastChange: 2,
    steps: [
      { from: 0, to: 0.5 * requests, by: 50 },
      { from: 0.5 * requests, to: 1.5 * requests, by: 100 },
      { from: 1.5 * requests, to: null, by: 200 },
    ],
    alarms: [alarm],
  };
  return { address, kind: "step", metric: untold, target: untold, enabled: true, stepScaling };
}

/** User data is long, and how far it can be told is the loader's matter. */
function withoutUserData(fleet: Fleet): unknown {
  if (!fleet.template.known) return fleet;
  const { userData: _, ...template } = fleet.template.value;
  return { ...fleet, template };
}
