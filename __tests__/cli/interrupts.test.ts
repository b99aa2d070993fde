import { listenForInterrupts } from "../../src/cli/interrupts";
import { checkInterrupted, interrupted } from "../../src/deploy/interruption";
import { failureOf } from "./support/failure";
import { fakeHost } from "./support/fake-host";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

afterEach(() => {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
});

it.each(SIGNALS)(
  "takes %s for a wish to stop, and the same within a second for the same wish",
  async (signal) => {
    const host = fakeHost();
    const { once, twice } = listenForInterrupts(host);
    expect([once.aborted, twice.aborted]).toEqual([false, false]);
    process.emit(signal);
    await host.sleep(999);
    process.emit(signal);
    expect([once.aborted, twice.aborted]).toEqual([true, false]);
    await host.sleep(1);
    process.emit(signal);
    process.emit(signal);
    expect([once.aborted, twice.aborted]).toEqual([true, true]);
    expect(host.written.stderr.trim().split(/\n+/u)).toEqual([
      "Interrupted: Terraform is asked to stop and to save its state (again: drop everything)",
      "Interrupted again: Terraform is told to drop what it does",
    ]);
  },
);

it("ends with exit code 130, and says what is left", async () => {
  const open = new AbortController().signal;
  expect(() => checkInterrupted({ once: open, twice: open })).not.toThrow();
  const once = await failureOf(() => checkInterrupted({ once: AbortSignal.abort(), twice: open }));
  expect([once.exitCode, once.parts.what]).toEqual([
    130,
    "Interrupted: Terraform has ended, its state is saved and its locks are released",
  ]);
  const twice = interrupted({ once: AbortSignal.abort(), twice: AbortSignal.abort() });
  expect([twice.exitCode, twice.parts.given]).toEqual([
    130,
    "its locks are left behind, and resources that it was creating may be missing from the state",
  ]);
});
