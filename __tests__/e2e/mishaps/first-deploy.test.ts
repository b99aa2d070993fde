import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type EmulatorRecord, startEmulator, stopEmulator } from "../../../src/local/emulator/emulator";
import { AwsView } from "../support/aws-view";
import { Project } from "../support/project";

const MINUTE = 60_000;

/** The way to AWS, walked with the shell's own credentials; an endpoint in the shell leads it to an emulator. */
describe("the first deploy to an account", () => {
  const project = new Project();
  let emulator: EmulatorRecord;
  let shell: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const workDirectory = join(project.folder, ".durable/account");
    mkdirSync(workDirectory, { recursive: true });
    const { PATH = "", HOME = "" } = process.env;
    emulator = await startEmulator({
      program: "moto_server",
      accountId: "111122223333",
      workDirectory,
      env: { PATH, HOME },
    });
    shell = {
      AWS_ENDPOINT_URL: emulator.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    };
  }, 6 * MINUTE);

  afterAll(async () => {
    await stopEmulator(emulator);
    await project.dispose("dev");
  }, 3 * MINUTE);

  it(
    "before the state backend exists, `cdktf deploy` names the command that makes it",
    async () => {
      const deploy = await project.cdktf(shell, "deploy", "durable-dev", "--auto-approve");
      expect(deploy.exitCode).toBe(1);
      const shown = deploy.stdout + deploy.stderr;
      expect(shown).toContain('The state backend of the environment "dev" does not exist yet');
      expect(shown).toContain("npx durable state bootstrap --environment dev");
      expect(shown).not.toContain("NoSuchBucket");
    },
    12 * MINUTE,
  );

  it(
    "`durable state bootstrap` makes it, and run again finds it",
    async () => {
      const first = await project.durableIn(shell, "state", "bootstrap", "--environment", "dev");
      expect({ exitCode: first.exitCode, stderr: first.exitCode === 0 ? "" : first.stderr }).toEqual({
        exitCode: 0,
        stderr: "",
      });
      expect(first.stdout).toBe(
        "dev: the state backend is made; its state, and every stack's, lives in s3://durable-dev-state-111122223333\n" +
          "  next: npx cdktf deploy durable-dev\n",
      );
      const state = await new AwsView(emulator.endpoint).state(
        "durable-dev-state-111122223333",
        "durable-dev-state-lock",
        "state-dev/terraform.tfstate",
      );
      expect(state).toMatchObject({ digestMatches: true });
      const verified = await project.durableIn(shell, "state", "verify", "--environment", "dev");
      expect({ exitCode: verified.exitCode, progress: verified.stderr }).toEqual({
        exitCode: 0,
        progress: expect.stringMatching(/^ok {4}look {12}\(\d+s\)\n$/) as string,
      });
      expect(verified.stdout).toContain("state-dev");
      const second = await project.durableIn(shell, "state", "bootstrap", "--environment", "dev");
      expect(second.stdout).toContain("the state backend was there");
    },
    15 * MINUTE,
  );

  it(
    "another account than the environment's is refused before anything is made",
    async () => {
      project.edit("src/environments/dev.ts", 'accountId: "111122223333"', 'accountId: "444455556666"');
      const refused = await project.durableIn(shell, "state", "bootstrap", "--environment", "dev");
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).toContain("account");
      expect(refused.stderr).toContain("111122223333");
    },
    6 * MINUTE,
  );
});
