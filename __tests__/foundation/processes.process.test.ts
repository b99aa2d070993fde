import { spawn } from "node:child_process";
import { once } from "node:events";
import { findProcess, isRunning, parsePsLine, waitUntilGone } from "../../src/foundation/processes";

test("a process is found with its command line and its start", async () => {
  const before = Date.now();
  const child = spawn("sleep", ["629.5"]);
  await once(child, "spawn");
  const entry = findProcess(child.pid ?? 0);
  const after = Date.now();
  expect(entry?.args).toBe("sleep 629.5");
  // ps tells whole seconds, counted from a start of the machine that is itself rounded.
  expect(entry?.startedAt).toBeGreaterThan(before - 3_000);
  expect(entry?.startedAt).toBeLessThan(after + 3_000);
  child.kill("SIGKILL");
  expect(await waitUntilGone([child.pid ?? 0], 60_000)).toBe(true);
  expect(isRunning(child.pid ?? 0)).toBe(false);
});

test("waiting for a process that stays ends", async () => {
  expect(await waitUntilGone([process.pid], 150)).toBe(false);
});

describe("a line of ps, as Linux and macOS print it", () => {
  test.each([
    [
      "Ss   Sun Nov 22 20:43:26 2026 /usr/bin/python3 /opt/bin/moto_server -p 5000",
      "/usr/bin/python3 /opt/bin/moto_server -p 5000",
    ],
    ["S+   Sun Nov  1 09:03:06 2026     node main.ts\n", "node main.ts"],
  ])("%j", (line, args) => {
    expect(parsePsLine(line)?.args).toBe(args);
    expect(Number.isFinite(parsePsLine(line)?.startedAt)).toBe(true);
  });

  test("a zombie is no running process, nor is an empty line", () => {
    expect(parsePsLine("Z    Sun Nov 22 20:43:26 2026 [moto_server] <defunct>")).toBeUndefined();
    expect(parsePsLine("")).toBeUndefined();
  });
});
