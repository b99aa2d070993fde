import { prodGameDay } from "./support/prod-game-day";

const { experiments, leftOut, files, report } = prodGameDay();
const byName = new Map(experiments.map((experiment) => [experiment.name, experiment]));

describe("the experiments of prod", () => {
  it("are an instance of each group, the failover, and each zone; nothing is left out", () => {
    expect([...byName.keys()]).toEqual([
      "failover_database",
      "instance_backend_group",
      "instance_web_group",
      "zone_us_east_1a",
      "zone_us_east_1b",
    ]);
    expect(leftOut).toEqual([]);
  });

  it("predict what the drill says of the same failure", () => {
    for (const { predicted } of experiments)
      expect(report.failures.find(({ id }) => id === predicted.id)).toBe(predicted);
  });

  it("terminate one instance, found by its group's tags", () => {
    expect(byName.get("instance_web_group")).toMatchObject({
      targets: [
        {
          resourceType: "aws:ec2:instance",
          selectionMode: "COUNT(1)",
          tags: { System: "durable-system", Environment: "prod", Name: "durable-prod-web" },
          filters: [],
        },
      ],
      actions: [{ actionId: "aws:ec2:terminate-instances", parameters: {}, role: "Instances" }],
    });
  });

  it("lose a zone: its instances, its subnets, new instances in it, and the primary, if it is there", () => {
    const zone = byName.get("zone_us_east_1b");
    expect(
      zone?.actions.map(
        ({ actionId, role, parameters }) => `${actionId} ${role} ${Object.values(parameters).join()}`,
      ),
    ).toEqual([
      "aws:ec2:stop-instances Instances PT30M",
      "aws:ec2:stop-instances Instances PT30M",
      "aws:ec2:asg-insufficient-instance-capacity-error AutoScalingGroups us-east-1b,PT30M,100",
      "aws:network:disrupt-connectivity Subnets PT2M,all",
      "aws:rds:reboot-db-instances DBInstances true",
    ]);
    const zones = zone?.targets.flatMap(({ filters }) => filters.flatMap(({ values }) => values));
    expect(zones).toEqual(["us-east-1b", "running", "us-east-1b", "running"]);
    expect(zone?.targets.flatMap(({ arns = [] }) => arns.map(({ name }) => name))).toEqual([
      "backend_group",
      "web_group",
      "backend_us_east_1b",
      "database_us_east_1b",
      "public_us_east_1b",
      "web_us_east_1b",
      "database",
    ]);
    expect(zone?.onlyIf).toBe('data.aws_db_instance.database.availability_zone == "us-east-1b"');
  });

  it("name a target for every action, and an action for every target", () => {
    for (const { actions, targets } of experiments)
      expect(new Set(actions.map(({ target }) => target))).toEqual(new Set(targets.map(({ name }) => name)));
  });
});

describe("the folder of a game day", () => {
  const content = files();

  it("holds the runbook, the root, the form and each experiment for the API", () => {
    expect([...content.keys()].sort()).toEqual(
      [
        "README.md",
        "main.tf.json",
        "measurements.json",
        ...[...byName.keys()].map((name) => `${name}.json`),
      ].sort(),
    );
    expect([...files()]).toEqual([...content]);
  });

  it("gives the role what the actions need, on the groups, the database and the instances of prod alone", () => {
    const root = JSON.parse(content.get("main.tf.json") ?? "") as {
      resource: { aws_iam_role_policy: { gameday: { policy: string } } };
    };
    const { Statement } = JSON.parse(root.resource.aws_iam_role_policy.gameday.policy) as {
      Statement: { Sid: string; Action: string | string[]; Resource: unknown; Condition?: unknown }[];
    };
    const statement = (sid: string) => Statement.find(({ Sid }) => Sid === sid);
    expect(statement("StopInstances")?.Condition).toEqual({
      StringEquals: { "aws:ResourceTag/Name": ["durable-prod-backend", "durable-prod-web"] },
    });
    expect(statement("FailOver")?.Resource).toEqual(["${data.aws_db_instance.database.db_instance_arn}"]);
    expect(
      Statement.filter(({ Resource, Condition }) => Resource === "*" && Condition === undefined).map(
        ({ Sid }) => Sid,
      ),
    ).toEqual(["FindInstances", "FindGroups", "FindNetwork", "FindDatabases"]);
  });

  it("stops every experiment by an alarm that outlasts the worst prediction by two minutes", () => {
    const root = JSON.parse(content.get("main.tf.json") ?? "") as {
      resource: Record<string, Record<string, Record<string, unknown>>>;
    };
    const alarms = root.resource["aws_cloudwatch_metric_alarm"] ?? {};
    const minutes = Object.entries(alarms).map(([name, alarm]) => [name, alarm["evaluation_periods"]]);
    expect(Object.fromEntries(minutes)).toEqual({
      failover_database: 5,
      instance_backend_group: 3,
      instance_web_group: 3,
      zone_us_east_1a: 8,
      zone_us_east_1b: 8,
    });
    for (const [name, template] of Object.entries(root.resource["aws_fis_experiment_template"] ?? {}))
      expect(template["stop_condition"]).toEqual([
        { source: "aws:cloudwatch:alarm", value: `\${aws_cloudwatch_metric_alarm.${name}.arn}` },
      ]);
  });

  it("names in the runbook every experiment with its times, and every variable of the API's JSON", () => {
    const text = content.get("README.md") ?? "";
    expect(text).toContain("| service back after | 1m15s to 2m15s, likely 1m45s | |");
    for (const name of byName.keys()) {
      expect(text).toContain(`\`${name}\`: `);
      const variables = [...(content.get(`${name}.json`) ?? "").matchAll(/\$\{(\w+)\}/gu)].map(
        ([, each]) => each,
      );
      const line = text.split("\n").find((each) => each.startsWith(`- \`${name}.json\``)) ?? "";
      expect([...line.matchAll(/`([A-Z0-9_]+)`/gu)].map(([, each]) => each).sort()).toEqual(
        [...new Set(variables)].sort(),
      );
    }
  });
});

describe("what cannot be made", () => {
  it("is a failover without a standby, and it is said", () => {
    const day = prodGameDay((json) => json.replace('"multi_az":true', '"multi_az":false'));
    expect(day.leftOut).toContainEqual({
      failure: "database-primary:aws_db_instance.database",
      reason: "aws_db_instance.database has no standby: there is nothing to fail over to",
    });
    expect(day.files().get("README.md")).toContain("## Not made");
  });

  it("is an experiment that nothing would stop", () => {
    const day = prodGameDay((json) => json.replaceAll('"internal":false', '"internal":true'));
    expect(() => day.files()).toThrow("nothing would stop an experiment");
  });
});
