import { checkEnvironment } from "../../src/config/check-environment";
import { dev } from "../../src/environments/dev";
import { checkBalancers } from "../../src/local/verify/check-balancers";
import { checkDatabases } from "../../src/local/verify/check-database";
import { checkFlows, expectedRules } from "../../src/local/verify/check-flows";
import { checkGroups } from "../../src/local/verify/check-groups";
import { checkNetwork } from "../../src/local/verify/check-network";
import type { Finding } from "../../src/local/verify/finding";
import type { ObservedRule } from "../../src/local/verify/observe-flows";
import { requireSound } from "../../src/local/verify/verify";
import { failureOf } from "../cli/support/failure";

const ENVIRONMENT = checkEnvironment(dev);
const ZONES = ["us-east-1a", "us-east-1b"];

/** What was found wrong, as `check: found`. */
function wrong(findings: readonly Finding[]): readonly string[] {
  return findings.filter(({ ok }) => !ok).map(({ check, found }) => `${check}: ${found}`);
}

const SUBNETS = ["public", "web", "backend", "database"].flatMap((layer) =>
  ZONES.map((zone) => ({ id: `${layer}-${zone}`, zone, mapsPublicIps: false })),
);
const NETWORK = {
  vpcs: [{ id: "vpc-1", cidr: "10.10.0.0/16" }],
  subnets: SUBNETS,
  internetGateways: 1,
  internetRoutes: [{ destination: "0.0.0.0/0", subnetIds: ["public-us-east-1a", "public-us-east-1b"] }],
};

describe("the network", () => {
  it("is sound", () => expect(wrong(checkNetwork(NETWORK, ENVIRONMENT))).toEqual([]));

  it.each<[string, Partial<typeof NETWORK>, readonly string[]]>([
    ["no VPC", { vpcs: [] }, ["VPC: nothing"]],
    [
      "two VPCs",
      { vpcs: [...NETWORK.vpcs, { id: "v", cidr: "10.11.0.0/16" }] },
      ["VPC: 10.10.0.0/16, 10.11.0.0/16"],
    ],
    ["a subnet too few", { subnets: SUBNETS.slice(0, -1) }, ["subnets: 3 in us-east-1b, 4 in us-east-1a"]],
    ["no gateway", { internetGateways: 0 }, ["internet gateways: 0"]],
    [
      "a second route to it",
      {
        internetRoutes: [
          ...NETWORK.internetRoutes,
          { destination: "0.0.0.0/0", subnetIds: ["web-us-east-1a"] },
        ],
      },
      [
        "routes to the internet gateway: 0.0.0.0/0, 0.0.0.0/0",
        "subnets with such a route: 1 in us-east-1b, 2 in us-east-1a",
      ],
    ],
    [
      "its route on a private layer's table as well",
      { internetRoutes: [{ destination: "0.0.0.0/0", subnetIds: [...SUBNETS.map(({ id }) => id)] }] },
      ["subnets with such a route: 4 in us-east-1a, 4 in us-east-1b"],
    ],
    [
      "public addresses by default",
      { subnets: SUBNETS.map((subnet, index) => ({ ...subnet, mapsPublicIps: index === 0 })) },
      ["subnets that hand out public addresses: 1"],
    ],
  ])("is found wrong with %s", (_case, change, expected) => {
    expect(wrong(checkNetwork({ ...NETWORK, ...change }, ENVIRONMENT))).toEqual(expected);
  });
});

describe("the balancers", () => {
  const WEB = { name: "w", scheme: "internet-facing", zones: ZONES, securityGroupIds: ["sg"] };
  const BACKEND = { ...WEB, name: "b", scheme: "internal" };

  it("are sound", () => expect(wrong(checkBalancers([WEB, BACKEND], ENVIRONMENT))).toEqual([]));

  it.each([
    ["one", [WEB], ["load balancers: internet-facing"]],
    [
      "two for the internet",
      [WEB, { ...BACKEND, scheme: "internet-facing" }],
      ["load balancers: internet-facing, internet-facing"],
    ],
    [
      "one in a single zone",
      [WEB, { ...BACKEND, zones: ["us-east-1a"] }],
      ["zones of balancer b: us-east-1a"],
    ],
  ])("are found wrong: %s", (_case, balancers, expected) => {
    expect(wrong(checkBalancers(balancers, ENVIRONMENT))).toEqual(expected);
  });
});

