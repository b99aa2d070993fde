import { addresses, attributeOf, leaves, resource, resources } from "../support/stack-json";
import { dev, environmentWith, prod } from "../support/environments";
import { synthesize } from "../support/synth";

const { durable } = synthesize(prod);
const OPERATIONS = /^aws_(cloudwatch_(metric_alarm|event|dashboard)|sqs_|sns_topic_subscription)/;

describe("the alarms", () => {
  it("name balancers and target groups by the end of their ARNs, as CloudWatch wants them, never by name", () => {
    const dimensions = [prod, dev]
      .flatMap((environment) =>
        leaves(synthesize(environment).durable.resource["aws_cloudwatch_metric_alarm"]),
      )
      .filter(({ path }) => path.includes("dimensions"));
    const of = (key: string) =>
      [...new Set(dimensions.filter(({ path }) => path.at(-1) === key).map(({ value }) => value))].sort();
    expect(of("LoadBalancer")).toEqual([
      "${aws_lb.backend_balancer.arn_suffix}",
      "${aws_lb.web_balancer.arn_suffix}",
    ]);
    expect(of("TargetGroup")).toEqual([
      "${aws_lb_target_group.backend_balancer.arn_suffix}",
      "${aws_lb_target_group.web_balancer.arn_suffix}",
    ]);
    expect(of("AutoScalingGroupName")).toEqual([
      "${aws_autoscaling_group.backend_group.name}",
      "${aws_autoscaling_group.web_group.name}",
    ]);
    expect(of("DBInstanceIdentifier")).toEqual(["${aws_db_instance.database.identifier}"]);
  });

  it.each(["web", "backend"])("of %s ring at the group's own minimum and maximum", (tier) => {
    const threshold = (key: string) =>
      resource(durable, `aws_cloudwatch_metric_alarm.alarms_${tier}_${key}`)["threshold"];
    expect(threshold("below_minimum")).toBe(`\${aws_autoscaling_group.${tier}_group.min_size}`);
    expect(threshold("at_maximum")).toBe(`\${aws_autoscaling_group.${tier}_group.max_size}`);
  });

  it("ring at a share of the storage that there is, also after it has grown", () => {
    expect(resource(durable, "aws_cloudwatch_metric_alarm.alarms_database_storage")["threshold"]).toBe(
      "${(aws_db_instance.database.allocated_storage * 53687091)}",
    );
  });

  it("of a group watch CPU credits where its instances slow down without them, and only there", () => {
    const credits = (environment: typeof prod) =>
      Object.keys(resources(synthesize(environment).durable, "aws_cloudwatch_metric_alarm")).filter((id) =>
        /^alarms_(web|backend)_cpu_credits$/.test(id),
      );
    const cpuCredits = { kind: "standard", reason: "a test of groups that slow down" } as const;
    expect(credits(prod)).toEqual([]);
    expect(credits(environmentWith({ backend: { cpuCredits } }))).toEqual(["alarms_backend_cpu_credits"]);
  });

  it("are given up for a reason, and the rules and the dashboard stay", () => {
    const alarms = { kind: "none", reason: "a test without alarms" } as const;
    const without = addresses(synthesize(environmentWith({ operations: { alarms } })).durable);
    expect(addresses(durable).filter((address) => !without.includes(address))).toEqual(
      addresses(durable).filter(
        // The alarms of the steps scale; nobody gives those up with these.
        (address) => address.startsWith("aws_cloudwatch_metric_alarm.") && !address.endsWith("_jump"),
      ),
    );
    expect(without.filter((address) => OPERATIONS.test(address))).toHaveLength(
      // Rules and their targets, the dashboard, the queue; the alarms of the steps scale.
      4 + 4 + 1 + 1 + 2,
    );
  });
});

describe("the database's own events", () => {
  // RDS refuses a subscription to an instance that it does not have yet: SourceNotFound.
  it("are subscribed to once the instance is there", () => {
    expect(resource(durable, "aws_db_event_subscription.database_events")["source_ids"]).toEqual([
      "${aws_db_instance.database.identifier}",
    ]);
  });
});

