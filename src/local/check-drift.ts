import { join } from "node:path";
import { externalError } from "../foundation/errors";
import type { Finished, HostFiles } from "../foundation/host";
import type { StackRunner } from "../state/stack-runner";
import { type DriftReport, driftOf, NO_DRIFT, parseDriftPlan } from "./drift";
import { EMULATOR_GAPS } from "./emulator-gaps";

const PLAN = "drift.plan";

/** What the next deploy of a stack would change: plans, and throws the plan away. */
export async function checkDrift(runner: StackRunner, files: HostFiles, stack: string): Promise<DriftReport> {
  const plan = join(runner.folder(stack), PLAN);
  try {
    const planned = await runner.terraform(stack, [
      "plan",
      "-detailed-exitcode",
      "-input=false",
      "-no-color",
      `-out=${PLAN}`,
    ]);
    if (planned.exitCode === 0) return NO_DRIFT;
    if (planned.exitCode !== 2) throw failed("plan", planned);
    const shown = await runner.terraform(stack, ["show", "-json", PLAN]);
    if (shown.exitCode !== 0) throw failed("show", shown);
    return driftOf(parseDriftPlan(shown.stdout), EMULATOR_GAPS);
  } finally {
    // It holds every value of the state in clear text.
    files.remove(plan);
  }
}

function failed(command: string, { exitCode, endedBy, startError, stdout, stderr }: Finished): Error {
  const said = (stderr.trim() === "" ? stdout : stderr).trim().split("\n").slice(-20).join("\n");
  return externalError({
    what: `\`terraform ${command}\` failed (${startError ?? endedBy ?? `exit code ${exitCode}`}):\n${said}`,
    next: "run `durable local up` again",
  });
}
