import { type DurableError, externalError } from "../foundation/errors";
import type { Finished } from "../foundation/host";
import type { StackRunner } from "../state/stack-runner";
import { type ApplyProgress, readProgress, startProgress } from "./apply-progress";
import { readCdktfJson } from "./cdktf-json";
import type { CdktfSettings } from "./cdktf-settings";
import { checkInterrupted } from "./interruption";
import { extractErrors, lastWords } from "./terraform-errors";
import { watchApply } from "./watch-apply";

/** Without the registry `terraform providers lock` fails; the stacks do not depend on each other for `cdktf`. */
const APPLY_OPTIONS = [
  "--auto-approve",
  "--skip-synth",
  "--skip-provider-lock",
  "--ignore-missing-stack-dependencies",
  "--no-color",
];

/**
 * Runs the program of `cdktf.json` as `cdktf synth` does, without the seconds that `cdktf` takes to start. Fails with
 * the words of the program.
 */
export async function synthesize(settings: CdktfSettings): Promise<void> {
  const { host, projectFolder, folder, env, interruption } = settings;
  const { app, context } = readCdktfJson(host.files, projectFolder);
  const finished = await host.run({
    program: "sh",
    args: ["-c", app],
    cwd: projectFolder,
    env: { ...env, CDKTF_OUTDIR: folder.synthesized, CDKTF_CONTEXT_JSON: JSON.stringify(context) },
    logPath: folder.logOf("synth"),
    signal: interruption.once,
  });
  checkInterrupted(interruption);
  if (finished.exitCode !== 0)
    throw failure(settings, "synth", "The project could not be synthesized", finished);
}

/** The real `cdktf` CLI and Terraform, in the safe environment and behind the gate. */
export function stackRunner(settings: CdktfSettings): StackRunner {
  const { host, folder, env, gate, interruption } = settings;
  return {
    folder: (stack) => folder.stackFolder(stack),
    deploy: async (stack) =>
      (await apply(settings, "deploy", stack)).planned === 0 ? "unchanged" : "changed",
    destroy: async (stack) => void (await apply(settings, "destroy", stack)),
    terraform: (stack, args) => {
      const interrupt = (): void => void gate.interrupt();
      return host.run({
        program: gate.program,
        args,
        cwd: folder.stackFolder(stack),
        env,
        signal: interruption.once,
        interrupt,
      });
    },
  };
}

async function apply(
  settings: CdktfSettings,
  verb: "deploy" | "destroy",
  stack: string,
): Promise<ApplyProgress> {
  const { host, folder, gate, interruption, onProgress } = settings;
  checkInterrupted(interruption);
  const step = `${verb}-${stack}`;
  let progress = startProgress(host.now());
  const watch = watchApply(settings, () => progress);
  const impatience = (): void => void gate.interrupt();
  interruption.twice.addEventListener("abort", impatience, { once: true });
  try {
    const args = [verb, stack, "--output", folder.synthesized, ...APPLY_OPTIONS];
    const finished = await cdktf(settings, step, args, (line) => {
      progress = readProgress(progress, line, host.now());
      onProgress(progress);
    });
    if (interruption.once.aborted && verb === "deploy" && !progress.complete)
      host.files.write(folder.interruptedApply, "");
    checkInterrupted(interruption);
    const verdict = watch.verdict();
    if (verdict !== undefined) throw verdict;
    if (finished.exitCode !== 0) throw failure(settings, step, `\`cdktf ${verb} ${stack}\` failed`, finished);
    // A Terraform that is killed in the terminal that `cdktf` gives it counts as a success there (node-pty tells
    // a signal apart from the exit code, and `cdktf` looks at the code alone).
    if (!progress.complete)
      throw failure(settings, step, `Terraform was killed during \`cdktf ${verb} ${stack}\``, finished);
    return progress;
  } finally {
    watch.stop();
    interruption.twice.removeEventListener("abort", impatience);
  }
}

/** `cdktf` itself never hears of an interrupt: it would kill Terraform. See `terraform-gate.ts`. */
function cdktf(
  settings: CdktfSettings,
  step: string,
  args: readonly string[],
  onLine: (line: string) => void,
): Promise<Finished> {
  const { host, projectFolder, folder, env, gate, interruption } = settings;
  return host.run({
    program: host.nodePath,
    args: [require.resolve("cdktf-cli/bundle/bin/cdktf"), ...args],
    cwd: projectFolder,
    env,
    logPath: folder.logOf(step),
    onLine,
    onStart: (pid) => gate.noteDriver(pid),
    signal: interruption.once,
    interrupt: () => void gate.interrupt(),
  });
}

function failure(
  { host, folder }: CdktfSettings,
  step: string,
  what: string,
  finished: Finished,
): DurableError {
  const path = folder.logOf(step);
  const log = host.files.read(path) ?? "";
  const errors = extractErrors(log);
  const how = finished.startError ?? finished.endedBy ?? `exit code ${finished.exitCode}`;
  return externalError({
    what: `${what} (${how}):\n${errors.length > 0 ? errors.join("\n\n") : lastWords(log)}\n`,
    next: `read ${path}, then run the command again`,
  });
}