describe("the topic", () => {
  it("admits what publishes to it, without a condition on the source: EventBridge sends none", () => {
    const policies = [
      resource(durable, "aws_sns_topic_policy.events")["policy"],
      resource(durable, "aws_kms_key.events_key")["policy"],
    ].map(String);
    for (const policy of policies) {
      for (const service of ["cloudwatch", "events", "events.rds"])
        expect(policy).toContain(`"${service}.amazonaws.com"`);
      expect(policy).not.toMatch(/SourceArn|SourceAccount/);
    }
  });

  it("is what every alarm and every rule tells", () => {
    const told = [
      ...Object.values(attributeOf(durable, "aws_cloudwatch_metric_alarm", "alarm_actions")).flat(),
      ...Object.values(attributeOf(durable, "aws_cloudwatch_metric_alarm", "ok_actions")).flat(),
      ...Object.values(attributeOf(durable, "aws_cloudwatch_event_target", "arn")),
    ];
    const topic = told.filter((arn) => arn === "${aws_sns_topic.events.arn}");
    expect(topic).toHaveLength(2 * (8 + 8 + 4 + 1) + 4);
    // The alarms of the steps tell their policies instead.
    expect(told.filter((arn) => arn !== "${aws_sns_topic.events.arn}").sort()).toEqual([
      "${aws_autoscaling_policy.backend_group_jump.arn}",
      "${aws_autoscaling_policy.web_group_jump.arn}",
    ]);
  });
});

describe("the tags of owner, environment and cost", () => {
  const tags = {
    Owner: "platform",
    CostCenter: "durable-system",
    System: "durable-system",
    Environment: "prod",
  };

  it("are on everything that takes tags, by the provider", () => {
    expect(durable.provider.aws.map((provider) => provider["default_tags"])).toEqual([[{ tags }]]);
  });

  it("are in no resource's own tags in another spelling", () => {
    const own = leaves(durable).filter(({ path }) => path.at(-2) === "tags" && path[0] === "resource");
    const known = ["CostCenter", "Environment", "Layer", "Name", "Owner", "System"];
    expect(own.filter(({ path }) => !known.includes(path.at(-1) ?? ""))).toEqual([]);
    expect(own.length).toBeGreaterThan(30);
  });

  // These do not take the provider's tags: instances, volumes and network interfaces are made by Auto Scaling.
  it.each(["web", "backend"])(
    "are on the instances of %s, their volumes and interfaces, and on their group",
    (tier) => {
      const instance = { ...tags, Name: `durable-prod-${tier}` };
      const template = resource(durable, `aws_launch_template.${tier}_group_template`);
      expect(template["tag_specifications"]).toEqual(
        ["instance", "volume", "network-interface"].map((type) => ({ resource_type: type, tags: instance })),
      );
      const group = resource(durable, `aws_autoscaling_group.${tier}_group`)["tag"];
      expect(group).toEqual(
        Object.entries(instance).map(([key, value]) => ({ key, value, propagate_at_launch: true })),
      );
    },
  );

  it("are on the database's snapshots", () => {
    expect(resource(durable, "aws_db_instance.database")["copy_tags_to_snapshot"]).toBe(true);
  });
});

/** https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html */
describe("the tag of zone drills", () => {
  const tagged = environmentWith({ operations: { faultInjection: { kind: "tagged" } } });
  const carriers = (environment: typeof prod): Record<string, string[]> => {
    const found: Record<string, string[]> = {};
    for (const { path, value } of leaves(synthesize(environment).durable)) {
      const [, type = "", id = ""] = path;
      if (path.at(-1) === "AzImpairmentPower") (found[String(value)] ??= []).push(`${type}.${id}`);
      if (value === "AzImpairmentPower") (found["key of a group's tag"] ??= []).push(`${type}.${id}`);
    }
    return Object.fromEntries(Object.entries(found).map(([key, all]) => [key, [...new Set(all)].sort()]));
  };

  it("is on nothing where it is not asked for", () => {
    expect(carriers(prod)).toEqual({});
  });

  it("is on what the scenario stops, with the value that it looks for", () => {
    expect(carriers(tagged)).toEqual({
      DisruptSubnet: Object.keys(resources(durable, "aws_subnet"))
        .map((id) => `aws_subnet.${id}`)
        .sort(),
      IceAsg: ["aws_launch_template.backend_group_template", "aws_launch_template.web_group_template"],
      RecoverAutoshiftResources: ["aws_lb.backend_balancer", "aws_lb.web_balancer"],
      "key of a group's tag": ["aws_autoscaling_group.backend_group", "aws_autoscaling_group.web_group"],
    });
    for (const tier of ["web", "backend"])
      expect(
        resource(synthesize(tagged).durable, `aws_autoscaling_group.${tier}_group`)["tag"],
      ).toContainEqual({ key: "AzImpairmentPower", value: "IceAsg", propagate_at_launch: true });
  });
});
