import type { ApplyProgress } from "../../src/deploy/apply-progress";
import { watchApply } from "../../src/deploy/watch-apply";
import { workFolder } from "../../src/deploy/work-folder";
import { fakeHost } from "../cli/support/fake-host";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Watches an apply for so many seconds. */
async function watch(
  seconds: number,
  isAlive: (second: number) => boolean,
  lastChange: (now: number) => number,
) {
  const host = { ...fakeHost(), now: () => Date.now() };
  const started = host.now();
  const interrupts: number[] = [];
  const second = (): number => Math.round((host.now() - started) / 1000);
  const gate = {
    program: "",
    open: () => undefined,
    noteDriver: () => undefined,
    running: () => ({ terraforms: [], drivers: [] }),
    interrupt: () => interrupts.push(second()),
  };
  const progress = (): ApplyProgress => {
    return {
      done: 0,
      running: new Map([["aws_x.a", started]]),
      lastChange: lastChange(host.now()),
      complete: false,
    };
  };
  const isEmulatorAlive = (): Promise<boolean> => Promise.resolve(isAlive(second()));
  const watched = watchApply({ host, gate, folder: workFolder("/p", "dev"), isEmulatorAlive }, progress);
  await jest.advanceTimersByTimeAsync(seconds * 1000);
  watched.stop();
  return { verdict: watched.verdict()?.parts, interrupts };
}

const always = (): boolean => true;
const busy = (now: number): number => now;

it("leaves an apply alone that goes on", async () => {
  expect(await watch(1_000, always, busy)).toEqual({ verdict: undefined, interrupts: [] });
});

it("leaves it alone when the emulator is silent for a moment", async () => {
  expect(await watch(100, (second) => second % 10 >= 4, busy)).toEqual({
    verdict: undefined,
    interrupts: [],
  });
});

it("ends it when the emulator is gone, gently, and then for good", async () => {
  const { verdict, interrupts } = await watch(60, (second) => second < 10, busy);
  expect(verdict).toEqual({
    what: "The AWS emulator stopped answering in the middle of the run, so Terraform was stopped",
    next: "read /p/.durable/local/dev/emulator.log, then run `durable local up`: it starts over with a fresh emulator",
  });
  expect(interrupts).toEqual([14, 26]);
});

it("ends it when nothing has finished for six minutes: an endpoint that only answers 500 is retried for ever", async () => {
  const started = Date.now();
  const { verdict, interrupts } = await watch(400, always, () => started);
  expect([verdict?.what, verdict?.given, interrupts[0]]).toEqual([
    "Nothing was finished for 6m00s, so Terraform was stopped",
    "it waited for aws_x.a",
    362,
  ]);
});
