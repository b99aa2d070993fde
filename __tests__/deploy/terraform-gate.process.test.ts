import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finished } from "../../src/foundation/host";
import { nodeHost } from "../../src/foundation/node-host";
import { type TerraformGate, terraformGate } from "../../src/deploy/terraform-gate";

const host = nodeHost();
const env = { PATH: process.env["PATH"] ?? "" };
let folder: string;
let gate: TerraformGate;
let terraformPath: string;

/** Counts the interrupts it gets, ends a while after the first, as Terraform does, and tells how many there were. */
const SLOW_TERRAFORM = `#!/bin/sh
count=0
trap 'count=$((count + 1)); [ $count -eq 1 ] && left=5' INT
left=600
echo "started $*"
: > "$(dirname "$0")/ready.$$"
while [ $left -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
echo "interrupted $count times"
exit $count
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "durable gate's "));
  const terraform = join(folder, "my terraform");
  writeFileSync(terraform, SLOW_TERRAFORM);
  chmodSync(terraform, 0o755);
  terraformPath = terraform;
  gate = terraformGate(host, join(folder, "gate"));
  gate.open(terraformPath);
});

afterEach(() => {
  gate.interrupt();
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): Promise<Finished> {
  return host.run({ program: gate.program, args, cwd: folder, env });
}

async function waitForTerraforms(count: number): Promise<void> {
  for (let tries = 0; tries < 1_000 && gate.running().terraforms.length !== count; tries++)
    await host.sleep(50);
  expect(gate.running().terraforms).toHaveLength(count);
  // One that has not come to its trap yet would die of the interrupt.
  const ready = () => readdirSync(folder).filter((name) => name.startsWith("ready.")).length;
  for (let tries = 0; tries < 1_000 && ready() < count; tries++) await host.sleep(50);
}

it("hands arguments on, and interrupts every Terraform exactly once", async () => {
  const running = [start("apply", "a b", "$x"), start("plan")];
  await waitForTerraforms(2);
  expect(gate.interrupt()).toBe(2);
  const finished = await Promise.all(running);
  expect(finished.map(({ exitCode, stdout }) => [exitCode, stdout])).toEqual([
    [1, "started apply a b $x\ninterrupted 1 times\n"],
    [1, "started plan\ninterrupted 1 times\n"],
  ]);
  expect(gate.running()).toEqual({ terraforms: [], drivers: [] });
});

it("starts no Terraform after an interrupt, until it is opened again", async () => {
  expect(gate.interrupt()).toBe(0);
  const refused = await start("apply");
  expect([refused.exitCode, refused.stdout, refused.stderr]).toEqual([
    130,
    "",
    "durable: interrupted, so Terraform was not started\n",
  ]);
  gate.open(terraformPath);
  const running = start("apply");
  await waitForTerraforms(1);
  gate.interrupt();
  expect((await running).exitCode).toBe(1);
});

it("misses no Terraform that starts while it closes", async () => {
  // Ten start within some milliseconds of the interrupt: each is either refused or interrupted, and none goes on.
  const running = Array.from({ length: 10 }, () => start("apply"));
  await host.sleep(15);
  gate.interrupt();
  // One that goes on ends by itself, with 0.
  const finished = await Promise.all(running);
  expect(
    finished.filter(({ exitCode, endedBy }) => exitCode !== 130 && exitCode !== 1 && endedBy !== "SIGINT"),
  ).toEqual([]);
});

it("knows the Terraforms of a run that was killed, and does not take a reused id for one", async () => {
  const running = start("apply");
  await waitForTerraforms(1);
  writeFileSync(join(folder, "gate/pids", String(process.pid)), "");
  const later = terraformGate(host, join(folder, "gate"));
  expect(later.running().terraforms).toHaveLength(1);
  later.interrupt();
  expect((await running).exitCode).toBe(1);
});