describe("the groups", () => {
  const template = {
    instanceType: "t3.medium",
    metadataTokens: "required",
    asksForPublicAddress: false,
    securityGroupIds: ["sg"],
  };
  const WEB = {
    name: "durable-dev-web",
    minimum: 2,
    maximum: 4,
    healthCheck: "ELB",
    subnetIds: ["web-us-east-1a", "web-us-east-1b"],
    inService: 2,
    withPublicAddress: 0,
    template,
  };
  const BACKEND = {
    ...WEB,
    name: "durable-dev-backend",
    subnetIds: ["backend-us-east-1a", "backend-us-east-1b"],
    template: { ...template, instanceType: "t3.large" },
  };

  it("are sound, also when they have scaled out", () => {
    expect(wrong(checkGroups([{ ...WEB, inService: 4 }, BACKEND], SUBNETS, ENVIRONMENT))).toEqual([]);
  });

  it.each<[string, Partial<typeof WEB>, readonly string[]]>([
    ["a minimum of one", { minimum: 1 }, ["durable-dev-web: instances: 1 to 4"]],
    ["an instance too few", { inService: 1 }, ["durable-dev-web: in service: 1"]],
    ["one zone", { subnetIds: ["web-us-east-1a"] }, ["durable-dev-web: zones: us-east-1a"]],
    ["EC2 health checks", { healthCheck: "EC2" }, ["durable-dev-web: health check: EC2"]],
    [
      "another type",
      { template: { ...template, instanceType: "t3.micro" } },
      ["durable-dev-web: instance type: t3.micro"],
    ],
    [
      "IMDSv1",
      { template: { ...template, metadataTokens: "optional" } },
      ["durable-dev-web: metadata tokens: optional"],
    ],
    [
      "no word on IMDS",
      { template: { ...template, metadataTokens: "" } },
      ["durable-dev-web: metadata tokens: "],
    ],
    [
      "public addresses",
      { template: { ...template, asksForPublicAddress: true }, withPublicAddress: 2 },
      ["durable-dev-web: public addresses: asked for, 2 there"],
    ],
  ])("are found wrong with %s", (_case, change, expected) => {
    expect(wrong(checkGroups([{ ...WEB, ...change }, BACKEND], SUBNETS, ENVIRONMENT))).toEqual(expected);
  });

  it("are found wrong when one is missing or too many", () => {
    expect(wrong(checkGroups([WEB], SUBNETS, ENVIRONMENT))).toEqual(["Auto Scaling groups: durable-dev-web"]);
    expect(wrong(checkGroups([WEB, BACKEND, { ...WEB, name: "x" }], SUBNETS, ENVIRONMENT))).toEqual([
      "Auto Scaling groups: durable-dev-backend, durable-dev-web, x",
    ]);
  });
});

describe("the database", () => {
  const DATABASE = {
    engine: "mysql",
    isReplica: false,
    version: "8.4.6",
    status: "available",
    multiAz: true,
    encrypted: true,
    managedPassword: true,
    public: false,
    zones: ZONES,
    securityGroupIds: ["sg"],
  };

  it("is sound", () => expect(wrong(checkDatabases([DATABASE], ENVIRONMENT))).toEqual([]));

  it.each<[string, readonly (typeof DATABASE)[], readonly string[]]>([
    ["none", [], ["databases: nothing"]],
    ["two", [DATABASE, DATABASE], ["databases: mysql, available, mysql, available"]],
    ["no standby", [{ ...DATABASE, multiAz: false }], ["database: failover: no standby"]],
    ["8.40 for 8.4", [{ ...DATABASE, version: "8.40" }], ["database: version: 8.40"]],
    ["one zone", [{ ...DATABASE, zones: ["us-east-1a"] }], ["database: zones: us-east-1a"]],
    ["clear text", [{ ...DATABASE, encrypted: false }], ["database: storage: not encrypted"]],
    [
      "a password of ours",
      [{ ...DATABASE, managedPassword: false }],
      ["database: master password: set by somebody"],
    ],
    ["the public", [{ ...DATABASE, public: true }], ["database: reach: public"]],
  ])("is found wrong: %s", (_case, databases, expected) => {
    expect(wrong(checkDatabases(databases, ENVIRONMENT))).toEqual(expected);
  });

  it("has a replica without a standby where one is asked for, and then a password of ours", () => {
    const allows = { kind: "read-replicas", zones: ["us-east-1b"] } as const;
    const environment = checkEnvironment({
      ...dev,
      database: { ...dev.database, masterPassword: { kind: "own", allows } },
    });
    const primary = { ...DATABASE, managedPassword: false };
    const replica = { ...primary, isReplica: true, multiAz: false };
    expect(wrong(checkDatabases([primary, replica], environment))).toEqual([]);
    expect(wrong(checkDatabases([DATABASE], environment))).toEqual([
      "databases: mysql, available",
      "database: master password: kept by RDS",
    ]);
  });
});

