import { AwsView } from "./support/aws-view";
import { drilledThrice } from "./support/drilled-thrice";
import { processesIn, Project } from "./support/project";

const BUCKET = "durable-dev-state-111122223333";
const TABLE = "durable-dev-state-lock";
const STATE = "durable-dev/terraform.tfstate";
const ZONES = ["us-east-1a", "us-east-1b"];
const MINUTE = 60_000;

/**
 * The life of `dev` on one machine, as a newcomer lives it: deployed, looked at, deployed again, taken away.
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
      const up = await project.durable("local", "up");
      expect({ exitCode: up.exitCode, stderr: up.exitCode === 0 ? "" : up.stderr }).toEqual({
        exitCode: 0,
        stderr: "",
      });
      expect(up.stdout).toContain("http://durable-dev-web-");
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
    "is drilled with one and the same report from its configuration, a plan before any apply, and its state",
    async () => {
      const { text } = await aws.state(BUCKET, TABLE, STATE);
      const { endpoint } = await project.status("dev");
      const drilled = await drilledThrice(project, { endpoint, state: text, stack: "durable-dev" });
      expect(drilled.configuration).toMatchObject({ verdict: "holds", findings: [], notModelled: [] });
      expect(drilled.configuration.failures).toHaveLength(50);
      expect(drilled.plan).toEqual(drilled.planned);
      expect(drilled.state).toEqual(drilled.stored);
    },
    9 * MINUTE,
  );

  it(
    "changes nothing when it is deployed again",
    async () => {
      const before = await aws.state(BUCKET, TABLE, STATE);
      const again = await project.durable("local", "up");
      expect(again.exitCode).toBe(0);
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
    "is taken away without a trace, twice if asked",
    async () => {
      const down = await project.durable("local", "down");
      expect({ exitCode: down.exitCode, stderr: down.exitCode === 0 ? "" : down.stderr }).toEqual({
        exitCode: 0,
        stderr: "",
      });
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
      const again = await project.durable("local", "down");
      expect(again.exitCode).toBe(0);
      expect(again.stdout).toBe("dev: Nothing is running\n");
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
