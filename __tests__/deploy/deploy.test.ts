import { stackRunner } from "../../src/deploy/cdktf";
import type { CdktfSettings } from "../../src/deploy/cdktf-settings";
import { terraformGate } from "../../src/deploy/terraform-gate";
import { workFolder } from "../../src/deploy/work-folder";
import { failureOf } from "../cli/support/failure";
import { fakeHost } from "../cli/support/fake-host";
import { UNINTERRUPTED } from "../cli/support/uninterrupted";

const folder = workFolder("/p", "dev");

/** `cdktf deploy durable-dev` where `cdktf` says `lines` and ends with 0. */
function deployThatSays(...lines: readonly string[]) {
  const host = fakeHost({
    run: ({ onLine }) => {
      lines.forEach((line) => onLine?.(line));
      return { exitCode: 0 };
    },
  });
  const settings: CdktfSettings = {
    host,
    folder,
    projectFolder: "/p",
    env: {},
    gate: terraformGate(host, folder.gate),
    interruption: UNINTERRUPTED,
    isEmulatorAlive: () => Promise.resolve(true),
    onProgress: () => undefined,
  };
  return stackRunner(settings).deploy("durable-dev");
}

const DONE = "durable-dev  Apply complete! Resources: 1 added, 0 changed, 0 destroyed.";

it.each([
  ["unchanged", "durable-dev  No changes. Your infrastructure matches the configuration."],
  ["changed", "durable-dev  Plan: 1 to add, 0 to change, 0 to destroy."],
  ["changed", "durable-dev  Changes to Outputs:"],
])("a deploy says %s where Terraform says: %s", async (deployed, line) => {
  expect(await deployThatSays(line, DONE)).toBe(deployed);
});

it("a Terraform that never said that it is done was killed, whatever cdktf's exit code", async () => {
  const { parts } = await failureOf(() =>
    deployThatSays("durable-dev  Plan: 1 to add, 0 to change, 0 to destroy."),
  );
  expect(parts.what).toContain("Terraform was killed during `cdktf deploy durable-dev`");
});
