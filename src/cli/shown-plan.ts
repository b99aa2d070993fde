import { join } from "node:path";
import { workFolder } from "../deploy/work-folder";
import { externalError, usageError } from "../foundation/errors";
import type { CliContext } from "./context";
import { durableStacks, stackFolder } from "./inputs";
import { OFFLINE_WORDS, offlineInterrupted, offlineTerraform } from "./offline-terraform";

/** What `cdktf diff` calls its plan. */
const PLAN = "plan";

/** The JSON of the plan that `npx cdktf diff STACK` left. It holds secrets, and is written nowhere. */
export async function shownPlan(context: CliContext, stack: string): Promise<string> {
  const { host, projectFolder, interruption } = context;
  const folder = stackFolder(context, stack);
  if (!host.files.exists(join(folder, PLAN))) {
    throw usageError({
      what: "There is no plan of this stack",
      given: stack,
      allowed: `a stack that was planned, of ${durableStacks().join(", ")}`,
      next: `run \`npx cdktf diff ${stack}\`, or give a plan as a file: --plan FILE`,
    });
  }
  const { terraform, env } = await offlineTerraform(host, workFolder(projectFolder, "review"));
  const signal = interruption(OFFLINE_WORDS).once;
  const shown = await host.run({
    program: terraform.path,
    args: ["show", "-json", PLAN],
    cwd: folder,
    env,
    signal,
  });
  if (signal.aborted) throw offlineInterrupted();
  if (shown.exitCode === 0) return shown.stdout;
  throw externalError({
    what: `Terraform cannot show the plan of ${stack}: ${lastLine(shown.stderr) ?? shown.startError ?? "it said nothing"}`,
    given: join(folder, PLAN),
    next: `run \`npx cdktf diff ${stack}\` again, with the same Terraform`,
  });
}

function lastLine(text: string): string | undefined {
  return text
    .split("\n")
    .map((line) => line.replace(/^[\s│╷╵]+/u, ""))
    .find((line) => line.startsWith("Error"));
}
