import { Command } from "commander";
import { listenForInterrupts } from "../../src/cli/interrupts";
import { addStateRecover } from "../../src/cli/state-recover";
import { fakeHost } from "./support/fake-host";
import { UNINTERRUPTED } from "./support/uninterrupted";

/** This command alone: the others load clients that it has no need of. */
async function run(...args: string[]) {
  const host = fakeHost();
  const state = new Command("state").exitOverride().configureOutput({
    writeOut: (text) => host.stdout.write(text),
    writeErr: (text) => host.stderr.write(text),
  });
  addStateRecover(state, { host, projectFolder: "/p", interruption: () => UNINTERRUPTED });
  const error: unknown = await state
    .parseAsync(["recover", ...args], { from: "user" })
    .then(() => undefined)
    .catch((thrown: unknown) => thrown);
  return { error, ...host.written };
}

it.each([
  [[], "error: required option '-e, --environment <name>' not specified"],
  [["-e", "dev", "--stack", "web"], "Allowed choices are state, durable."],
  [["-e", "dev", "--unlock"], "error: option '--unlock <id>' argument missing"],
  [["-e", "dev", "--version-id"], "error: option '--version-id <id>' argument missing"],
  [["-e", "dev", "--forse"], "error: unknown option '--forse'"],
])("refuses %j before it looks at anything", async (args, said) => {
  const { error, stdout, stderr } = await run(...args);
  expect(error).toMatchObject({ exitCode: 1 });
  expect([stdout, stderr]).toEqual(["", expect.stringContaining(said)]);
});

it("names the environments there are", async () => {
  const { error } = await run("--environment", "nope");
  expect(error).toMatchObject({ kind: "usage", exitCode: 1, parts: { given: "nope", allowed: "dev, prod" } });
});

it("teaches, with examples", async () => {
  const { stdout } = await run("--help");
  expect(stdout).toContain("npx durable state recover --environment prod --dry-run");
});

it("says at an interrupt what it does itself, not what Terraform would", () => {
  const host = fakeHost();
  const before = process.listeners("SIGINT");
  const { once } = listenForInterrupts(host, ["first", "second"]);
  process.emit("SIGINT");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    for (const listener of process.listeners(signal))
      if (!before.includes(listener)) process.removeListener(signal, listener);
  expect([once.aborted, host.written.stderr]).toEqual([true, "\nfirst\n"]);
});
