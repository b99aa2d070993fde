import { rmSync } from "node:fs";
import { terraformRunner, written } from "../handoff/support/terraform";
import { prodGameDay } from "./support/prod-game-day";

jest.setTimeout(600_000);

it("Terraform and the provider accept the root of a game day", async () => {
  const terraform = await terraformRunner();
  const folder = written([...prodGameDay().files()]);
  try {
    const init = await terraform(folder, ["init", "-backend=false"]);
    expect({ exitCode: init.exitCode, stderr: init.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const { exitCode, stdout } = await terraform(folder, ["validate", "-json"]);
    expect([exitCode, (JSON.parse(stdout) as { diagnostics: unknown }).diagnostics]).toEqual([0, []]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
