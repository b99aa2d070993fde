import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Drift, driftOf, parseDriftPlan } from "../../../src/local/drift";
import { EMULATOR_GAPS } from "../../../src/local/emulator-gaps";
import { type RunTerraform, terraformRunner, written } from "../../handoff/support/terraform";
import type { Lab } from "../../local/gateway/support/lab";
import { addresses, type StackJson } from "../../support/stack-json";
import { isLackingAfterwards, isLeftToSecondDeploy } from "./restored";

/** What a deployment came to. */
export interface Deployed {
  readonly exitCode: number | null;
  readonly stderr: string;
  /** As the JSON has them. */
  readonly resources: number;
  /** As Terraform counts them. */
  readonly added: number;
  /** What the provider leaves to a second deploy of a restored database, by attribute: made where the emulator can. */
  readonly later: readonly string[];
  /** What a deploy after that would change. */
  readonly drift: readonly Drift[];
  /** Of it, what the allow-list of the emulator's gaps has. */
  readonly explained: readonly Drift[];
  readonly seconds: number;
}

/** The state beside the JSON: the suites that deploy with CDKTF show the one in S3. */
const LOCAL = JSON.stringify({ terraform: { backend: { local: {} } } });

const LOCK = ".terraform.lock.hcl";
/** Most resources are waited for: ten at a time, as Terraform has it, would wait one after the other. */
const WIDE = ["-parallelism=30"];

/** Deploys stacks as Terraform alone does, with providers that were initialized once. */
export class Deployer {
  private constructor(
    private readonly terraform: RunTerraform,
    private readonly initialized: string,
    private readonly lock: string,
  ) {}

  /** @param json with every provider that a stack has */
  static async create(json: StackJson): Promise<Deployer> {
    const terraform = await terraformRunner();
    const folder = folderOf(json);
    const init = await terraform(folder, ["init"]);
    if (init.exitCode !== 0) throw new Error(init.stderr);
    return new Deployer(terraform, folder, readFileSync(join(folder, LOCK), "utf8"));
  }

  dispose(): void {
    rmSync(this.initialized, { recursive: true, force: true });
  }

  /** Applies, and plans once more. */
  async deploy(json: StackJson, { settings }: Lab): Promise<Deployed> {
    const folder = folderOf(json, [LOCK, this.lock]);
    const { endpoint, region, credentials } = settings;
    const env = {
      ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: region },
      ...{
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      },
      TF_DATA_DIR: join(this.initialized, ".terraform"),
    };
    const startedAt = performance.now();
    try {
      const applied = await this.terraform(folder, ["apply", "-auto-approve", "-input=false", ...WIDE], env);
      const { exitCode, stdout, stderr } = applied;
      const seen = exitCode === 0 ? await this.drift(folder, env) : { explained: [], unexplained: [] };
      const isLater = (drift: Drift) => isLeftToSecondDeploy(drift, json);
      const later = seen.unexplained.filter(isLater);
      const isMade = later.length > 0 && !isLackingAfterwards(json);
      // The plan that was made already; what is not of the provider's making is seen in the next one again.
      if (isMade) await this.mustRun(folder, ["apply", ...WIDE, "plan"], env);
      const after = isMade ? await this.drift(folder, env) : seen;
      const drift = isMade ? after.unexplained : after.unexplained.filter((one) => !isLater(one));
      return {
        ...{ exitCode, stderr, drift, explained: after.explained },
        later: later.map(({ attribute }) => attribute).sort(),
        resources: addresses(json).filter((address) => !address.startsWith("data.")).length,
        added: Number(/(\d+) added, 0 changed, 0 destroyed/.exec(stdout)?.[1]),
        seconds: Math.round((performance.now() - startedAt) / 1000),
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  private async drift(folder: string, env: Readonly<Record<string, string>>) {
    await this.mustRun(folder, ["plan", "-input=false", "-out=plan"], env);
    const shown = await this.mustRun(folder, ["show", "-json", "plan"], env);
    return driftOf(parseDriftPlan(shown), EMULATOR_GAPS);
  }

  private async mustRun(folder: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    const { exitCode, stdout, stderr } = await this.terraform(folder, args, env);
    if (exitCode !== 0) throw new Error(`terraform ${args.join(" ")}: ${stderr}`);
    return stdout;
  }
}

const folderOf = (json: StackJson, ...more: readonly (readonly [string, string])[]): string =>
  written([["cdk.tf.json", JSON.stringify(json)], ["backend_override.tf.json", LOCAL], ...more]);
