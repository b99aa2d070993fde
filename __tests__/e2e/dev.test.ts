import { AwsView } from "./support/aws-view";
import { processesIn, Project } from "./support/project";

const BUCKET = "durable-dev-state-111122223333";
const TABLE = "durable-dev-state-lock";
const STATE = "durable-dev/terraform.tfstate";
const ZONES = ["us-east-1a", "us-east-1b"];
const MINUTE = 60_000;

/**
 * The life of `dev` on one machine, as a newcomer lives it: deployed, looked at, deployed again, changed, taken away.
 * The steps build on each other; a deployment costs minutes, so they share one.
 */
describe("dev on the emulator", () => {
  const project = new Project();
  let aws: AwsView;
  let vpcId: string;

  afterAll(() => project.dispose("dev"), 6 * MINUTE);

  it(
    "is deployed and verified",
    async () => {
      expect(await project.local("up")).toContain("http://durable-dev-web-");
      const status = await project.status("dev");
      expect(status).toMatchObject({ running: true, environment: "dev", schemaVersion: 1 });
      expect(status.stacks.map(({ name }) => name)).toEqual(["state-dev", "durable-dev"]);
      expect(status.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      aws = new AwsView(status.endpoint);
      vpcId = (await aws.vpcIds())[0] ?? "";
    },
    24 * MINUTE,
  );

  it("has one VPC, four subnets in each of two zones, and one route to its one internet gateway", async () => {
    expect(await aws.vpcIds()).toHaveLength(1);
    expect(await aws.subnets(vpcId)).toEqual([
      "backend us-east-1a 10.10.128.0/21 private",
      "backend us-east-1b 10.10.136.0/21 private",
      "database us-east-1a 10.10.192.0/21 private",
      "database us-east-1b 10.10.200.0/21 private",
      "public us-east-1a 10.10.0.0/21 private",
      "public us-east-1b 10.10.8.0/21 private",
      "web us-east-1a 10.10.64.0/21 private",
      "web us-east-1b 10.10.72.0/21 private",
    ]);
    expect(await aws.internetGatewayCount(vpcId)).toBe(1);
    expect(await aws.internetRoutes(vpcId)).toEqual(["durable-dev-public"]);
  });

  it("has an internet-facing and an internal balancer, each in both zones", async () => {
    expect(await aws.balancers()).toEqual([
      `durable-dev-backend internal ${ZONES.join(" ")}`,
      `durable-dev-web internet-facing ${ZONES.join(" ")}`,
    ]);
  });

  it.each([
    ["durable-dev-web", "t3.medium"],
    ["durable-dev-backend", "t3.large"],
  ])(
    "%s keeps at least two %s, judged by the balancer, without public addresses",
    async (name, instanceType) => {
      expect(await aws.group(name)).toMatchObject({
        minimum: 2,
        maximum: 4,
        healthCheck: "ELB",
        subnetCount: 2,
        instances: 2,
      });
      expect(await aws.template(name)).toEqual({
        instanceType,
        imdsTokens: "required",
        publicIp: [false],
        encrypted: [true],
      });
    },
  );

  it("has one MySQL instance: Multi-AZ, encrypted, not public, its password managed by RDS", async () => {
    expect(await aws.databases()).toEqual([
      {
        identifier: "durable-dev-database",
        engine: "mysql 8.4",
        multiAz: true,
        encrypted: true,
        public: false,
        managedPassword: true,
        deletionProtection: false,
      },
    ]);
  });

  it("lets exactly the listed flows through", async () => {
    expect(await aws.flows(vpcId)).toEqual(
      [
        "to durable-dev-web-balancer 0.0.0.0/0 tcp 80",
        ...pair("web-balancer", "web", 8080),
        ...pair("web", "backend-balancer", 80),
        ...pair("backend-balancer", "backend", 8080),
        ...pair("backend", "database", 3307),
        ...pair("web", "endpoints", 443),
        ...pair("backend", "endpoints", 443),
        "from durable-dev-web prefix-list tcp 443",
        "from durable-dev-backend prefix-list tcp 443",
      ].sort(),
    );
  });

  it("keeps its state in S3 and the state's digest in DynamoDB", async () => {
    expect(await aws.state(BUCKET, TABLE, STATE)).toMatchObject({ digestMatches: true });
    expect(await aws.state(BUCKET, TABLE, "state-dev/terraform.tfstate")).toMatchObject({
      digestMatches: true,
    });
  });

  it(
    "changes nothing when it is deployed again",
    async () => {
      const before = await aws.state(BUCKET, TABLE, STATE);
      await project.local("up");
      expect(project.read(".durable/local/dev/logs/deploy-durable-dev.log")).toMatch(
        /No changes\.|0 added, 0 changed, 0 destroyed/,
      );
      // The serial may rise: a refresh writes what changes by itself, such as the latest restorable time.
      expect(await aws.state(BUCKET, TABLE, STATE)).toMatchObject({
        lineage: before.lineage,
        digestMatches: true,
      });
    },
    9 * MINUTE,
  );

  it(
    "takes another instance type and capacity",
    async () => {
      project.edit(
        "src/environments/dev.ts",
        'instanceType: "t3.medium",\n    minimum: 2,\n    maximum: 4,',
        'instanceType: "t3.small",\n    minimum: 4,\n    maximum: 6,',
      );
      // How long it takes on a machine that does nothing else stands in the README.
      await project.local("up");
      expect(await aws.group("durable-dev-web")).toMatchObject({
        minimum: 4,
        maximum: 6,
        templateVersion: "2",
        instances: 4,
      });
      expect(await aws.template("durable-dev-web")).toMatchObject({ instanceType: "t3.small" });
      expect(await aws.group("durable-dev-backend")).toMatchObject({
        minimum: 2,
        maximum: 4,
        templateVersion: "1",
        instances: 2,
      });
    },
    12 * MINUTE,
  );

  it(
    "takes a third zone and destroys nothing for it",
    async () => {
      const before = await aws.subnets(vpcId);
      project.edit(
        "src/environments/dev.ts",
        'zones: ["us-east-1a", "us-east-1b"]',
        'zones: ["us-east-1a", "us-east-1b", "us-east-1c"]',
      );
      project.edit("src/environments/dev.ts", "minimum: 2,\n    maximum: 4,", "minimum: 3,\n    maximum: 6,");
      await project.local("up");
      expect(project.read(".durable/local/dev/logs/deploy-durable-dev.log")).toMatch(
        /Plan: \d+ to add, \d+ to change, 0 to destroy/,
      );
      const after = await aws.subnets(vpcId);
      expect(after).toEqual(expect.arrayContaining(before));
      expect(after).toHaveLength(before.length + 4);
      expect(
        (await aws.balancers()).every((balancer) => balancer.endsWith("us-east-1a us-east-1b us-east-1c")),
      ).toBe(true);
      expect((await aws.group("durable-dev-backend")).subnetCount).toBe(3);
    },
    15 * MINUTE,
  );

  it(
    "is taken away without a trace, twice if asked",
    async () => {
      await project.local("down");
      expect(project.read(".durable/local/dev/logs/destroy-durable-dev.log")).toMatch(
        /Destroy complete! Resources: \d{2,3} destroyed/,
      );
      expect(await processesIn(project.folder)).toEqual([]);
      expect(await project.status("dev")).toMatchObject({
        running: false,
        endpoint: null,
        pid: null,
        stacks: [],
        outputs: {},
      });
      expect(await project.local("down")).toBe("dev: Nothing is running\n");
    },
    15 * MINUTE,
  );
});

function pair(from: string, to: string, port: number): string[] {
  return [
    `from durable-dev-${from} durable-dev-${to} tcp ${port}`,
    `to durable-dev-${to} durable-dev-${from} tcp ${port}`,
  ];
}
