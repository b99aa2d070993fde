import { known, untold } from "../../src/model/told";
import { dev, prod } from "../support/environments";
import { BACKEND, changed, DATABASE, drilled, failure, notHolding, WEB } from "./support/drilled";

const INHERENT = {
  "key:${data.aws_kms_alias.data_key.target_key_arn}": "fails",
  "key:aws_kms_key.volume_key": "degrades",
  "region:us-east-1": "fails",
};

describe("the environments of this project", () => {
  it.each([
    { environment: prod, singles: 54 },
    { environment: dev, singles: 47 },
  ])("$environment.name holds for every single failure but the inherent ones", ({ environment, singles }) => {
    const report = drilled(environment);
    expect([report.verdict, notHolding(report), report.notModelled]).toEqual(["holds", INHERENT, []]);
    expect(report.failures.filter(({ inherent }) => inherent === null).length).toBe(singles);
    expect(report.failures.filter(({ inherent }) => inherent !== null).map(({ id }) => id)).toEqual(
      Object.keys(INHERENT),
    );
  });

  it("loses a zone with these figures", () => {
    const { because, path, ...figures } = failure(drilled(prod), "zone:us-east-1a");
    expect(figures).toEqual({
      id: "zone:us-east-1a",
      kind: "zone",
      target: "us-east-1a",
      verdict: "holds",
      remainingCapacityRatio: { [BACKEND]: 200 / 180, [WEB]: 400 / 180 },
      serviceRecoverySeconds: { min: 75, likely: 105, max: 360 },
      redundancyRecoverySeconds: { min: 61, likely: 148, max: 280 },
      dataLossSeconds: 0,
      missed: [],
      inherent: null,
    });
    expect(path.filter((hop) => hop.includes("us_east_1a"))).toEqual([]);
    expect(path).toHaveLength(6);
    // Also what holds fails some requests: 180 a second, half of the targets, 15 to 25 seconds.
    expect(because.map(({ text }) => text)).toContain(
      `${WEB}: 1350 to 2250 requests fail at the peak before it is noticed, likely 1800, if nobody asks again`,
    );
  });

  it("judges every pair: 31 things of prod are 465, and none is better than its members", () => {
    const { pairs } = drilled(prod);
    expect([pairs.total, pairs.unrelated]).toEqual([465, 0]);
    expect(pairs.worse).toContainEqual({ id: "zone:us-east-1a+zone:us-east-1b", verdict: "fails" });
    expect(pairs.worse.filter(({ verdict }) => verdict === "holds")).toEqual([]);
  });

  it("finds what two interfaces of one endpoint come to, and nothing in those of two endpoints", () => {
    const { pairs } = drilled(prod);
    const both = (a: string, b: string) =>
      pairs.worse.filter(
        ({ id }) =>
          id ===
          `endpoint:aws_vpc_endpoint.endpoints_${a}@us-east-1a+endpoint:aws_vpc_endpoint.endpoints_${b}@us-east-1b`,
      );
    expect(both("secretsmanager", "secretsmanager").map(({ verdict }) => verdict)).toEqual(["degrades"]);
    expect(both("secretsmanager", "logs")).toEqual([]);
    // No boot script asks for it.
    expect(both("ssm", "ssm")).toEqual([]);
  });

  it("says the same whatever the order of the input", () => {
    const reversed = drilled(dev, {
      topology: (topology) => ({
        ...topology,
        subnets: [...topology.subnets].reverse(),
        fleets: [...topology.fleets].reverse(),
        balancers: [...topology.balancers].reverse(),
      }),
    });
    expect(reversed.failures.map(({ id, verdict }) => [id, verdict])).toEqual(
      drilled(dev).failures.map(({ id, verdict }) => [id, verdict]),
    );
  });
});

