import { dev, prod } from "../support/environments";
import { attributeOf, resource, resources } from "../support/stack-json";
import { synthesize } from "../support/synth";

const ZONES = ["us_east_1a", "us_east_1b"];
const subnets = (layer: string): string[] => ZONES.map((zone) => `\${aws_subnet.${layer}_${zone}.id}`);
const groupId = (member: string): string => `\${aws_security_group.${member}.id}`;

/** The rows of docs/design: what the seed asks, in its words, on what is synthesized. */
describe.each([
  { name: "prod", environment: prod, publicPorts: [443, 80] },
  { name: "dev", environment: dev, publicPorts: [80] },
])("the seed's words, in $name", ({ environment, publicPorts }) => {
  const { durable: json } = synthesize(environment);
  const group = (tier: string) => resource(json, `aws_autoscaling_group.${tier}_group`);
  const instanceType = (tier: string) =>
    resource(json, `aws_launch_template.${tier}_group_template`)["instance_type"];

  it("S1: an Auto Scaling Group running at least two t3.medium EC2s, two Availability Zones", () => {
    expect(group("web")["min_size"]).toBeGreaterThanOrEqual(2);
    expect(instanceType("web")).toBe("t3.medium");
    expect(group("web")["vpc_zone_identifier"]).toEqual(subnets("web"));
    const zones = attributeOf(json, "aws_subnet", "availability_zone");
    expect(ZONES.map((zone) => zones[`web_${zone}`])).toEqual(["us-east-1a", "us-east-1b"]);
  });

  it("S2: to divide inbound traffic across the servers, an Application Load Balancer", () => {
    expect(resource(json, "aws_lb.web_balancer")).toMatchObject({
      load_balancer_type: "application",
      internal: false,
      subnets: subnets("public"),
    });
    expect(group("web")["target_group_arns"]).toEqual(["${aws_lb_target_group.web_balancer.arn}"]);
  });

  it("S3: two t3.large instances run the backend under an Auto Scaling Group, across two AZs", () => {
    expect(group("backend")["min_size"]).toBeGreaterThanOrEqual(2);
    expect(instanceType("backend")).toBe("t3.large");
    expect(group("backend")["vpc_zone_identifier"]).toEqual(subnets("backend"));
  });

  it("S4: behind yet another Application Load Balancer, only inner traffic from the web layer", () => {
    expect(resource(json, "aws_lb.backend_balancer")).toMatchObject({
      load_balancer_type: "application",
      internal: true,
      subnets: subnets("backend"),
    });
    expect(group("backend")["target_group_arns"]).toEqual(["${aws_lb_target_group.backend_balancer.arn}"]);
    const admitted = Object.values(resources(json, "aws_vpc_security_group_ingress_rule"))
      .filter((rule) => rule["security_group_id"] === groupId("backend_balancer"))
      .map((rule) => rule["referenced_security_group_id"]);
    expect(admitted).toEqual([groupId("web")]);
    expect(resource(json, "aws_lb.backend_balancer")["security_groups"]).toEqual([
      groupId("backend_balancer"),
    ]);
  });

  it("S5: an RDS MySQL Multi-AZ deployment, a standby in another zone", () => {
    expect(Object.keys(resources(json, "aws_db_instance"))).toEqual(["database"]);
    expect(resource(json, "aws_db_instance.database")).toMatchObject({
      engine: "mysql",
      engine_version: "8.4",
      multi_az: true,
      db_subnet_group_name: "${aws_db_subnet_group.database.name}",
    });
    expect(resource(json, "aws_db_subnet_group.database")["subnet_ids"]).toEqual(subnets("database"));
  });

  it("S6: only the web layer uses an Internet Gateway; backend and database are not open to view", () => {
    // One gateway, one route to it, on the public table; that table serves the public subnets alone.
    expect(Object.keys(resources(json, "aws_internet_gateway"))).toEqual(["network"]);
    expect(resources(json, "aws_route")).toEqual({
      public: {
        route_table_id: "${aws_route_table.public.id}",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.network.id}",
      },
    });
    const onPublicTable = Object.values(resources(json, "aws_route_table_association"))
      .filter((association) => association["route_table_id"] === "${aws_route_table.public.id}")
      .map((association) => association["subnet_id"]);
    expect(onPublicTable).toEqual(subnets("public"));
    // In those subnets stands the web balancer and nothing else.
    const inPublic = Object.entries(json.resource).flatMap(([type, byId]) =>
      Object.entries(byId)
        .filter(([, attributes]) => JSON.stringify(attributes).includes("aws_subnet.public_"))
        .map(([id]) => `${type}.${id}`),
    );
    expect(inPublic.filter((address) => !address.startsWith("aws_route_table_association."))).toEqual([
      "aws_lb.web_balancer",
    ]);
    // Nothing has a public address, and nothing but the web balancer admits the internet.
    expect(new Set(Object.values(attributeOf(json, "aws_subnet", "map_public_ip_on_launch")))).toEqual(
      new Set([false]),
    );
    expect(resource(json, "aws_db_instance.database")["publicly_accessible"]).toBe(false);
    const open = Object.values(resources(json, "aws_vpc_security_group_ingress_rule"))
      .filter((rule) => "cidr_ipv4" in rule || "cidr_ipv6" in rule || "prefix_list_id" in rule)
      .map((rule) => [rule["security_group_id"], rule["cidr_ipv4"], rule["from_port"]]);
    expect(open).toEqual(publicPorts.map((port) => [groupId("web_balancer"), "0.0.0.0/0", port]));
  });

  it("S7: security groups control who can communicate with what inside the network", () => {
    const flow = (rule: Readonly<Record<string, unknown>>, from: unknown, to: unknown): string =>
      `${String(from)} -> ${String(to)} :${String(rule["from_port"])}-${String(rule["to_port"])}`;
    const egress = Object.values(resources(json, "aws_vpc_security_group_egress_rule")).map((rule) =>
      flow(rule, rule["security_group_id"], rule["referenced_security_group_id"] ?? rule["prefix_list_id"]),
    );
    const ingress = Object.values(resources(json, "aws_vpc_security_group_ingress_rule")).map((rule) =>
      flow(rule, rule["referenced_security_group_id"] ?? rule["cidr_ipv4"], rule["security_group_id"]),
    );
    const inner = [
      ["web_balancer", "web", 8080],
      ["web", "backend_balancer", 80],
      ["backend_balancer", "backend", 8080],
      ["backend", "database", 3307],
      ["web", "endpoints", 443],
      ["backend", "endpoints", 443],
    ].map(([from, to, port]) => `${groupId(String(from))} -> ${groupId(String(to))} :${port}-${port}`);
    const toS3 = ["web", "backend"].map(
      (from) => `${groupId(from)} -> \${data.aws_prefix_list.s3.id} :443-443`,
    );
    const fromInternet = publicPorts.map(
      (port) => `0.0.0.0/0 -> ${groupId("web_balancer")} :${port}-${port}`,
    );
    expect(egress.sort()).toEqual([...inner, ...toS3].sort());
    expect(ingress.sort()).toEqual([...inner, ...fromInternet].sort());
    expect(resources(json, "aws_security_group_rule")).toEqual({});
    for (const securityGroup of Object.values(resources(json, "aws_security_group"))) {
      expect(securityGroup).not.toHaveProperty("ingress");
      expect(securityGroup).not.toHaveProperty("egress");
    }
  });

  it("S8: failure events: an instance failing, a zone going down, the database", () => {
    for (const tier of ["web", "backend"]) {
      expect(group(tier)["health_check_type"]).toBe("ELB");
      expect(group(tier)["min_size"]).toBeGreaterThanOrEqual(ZONES.length);
      expect(group(tier)["vpc_zone_identifier"]).toHaveLength(ZONES.length);
      expect(resource(json, `aws_lb.${tier}_balancer`)["subnets"]).toHaveLength(ZONES.length);
    }
    for (const endpoint of Object.values(resources(json, "aws_vpc_endpoint"))) {
      if (endpoint["vpc_endpoint_type"] === "Interface")
        expect(endpoint["subnet_ids"]).toEqual(subnets("backend"));
    }
    expect(resource(json, "aws_db_instance.database")["multi_az"]).toBe(true);
    expect(resource(json, "aws_db_event_subscription.database_events")["event_categories"]).toContain(
      "failover",
    );
  });

  it("S9: great traffic jumps", () => {
    const kinds = { cpu: "TargetTrackingScaling", requests: "TargetTrackingScaling", jump: "StepScaling" };
    const policies = ["web", "backend"].flatMap((tier) =>
      Object.entries(kinds).map(([name, kind]) => [`${tier}_group_${name}`, kind]),
    );
    expect(attributeOf(json, "aws_autoscaling_policy", "policy_type")).toEqual(Object.fromEntries(policies));
    for (const tier of ["web", "backend"]) {
      expect(Number(group(tier)["max_size"])).toBeGreaterThan(Number(group(tier)["min_size"]));
      expect(group(tier)).not.toHaveProperty("desired_capacity");
    }
  });

  it("S10: heal and scale itself, no human intervention is required", () => {
    for (const tier of ["web", "backend"]) {
      expect(group(tier)).toMatchObject({
        health_check_type: "ELB",
        instance_maintenance_policy: { min_healthy_percentage: 100 },
        instance_refresh: { strategy: "Rolling", preferences: { auto_rollback: true } },
      });
      expect(group(tier)).not.toHaveProperty("suspended_processes");
      expect(group(tier)).not.toHaveProperty("protect_from_scale_in");
    }
    expect(resource(json, "aws_db_instance.database")).toMatchObject({
      multi_az: true,
      backup_retention_period: environment.database.backupRetentionDays,
      auto_minor_version_upgrade: true,
    });
  });
});
