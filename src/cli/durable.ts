import { CommanderError } from "commander";
import { EXIT } from "../foundation/errors";
import { nodeHost } from "../foundation/node-host";
import { PROJECT_FOLDER } from "../foundation/project-folder";
import { reportFailure } from "../foundation/report-failure";
import type { Interruption } from "../deploy/interruption";
import { listenForInterrupts } from "./interrupts";
import { createProgram } from "./program";

/** Runs one command line and sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  const host = nodeHost();
  let interruption: Interruption | undefined;
  const program = createProgram({
    host,
    projectFolder: PROJECT_FOLDER,
    interruption: (words) => (interruption ??= listenForInterrupts(host, words)),
  });
  // Subcommands have taken over their settings already: each must throw instead of ending the process.
  for (const command of [program, ...program.commands.flatMap((child) => [child, ...child.commands])])
    command.exitOverride();
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.error;
    else reportFailure(error);
  }
}

/** `durable … | head`: whoever reads no further does not change what the command came to. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
