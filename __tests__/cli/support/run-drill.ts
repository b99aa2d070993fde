import { createProgram } from "../../../src/cli/program";
import type { HostFiles } from "../../../src/foundation/host";
import { type FakeHost, fakeHost } from "./fake-host";
import { UNINTERRUPTED } from "./uninterrupted";

export interface Ran {
  readonly host: FakeHost;
  readonly error: unknown;
  readonly exitCode: typeof process.exitCode;
}

/** One `durable drill` in the project `/p`, on a machine in memory. */
export function runDrill(files: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  return runDrillOn(fakeHost({ files }), ...args);
}

/** The same, with the files of a machine. */
export function runDrillWith(files: HostFiles, ...args: string[]): Promise<Ran> {
  return runDrillOn({ ...fakeHost({}), files }, ...args);
}

async function runDrillOn(host: FakeHost, ...args: string[]): Promise<Ran> {
  const program = createProgram({ host, projectFolder: "/p", interruption: () => UNINTERRUPTED });
  for (const command of [program, ...program.commands]) command.exitOverride();
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await program.parseAsync(["drill", ...args], { from: "user" });
    return { host, error: undefined, exitCode: process.exitCode };
  } catch (error) {
    return { host, error, exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
  }
}