describe("what is worse is found, where it is", () => {
  it("a database without a standby fails with its zone, whichever that is, and one switch mends it", () => {
    const report = drilled(prod, { topology: changed("databases", DATABASE, { multiAz: known(false) }) });
    expect(notHolding(report)).toEqual({
      ...INHERENT,
      "database-primary:aws_db_instance.database": "fails",
      "subnet:aws_subnet.database_us_east_1a": "fails",
      "subnet:aws_subnet.database_us_east_1b": "fails",
      "zone:us-east-1a": "fails",
      "zone:us-east-1b": "fails",
    });
    const switched = { address: DATABASE, attribute: "multi_az", from: "false", to: "true" };
    expect(failure(report, "zone:us-east-1b").missed).toEqual([
      { objective: "serviceRecoverySeconds", allowed: 600, found: null, change: switched },
      { objective: "dataLossSeconds", allowed: 0, found: 300, change: switched },
      { objective: "availabilityRatio", allowed: 0.999, found: null, change: switched },
    ]);
  });

  it("a fleet of one degrades: Auto Scaling brings it back, and until then nothing serves", () => {
    const report = drilled(prod, { topology: changed("fleets", WEB, { minimum: known(1) }) });
    const lost = failure(report, `instance:${WEB}`);
    expect(lost).toMatchObject({
      verdict: "degrades",
      remainingCapacityRatio: { [WEB]: 0 },
      serviceRecoverySeconds: { min: 76, likely: 168, max: 545 },
      missed: [
        {
          objective: "capacity",
          allowed: 1,
          found: 0,
          change: { address: WEB, attribute: "min_size", from: "1", to: "2" },
        },
      ],
    });
    expect(report.verdict).toBe("degrades");
  });

  it("checks of the host alone never replace an instance whose service has failed", () => {
    const report = drilled(prod, { topology: changed("fleets", WEB, { healthCheckType: known("EC2") }) });
    expect(notHolding(report)).toMatchObject({ [`instance:${WEB}`]: "degrades" });
    expect(failure(report, `instance:${WEB}`).missed).toEqual([
      {
        objective: "redundancyRecoverySeconds",
        allowed: 1800,
        found: null,
        change: { address: WEB, attribute: "health_check_type", from: "EC2", to: "ELB" },
      },
    ]);
  });

  it("a grace period longer than the objective is shortened to the nearest one that meets it", () => {
    const report = drilled(prod, { topology: changed("fleets", WEB, { gracePeriodSeconds: known(7200) }) });
    expect(failure(report, `instance:${WEB}`).missed).toEqual([
      {
        objective: "redundancyRecoverySeconds",
        allowed: 1800,
        found: 7565,
        change: { address: WEB, attribute: "health_check_grace_period", from: "7200", to: "900" },
      },
    ]);
  });

  it("a slow health check misses the service objective", () => {
    const slow = { ...drilledHealthCheck, intervalSeconds: known(300), unhealthyThreshold: known(10) };
    const report = drilled(prod, {
      topology: changed("targetGroups", "aws_lb_target_group.web_balancer", { healthCheck: slow }),
    });
    const threshold = (to: string) => ({
      address: "aws_lb_target_group.web_balancer",
      attribute: "health_check.unhealthy_threshold",
      from: "10",
      to,
    });
    // Without the failure in question Auto Scaling waits for the same checks: both clocks are too slow.
    expect(failure(report, `instance:${WEB}`).missed).toEqual([
      { objective: "serviceRecoverySeconds", allowed: 600, found: 3005, change: interval("30") },
      { objective: "redundancyRecoverySeconds", allowed: 1800, found: 3815, change: threshold("3") },
      {
        objective: "availabilityRatio",
        allowed: 0.999,
        found: 1 - 3005 / (30 * 86_400),
        change: interval("240"),
      },
    ]);
  });
});

const interval = (to: string) => ({
  address: "aws_lb_target_group.web_balancer",
  attribute: "health_check.interval",
  from: "300",
  to,
});

const drilledHealthCheck = {
  enabled: known(true),
  path: known("/healthz"),
  port: known(8080),
  intervalSeconds: known(10),
  timeoutSeconds: known(5),
  healthyThreshold: known(2),
  unhealthyThreshold: known(2),
};

describe("what is not told is never a pass", () => {
  it("no peak: capacity cannot be told, of every failure that fleets could suffer", () => {
    const report = drilled(prod, {
      declared: ({ peakRequestsPerSecond: _peak, ...declared }) => declared,
    });
    expect(report.verdict).toBe("cannot tell");
    expect(failure(report, "zone:us-east-1a")).toMatchObject({
      verdict: "cannot tell",
      remainingCapacityRatio: { [BACKEND]: null, [WEB]: null },
    });
  });

  it("nothing declared and no objective: still nothing holds that needs it", () => {
    const report = drilled(prod, {
      declared: () => ({ fleets: {}, objectives: {}, acknowledgements: [] }),
    });
    expect(Object.keys(notHolding(report)).map((id) => id.split(":")[0])).toEqual(
      expect.arrayContaining(["certificate", "connections", "quota", "secret", "zone"]),
    );
  });

  it("a zone that is not told", () => {
    const report = drilled(dev, {
      topology: (topology) => ({
        ...topology,
        subnets: topology.subnets.map((subnet) =>
          subnet.address === "aws_subnet.web_us_east_1a"
            ? { ...subnet, zone: untold("var.zone has no default") }
            : subnet,
        ),
      }),
    });
    expect(failure(report, "zone:us-east-1a").verdict).toBe("cannot tell");
  });

  it("an input without anything to lose", () => {
    const report = drilled(dev, {
      topology: (topology) => ({
        ...topology,
        balancers: [],
        fleets: [],
        databases: [],
        endpoints: [],
        subnets: [],
        zones: [],
      }),
    });
    expect([report.verdict, report.failures.map(({ id }) => id)]).toEqual([
      "cannot tell",
      ["region:us-east-1"],
    ]);
  });
});
