import { createReporter } from "../../src/deploy/reporter";
import { fakeHost } from "../cli/support/fake-host";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function report(
  machine: Parameters<typeof fakeHost>[0],
  isTerminal: boolean,
  quiet = false,
): Promise<string> {
  const host = fakeHost(machine);
  const stderr = { ...host.stderr, isTerminal, columns: () => 30 };
  const reporter = createReporter({ ...host, now: () => Date.now(), stderr }, quiet);
  const running = reporter.phase("deploy", async (phase) => {
    phase.note("planning");
    await jest.advanceTimersByTimeAsync(25_000);
    phase.note("1 of 4 done, waiting for aws_lb.web_balancer");
    await jest.advanceTimersByTimeAsync(40_000);
    phase.result("4 resources");
  });
  await running;
  await reporter.phase("verify", () => Promise.reject(new Error("no"))).catch(() => undefined);
  return host.written.stderr;
}

it("writes into a log what is new, every twenty seconds, and no escape sequence", async () => {
  expect(await report({}, false)).toBe(`..    deploy         20s planning
..    deploy         40s 1 of 4 done, waiting for aws_lb.web_balancer
ok    deploy         4 resources (1m05s)
stop  verify         (0s)
`);
});

it("redraws one line on a terminal, no longer than it is wide", async () => {
  const shown = (await report({ env: { NO_COLOR: "1" } }, true)).split("\r\u001b[2K");
  expect(shown.filter((line) => !line.includes("\n")).every((line) => line.length < 30)).toBe(true);
  expect(shown.filter((line) => line.includes("\n"))).toEqual([
    "ok    deploy         4 resources (1m05s)\n",
    "stop  verify         (0s)\n",
  ]);
});

it("colours on a terminal alone, and not with NO_COLOR", async () => {
  const green = "\u001b[32mok\u001b[39m";
  expect((await report({}, true)).includes(green)).toBe(true);
  expect((await report({ env: { NO_COLOR: "1" } }, true)).includes(green)).toBe(false);
});

it("says nothing when it is to be quiet", async () => {
  expect(await report({}, true, true)).toBe("");
});
