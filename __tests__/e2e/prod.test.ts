import { AwsView } from "./support/aws-view";
import { Project } from "./support/project";

const BUCKET = "durable-prod-state-111122223333";
const TABLE = "durable-prod-state-lock";
const STATE = "durable-prod/terraform.tfstate";
const MINUTE = 60_000;

/** `prod` holds data, so what it refuses matters as much as what it does. */
describe("prod on the emulator", () => {
  const project = new Project();
  let aws: AwsView;

  afterAll(() => project.dispose("prod"), 6 * MINUTE);

  it(
    "is deployed and verified",
    async () => {
      await project.local("up", "prod");
      const { endpoint, outputs } = await project.status("prod");
      expect(outputs["web_url"]).toMatch(/^https:\/\/durable-prod-web-/);
      aws = new AwsView(endpoint);
      expect(await aws.balancers()).toEqual([
        "durable-prod-backend internal us-east-1a us-east-1b",
        "durable-prod-web internet-facing us-east-1a us-east-1b",
      ]);
      expect(await aws.databases()).toMatchObject([
        { multiAz: true, encrypted: true, public: false, managedPassword: true, deletionProtection: true },
      ]);
      const flows = await aws.flows((await aws.vpcIds())[0] ?? "");
      expect(flows.filter((flow) => flow.includes("0.0.0.0/0"))).toEqual([
        "to durable-prod-web-balancer 0.0.0.0/0 tcp 443",
        "to durable-prod-web-balancer 0.0.0.0/0 tcp 80",
      ]);
    },
    30 * MINUTE,
  );

  it(
    "refuses to be destroyed, before anything is touched",
    async () => {
      const before = await aws.state(BUCKET, TABLE, STATE);
      const down = await project.durable("local", "down", "--environment", "prod");
      expect(down.exitCode).toBe(1);
      expect(down.stderr).toContain("aws_db_instance.database");
      expect(down.stderr).toContain("prevent_destroy");
      expect(down.stderr).toContain("--discard");
      expect(await aws.state(BUCKET, TABLE, STATE)).toEqual(before);
      expect(await aws.databases()).toHaveLength(1);
      expect(await aws.balancers()).toHaveLength(2);
    },
    9 * MINUTE,
  );

  it(
    "is really destroyed by the documented steps: give the protection up with a reason, deploy, destroy",
    async () => {
      project.edit(
        "src/environments/prod.ts",
        'region: "us-east-1",',
        'region: "us-east-1",\n  protection: { kind: "disposable", reason: "the system is retired; its data has been archived" },',
      );
      await project.local("up", "prod");
      expect(await aws.databases()).toMatchObject([{ deletionProtection: false }]);
      await project.local("down", "prod");
    },
    24 * MINUTE,
  );
});
