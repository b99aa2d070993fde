import { spawn } from "node:child_process";
import { join } from "node:path";
import { nodeHost } from "../../src/foundation/node-host";

const PROGRAM = join(__dirname, "../../bin/durable.js");
const PATH = process.env["PATH"] ?? "";

/** The program as a user starts it: from any folder, here without a home and without anything else set. */
function durable(...args: string[]) {
  return nodeHost().run({ program: process.execPath, args: [PROGRAM, ...args], cwd: "/", env: { PATH } });
}

it("runs from any folder and without HOME; data goes to stdout alone", async () => {
  const { exitCode, stdout, stderr } = await durable("local", "status", "--environment", "prod", "--json");
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, environment: "prod" });
});

it.each([
  [["--help"], 0],
  [["local", "up", "--help"], 0],
  [[], 1],
  [["nonsense"], 1],
  [["local", "down", "--environment", "nonsense"], 1],
])("%j ends with %d, and without a stack trace", async (args, code) => {
  const { exitCode, stdout, stderr } = await durable(...args);
  expect(exitCode).toBe(code);
  expect(code === 0 ? stderr : stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at /mu);
});

it("keeps its exit code when nobody reads on", async () => {
  const child = spawn(process.execPath, [PROGRAM, "--help"], {
    env: { PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect([code, stderr]).toEqual([0, ""]);
});
