import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Lab, startLab } from "../../local/gateway/support/lab";
import { dev } from "../../support/environments";
import { built } from "../support/built";
import { plannedChanges } from "../support/planned-changes";
import { type RunTerraform, terraformRunner, written } from "../support/terraform";

const MINUTE = 60_000;

/** Whoever has the module alone, and follows its README word for word. */
describe("the README of a module", () => {
  const files = built(dev, "hcl");
  const folder = written(files);
  const root = join(folder, "examples/complete");
  let lab: Lab;
  let terraform: RunTerraform;
  let emulator: Readonly<Record<string, string>>;

  beforeAll(async () => {
    lab = await startLab();
    terraform = await terraformRunner();
    emulator = {
      AWS_ENDPOINT_URL: lab.record.endpoint,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
    };
  }, 3 * MINUTE);

  afterAll(async () => {
    await lab.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "deploys the system with the commands that it names, and a second plan changes nothing",
    async () => {
      const [, commands] =
        /```sh\n(cd examples\/complete\n[^`]*)```/u.exec(files.get("README.md") ?? "") ?? [];
      expect(commands?.split("\n")).toEqual([
        "cd examples/complete",
        "terraform init",
        "terraform apply",
        "",
      ]);
      const init = await terraform(root, ["init"], emulator);
      expect({ exitCode: init.exitCode, stderr: init.stderr }).toEqual({ exitCode: 0, stderr: "" });
      const apply = await terraform(root, ["apply", "-auto-approve"], emulator);
      expect({ exitCode: apply.exitCode, stderr: apply.stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(apply.stdout).toMatch(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed\./u);
      const { moved, changed, outputs } = await plannedChanges(terraform, root, emulator);
      expect({ moved, changed, outputs }).toEqual({ moved: [], changed: [], outputs: [] });
    },
    60 * MINUTE,
  );
});