describe("the flows", () => {
  const MEMBERS = {
    "web balancer": ["sg-wb"],
    web: ["sg-w"],
    "backend balancer": ["sg-bb"],
    backend: ["sg-b"],
    database: ["sg-d"],
    endpoints: ["sg-e", "sg-e"],
  };
  const rule = (
    groupId: string,
    direction: "ingress" | "egress",
    peer: string,
    port: number,
  ): ObservedRule => {
    return { groupId, direction, peer, protocol: "tcp", fromPort: port, toPort: port };
  };
  const pair = (from: string, to: string, port: number): ObservedRule[] => [
    rule(from, "egress", to, port),
    rule(to, "ingress", from, port),
  ];
  const S3 = "com.amazonaws.us-east-1.s3";
  const RULES = [
    rule("sg-wb", "ingress", "0.0.0.0/0", 80),
    ...pair("sg-wb", "sg-w", 8080),
    ...pair("sg-w", "sg-bb", 80),
    ...pair("sg-bb", "sg-b", 8080),
    ...pair("sg-b", "sg-d", 3307),
    ...pair("sg-w", "sg-e", 443),
    ...pair("sg-b", "sg-e", 443),
    rule("sg-w", "egress", S3, 443),
    rule("sg-b", "egress", S3, 443),
  ];
  const check = (rules: readonly ObservedRule[]): readonly string[] =>
    wrong(
      checkFlows(
        { rules, groups: [{ id: "sg-x", name: "default" }], endpointGroupIds: [] },
        MEMBERS,
        ENVIRONMENT,
      ),
    );

  it("are exactly these", () => {
    expect(check(RULES)).toEqual([]);
    expect(RULES).toHaveLength(expectedRules(ENVIRONMENT).length);
  });

  it("are missed one by one", () => {
    const missed = RULES.map((_rule, index) => check(RULES.filter((_other, other) => other !== index)));
    expect(missed.map((findings) => findings.length)).toEqual(RULES.map(() => 1));
    expect(missed[0]).toEqual(["rules that are missing: web balancer admits 0.0.0.0/0 (tcp 80)"]);
  });

  it.each<[string, ObservedRule, string]>([
    ["SSH from anywhere", rule("sg-w", "ingress", "0.0.0.0/0", 22), "web admits 0.0.0.0/0 (tcp 22)"],
    ["a rule twice", rule("sg-d", "ingress", "sg-b", 3307), "database admits backend (tcp 3307)"],
    [
      "all egress",
      { ...rule("sg-d", "egress", "0.0.0.0/0", -1), protocol: "-1" },
      "database may call 0.0.0.0/0 (-1 -1)",
    ],
    ["web to the database", rule("sg-d", "ingress", "sg-w", 3307), "database admits web (tcp 3307)"],
    [
      "a range",
      { ...rule("sg-wb", "ingress", "0.0.0.0/0", 80), toPort: 443 },
      "web balancer admits 0.0.0.0/0 (tcp 80-443)",
    ],
    ["the default group", rule("sg-x", "ingress", "sg-x", 1), "default admits default (tcp 1)"],
  ])("are found wrong with %s", (_case, extra, text) => {
    expect(check([...RULES, extra])).toEqual([`rules that nobody asked for: ${text}`]);
  });
});

it("is a failure that lists what is wrong, and nothing else", async () => {
  expect(() => requireSound(checkNetwork(NETWORK, ENVIRONMENT))).not.toThrow();
  const failure = await failureOf(() =>
    requireSound(checkNetwork({ ...NETWORK, internetGateways: 2 }, ENVIRONMENT)),
  );
  expect([failure.exitCode, failure.parts.what]).toEqual([
    1,
    "What is deployed is not what the environment says:\n  internet gateways: expected 1, found 2\n",
  ]);
});
