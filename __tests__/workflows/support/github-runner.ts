import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { condition, type Contexts, interpolate, type Outcome } from "./expressions";
import type { Job, Step, Workflow } from "./github-workflow";
import { runScript } from "./run-script";
import { temporaryFolder } from "./temporary";

type Variables = Readonly<Record<string, string>>;

/** What stands in for an action: it gets its `with`, and answers what it exports to later steps. */
export type Action = (options: Variables, job: RunningJob) => Variables;

export interface RunningJob {
  readonly workspace: string;
  readonly permissions: Variables;
}

/** What GitHub would hold for the run. */
export interface Run {
  readonly workflow: Workflow;
  /** `github.…` */
  readonly github: Contexts;
  /** Repository variables. */
  readonly vars: Variables;
  /** By name without its pin. An action that is not listed fails the test. */
  readonly actions: Readonly<Record<string, Action>>;
  /** Variables of the machine and of GitHub, for every step. */
  readonly machine: Variables;
  /** In front of the PATH. */
  readonly programs: string;
}

export interface JobResult {
  readonly result: "success" | "failure" | "skipped";
  /** `name: outcome`, in order. */
  readonly steps: readonly string[];
  readonly log: string;
  readonly summary: string;
}

const ENVIRONMENT = "prod";
const SKIPPED: JobResult = { result: "skipped", steps: [], log: "", summary: "" };

/** Runs one job of a workflow, word for word, for the environment `prod`; `needs` are the results of those before. */
export async function runJob(
  run: Run,
  name: string,
  needs: Readonly<Record<string, JobResult>> = {},
): Promise<JobResult> {
  const job = run.workflow.jobs[name];
  if (job === undefined) throw new Error(`${run.workflow.name} has no job ${name}`);
  const before = job.needs === undefined ? undefined : needs[job.needs];
  if (job.needs !== undefined && before === undefined) throw new Error(`${name} needs ${job.needs}`);
  const contexts: Contexts = {
    github: { ...run.github, token: tokenOf(job) },
    vars: run.vars,
    matrix: { environment: ENVIRONMENT },
    needs: Object.fromEntries(Object.entries(needs).map(([id, { result }]) => [id, { result }])),
  };
  const outcome = before === undefined || before.result === "success" ? "success" : "failure";
  return condition(job.if, contexts, outcome) ? runSteps(run, job, contexts) : SKIPPED;
}

/** What the token of a job may do is written on it, for the server of the test to hold it against. */
function tokenOf({ permissions = {} }: Job): string {
  return Buffer.from(JSON.stringify(permissions)).toString("base64url");
}

async function runSteps(run: Run, job: Job, contexts: Contexts): Promise<JobResult> {
  const temporary = temporaryFolder("runner");
  const workspace = join(temporary, "work");
  mkdirSync(workspace);
  const files = { GITHUB_OUTPUT: "output", GITHUB_STEP_SUMMARY: "summary", GITHUB_ENV: "env" };
  const paths = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, join(temporary, file)]),
  );
  const machine = { ...run.machine, ...paths, RUNNER_TEMP: temporary, GITHUB_WORKSPACE: workspace };
  const exported: Record<string, string> = {};
  const steps: Record<string, { outcome: string }> = {};
  const told: string[] = [];
  let outcome: Outcome = "success";
  let log = "";
  for (const step of job.steps) {
    const name = step.name ?? step.uses?.split("@")[0] ?? "";
    const known: Contexts = { ...contexts, steps };
    let ended: "success" | "failure" | "skipped" = "skipped";
    if (condition(step.if, known, outcome)) {
      const env = { ...machine, ...filled(job.env, known), ...exported, ...filled(step.env, known) };
      const result = await runStep(run, job, step, known, env, workspace);
      ended = result.exitCode === 0 ? "success" : "failure";
      log += `--- ${name}\n${result.log}`;
      Object.assign(exported, result.exported);
    }
    if (step.id !== undefined) steps[step.id] = { outcome: ended };
    told.push(`${name}: ${ended}`);
    if (ended === "failure" && step["continue-on-error"] !== true) outcome = "failure";
  }
  const summaryPath = join(temporary, files.GITHUB_STEP_SUMMARY);
  const summary = existsSync(summaryPath) ? readFileSync(summaryPath, "utf8") : "";
  return { result: outcome === "success" ? "success" : "failure", steps: told, log, summary };
}

interface StepResult {
  readonly exitCode: number | null;
  readonly log: string;
  readonly exported: Variables;
}

async function runStep(
  run: Run,
  job: Job,
  step: Step,
  contexts: Contexts,
  env: Variables,
  workspace: string,
): Promise<StepResult> {
  if (step.run !== undefined) {
    if (step.run.includes("${{")) throw new Error(`a script with text from outside: ${step.name}`);
    for (const path of ["GITHUB_OUTPUT", "GITHUB_ENV"]) writeFileSync(env[path] ?? "", "");
    const PATH = `${run.programs}${delimiter}${process.env["PATH"] ?? ""}`;
    return { ...(await runScript(step.run, workspace, { ...env, PATH })), exported: {} };
  }
  const uses = step.uses?.split("@")[0] ?? "";
  const action = run.actions[uses];
  if (action === undefined) throw new Error(`nothing stands in for the action ${uses}`);
  const options = filled(
    Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, String(value)])),
    contexts,
  );
  try {
    const exported = action(options, { workspace, permissions: job.permissions ?? {} });
    return { exitCode: 0, log: "", exported };
  } catch (error) {
    return { exitCode: 1, log: `${String(error)}\n`, exported: {} };
  }
}

function filled(texts: Variables | undefined, contexts: Contexts): Variables {
  return Object.fromEntries(
    Object.entries(texts ?? {}).map(([name, text]) => [name, interpolate(String(text), contexts)]),
  );
}
