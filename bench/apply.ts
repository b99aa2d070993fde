import { rmSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { stackNames } from "../src/config/physical-names";
import { synthesize } from "../src/deploy/cdktf";
import { checkInterrupted } from "../src/deploy/interruption";
import { prepareTerraform } from "../src/deploy/prepare-terraform";
import type { Phase } from "../src/deploy/reporter";
import { openSession, type Session } from "../src/deploy/session";
import type { Finished } from "../src/foundation/host";
import { nodeHost } from "../src/foundation/node-host";
import { listenForInterrupts } from "../src/cli/interrupts";
import { emulatorClients } from "../src/local/aws-clients";
import { deploySteps } from "../src/local/deploy-stacks";
import { localDown } from "../src/local/down";
import { ensureEmulator } from "../src/local/ensure-emulator";
import { liveRunner } from "../src/local/live-runner";
import type { StackRunner } from "../src/state/stack-runner";
import { longestChain, readGraph, readTimes, type Timed } from "./longest-chain";
import { copyProject } from "./project-copy";

/**
 * `npm run bench:apply`: the first deploy of `dev` onto the emulator. Its apply, as a whole process, beside the longest chain
 * of its dependency graph, summed from Terraform's own times: what no other order and no machine could better. Its plan
 * beside one of a single resource, with the same provider, backend and lock, in turn. Exits 1 where a limit is passed, or
 * where the longest chain is not the database's.
 */
const ENVIRONMENT = "dev";
const PLANS = 5;
const AT_MOST = { apply: 1.1, plan: 1.3 };
const ONE = "bench-one";

interface Measured {
  readonly resources: number;
  readonly applySeconds: number;
  readonly chain: readonly Timed[];
  readonly times: readonly Timed[];
  readonly planSeconds: number;
  readonly onePlanSeconds: number;
  readonly secondPlanSeconds: number;
}

const host = nodeHost();

async function measure(session: Session, runner: (phase: Phase) => StackRunner): Promise<Measured> {
  const { reporter, environment } = session;
  const { durable } = stackNames(environment);
  const plans = await reporter.phase("plans", async (phase) => {
    const run = terraformOf(runner(phase));
    writeOne(session, durable);
    for (const stack of [durable, ONE]) await run(stack, "init", "-input=false", "-no-color");
    const rounds: { readonly all: number; readonly one: number }[] = [];
    for (let round = 1; round <= PLANS; round += 1) {
      phase.note(`round ${round} of ${PLANS}`);
      const one = await run(ONE, "plan", "-input=false", "-no-color");
      const all = await run(durable, "plan", "-input=false", "-no-color", "-out=bench.plan");
      rounds.push({ all: all.seconds, one: one.seconds });
    }
    return { all: median(rounds.map(({ all }) => all)), one: median(rounds.map(({ one }) => one)) };
  });
  return reporter.phase("apply", async (phase) => {
    const run = terraformOf(runner(phase));
    phase.note("waiting for the database and the balancers, as a deploy does");
    const graph = readGraph((await run(durable, "graph")).stdout);
    const applied = await run(durable, "apply", "-json", "-input=false", "bench.plan");
    const times = readTimes(applied.stdout);
    phase.note("planning what is deployed");
    const second = await run(durable, "plan", "-input=false", "-no-color");
    return {
      resources: times.length,
      applySeconds: applied.seconds,
      chain: longestChain(times, graph),
      times,
      planSeconds: plans.all,
      onePlanSeconds: plans.one,
      secondPlanSeconds: second.seconds,
    };
  });
}

type Terraform = (
  stack: string,
  ...args: string[]
) => Promise<{ readonly stdout: string; readonly seconds: number }>;

function terraformOf(runner: StackRunner): Terraform {
  return async (stack, ...args) => {
    const started = process.hrtime.bigint();
    const finished = await runner.terraform(stack, args);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    if (finished.exitCode !== 0) throw new Error(`terraform ${args.join(" ")}: ${said(finished)}`);
    return { stdout: finished.stdout, seconds };
  };
}

function said({ stdout, stderr }: Finished): string {
  return `${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`;
}

/** The same stack with its VPC alone, and a state of its own in the same bucket. */
function writeOne({ folder }: Session, durable: string): void {
  const path = (stack: string): string => join(folder.stackFolder(stack), "cdk.tf.json");
  const { terraform, provider, resource } = JSON.parse(host.files.read(path(durable)) ?? "") as Synthesized;
  const s3 = { ...terraform.backend.s3, key: `${ONE}/terraform.tfstate` };
  const [name = "", vpc] = Object.entries(resource["aws_vpc"] ?? {})[0] ?? [];
  host.files.write(
    path(ONE),
    JSON.stringify({
      terraform: { ...terraform, backend: { s3 } },
      provider,
      resource: { aws_vpc: { [name]: vpc } },
    }),
  );
}

interface Synthesized {
  readonly terraform: { readonly backend: { readonly s3: object } };
  readonly provider: object;
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

function report(measured: Measured): boolean {
  const { chain, applySeconds, planSeconds, onePlanSeconds, secondPlanSeconds, resources } = measured;
  const total = chain.reduce((sum, { seconds }) => sum + seconds, 0);
  const apply = applySeconds / total;
  const plan = planSeconds / onePlanSeconds;
  const database = chain.some(({ address }) => address.startsWith("aws_db_instance."));
  const machine = `Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const seconds = (value: number): string => `${value.toFixed(1).padStart(6)} s`;
  console.log(
    [
      `${new Date().toISOString().slice(0, 10)}, ${machine}; durable-${ENVIRONMENT}, ${resources} resources, onto the emulator`,
      "",
      `apply                     ${seconds(applySeconds)}`,
      `longest chain             ${seconds(total)}  ${database ? "the database's" : "not the database's"}`,
      ...chain.map((each) => `  ${each.address.padEnd(52)} ${seconds(each.seconds)}`),
      `apply over the chain      ${apply.toFixed(2)} times (at most ${AT_MOST.apply})`,
      `all resources, one by one ${seconds(measured.times.reduce((sum, each) => sum + each.seconds, 0))}`,
      "",
      `plan of all resources     ${planSeconds.toFixed(2)} s, median of ${PLANS}`,
      `plan of one resource      ${onePlanSeconds.toFixed(2)} s, in turn with it`,
      `plan over that            ${plan.toFixed(2)} times (at most ${AT_MOST.plan})`,
      `plan of what is deployed  ${secondPlanSeconds.toFixed(2)} s, every resource read`,
    ].join("\n"),
  );
  return database && apply <= AT_MOST.apply && plan <= AT_MOST.plan;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

async function main(): Promise<void> {
  const projectFolder = copyProject();
  const options = { projectFolder, environment: ENVIRONMENT, interruption: listenForInterrupts(host) };
  const session = openSession(options, host);
  const { reporter, environment, interruption, folder } = session;
  try {
    const prepared = await prepareTerraform(host, folder);
    const emulator = await reporter.phase("emulator", (phase) => ensureEmulator(session, phase));
    const live = liveRunner(session, prepared, emulator);
    const clients = emulatorClients(emulator.endpoint, environment.region);
    try {
      const steps = deploySteps(session, live, clients);
      await reporter.phase("synthesize", () => synthesize({ ...live.settings, onProgress: () => undefined }));
      await reporter.phase("state backend", steps.stateBackend);
      checkInterrupted(interruption);
      const measured = await measure(session, (phase) => live.runnerOf(phase));
      process.exitCode = report(measured) ? 0 : 1;
    } finally {
      clients.destroy();
    }
  } finally {
    await localDown({ ...options, discard: true }, host);
    rmSync(projectFolder, { recursive: true, force: true });
  }
}

void main();
