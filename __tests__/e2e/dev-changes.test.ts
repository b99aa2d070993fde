import { AwsView } from "./support/aws-view";
import { Project } from "./support/project";

const MINUTE = 60_000;

/** What an environment's owner changes most, on what is deployed. */
describe("a change of dev on the emulator", () => {
  const project = new Project();
  let aws: AwsView;
  let vpcId: string;

  beforeAll(async () => {
    await up();
    aws = new AwsView((await project.status("dev")).endpoint);
    vpcId = (await aws.vpcIds())[0] ?? "";
  }, 24 * MINUTE);

  afterAll(() => project.dispose("dev"), 6 * MINUTE);

  async function up(): Promise<void> {
    const run = await project.durable("local", "up");
    expect({ exitCode: run.exitCode, stderr: run.exitCode === 0 ? "" : run.stderr }).toEqual({
      exitCode: 0,
      stderr: "",
    });
  }

  it(
    "takes another instance type and capacity",
    async () => {
      project.edit(
        "src/environments/dev.ts",
        'instanceType: "t3.medium",\n    minimum: 2,\n    maximum: 4,',
        'instanceType: "t3.small",\n    minimum: 4,\n    maximum: 6,',
      );
      // How long it takes on a machine that does nothing else stands in the README.
      await up();
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
      await up();
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
});
