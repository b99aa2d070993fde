import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type EmulatorRecord, startEmulator, stopEmulator } from "../../../src/local/emulator/emulator";
import { NOT_IMPORTED } from "../../../src/state/recover/orphans/registry";
import type { OrphanReport } from "../../../src/state/recover/orphans/report";
import type { StateReport } from "../../../src/state/verify/report";
import { LiveInventory } from "./live-inventory";
import { killTree } from "./kill-tree";
import { eventually, type Finished, Project } from "./project";

const ACCOUNT_ID = "111122223333";
const ENVIRONMENT = "dev";
const STACK = `durable-${ENVIRONMENT}`;
const STATE_OBJECT = {
  Bucket: `durable-${ENVIRONMENT}-state-${ACCOUNT_ID}`,
  Key: `${STACK}/terraform.tfstate`,
};
const REGION = "us-east-1";
const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };
/** As the CDKTF CLI prints it: the address, and the construct's path in brackets. */
const CREATED = /(aws_\w+\.[\w-]+)[^\n]*: Creation complete after /g;

interface State {
  readonly serial: number;
  readonly resources: readonly { readonly type: string; readonly name: string }[];
}

/**
 * An account of its own, reached with the shell's credentials as on AWS, and a copy of the project: what a killed
 * apply leaves, and the way out of it, each step a method.
 */
export class KilledApply {
  readonly project = new Project();
  private emulator?: EmulatorRecord;

  async start(): Promise<void> {
    const workDirectory = join(this.project.folder, ".durable/account");
    mkdirSync(workDirectory, { recursive: true });
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME };
    this.emulator = await startEmulator({
      program: "moto_server",
      accountId: ACCOUNT_ID,
      workDirectory,
      env,
    });
    await this.durable(0, "state", "bootstrap", "--environment", ENVIRONMENT);
  }

  async end(): Promise<void> {
    if (this.emulator !== undefined) await stopEmulator(this.emulator);
    await this.project.dispose(ENVIRONMENT);
  }

  /**
   * `cdktf deploy`, ended with `kill -9` together with Terraform and its provider after `count` resources.
   *
   * @returns the addresses that Terraform said to have created, sorted: `count` of them, or some more.
   */
  async killAfter(count: number): Promise<readonly string[]> {
    const run = this.project.startCdktf(this.shell(), ...DEPLOY);
    try {
      await eventually(`${count} resources are created`, 300, () => {
        if (run.child.exitCode !== null) throw new Error(`it ended by itself:\n${run.output()}`);
        return created(run.output()).length >= count;
      });
    } finally {
      await killTree(run.child.pid ?? 0);
    }
    await run.done;
    return created(run.output());
  }

  async verify(): Promise<StateReport> {
    const args = ["state", "verify", "--environment", ENVIRONMENT, "--json"];
    return JSON.parse((await this.project.durableIn(this.shell(), ...args)).stdout) as StateReport;
  }

  /** Releases every lock that `state verify` names, as the operator would who knows that the run is dead. */
  async unlock(): Promise<void> {
    const { stacks } = await this.verify();
    for (const id of new Set(stacks.flatMap(({ locks }) => locks.map((lock) => lock.id ?? "unreadable"))))
      await this.durable(0, "state", "recover", "--environment", ENVIRONMENT, "--unlock", id, "--yes");
  }

  /** @param exitCode what the command must end with. */
  async orphans(exitCode: number, ...args: string[]): Promise<OrphanReport> {
    const { stdout } = await this.durable(
      exitCode,
      "state",
      "orphans",
      "--environment",
      ENVIRONMENT,
      "--json",
      "--quiet",
      ...args,
    );
    return JSON.parse(stdout) as OrphanReport;
  }

  /** What `state orphans` says when it refuses to do it. */
  async refusal(...args: string[]): Promise<string> {
    return (await this.durable(1, "state", "orphans", "--environment", ENVIRONMENT, "--quiet", ...args))
      .stderr;
  }

  /** A plain `cdktf deploy`. */
  deploy(): Promise<Finished> {
    return this.project.cdktf(this.shell(), ...DEPLOY);
  }

  /**
   * Puts a state that knows nothing in the place of the durable stack's, as Terraform itself would write one: the
   * worst that a lost state can be.
   */
  async forget(): Promise<void> {
    const state = await this.state();
    const text = JSON.stringify({ ...state, serial: state.serial + 1, resources: [], outputs: {} });
    await this.s3().send(new PutObjectCommand({ ...STATE_OBJECT, Body: text }));
    const Digest = { S: createHash("md5").update(text).digest("hex") };
    await new DynamoDBClient(this.settings()).send(
      new PutItemCommand({
        TableName: `durable-${ENVIRONMENT}-state-lock`,
        Item: { LockID: { S: `${STATE_OBJECT.Bucket}/${STATE_OBJECT.Key}-md5` }, Digest },
      }),
    );
  }

  /** Every address of the durable stack that a deploy could make twice, sorted. */
  addresses(): readonly string[] {
    const path = `.durable/aws/${ENVIRONMENT}/cdktf.out/stacks/${STACK}/cdk.tf.json`;
    const { resource } = JSON.parse(this.project.read(path)) as { resource: Record<string, object> };
    return Object.entries(resource)
      .filter(([type]) => NOT_IMPORTED[type] === undefined)
      .flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`))
      .sort();
  }

  /** What lives, and what the states of both stacks know of it: equal when nothing is lost and nothing is twice. */
  async inventory(): Promise<{ readonly live: readonly string[]; readonly recorded: readonly string[] }> {
    const inventory = new LiveInventory(this.endpoint());
    return { live: await inventory.live(), recorded: await inventory.recorded(ENVIRONMENT, ACCOUNT_ID) };
  }

  /** The addresses that the durable stack's state holds; none before Terraform has written one. */
  async recordedAddresses(): Promise<readonly string[]> {
    try {
      return (await this.state()).resources.map(({ type, name }) => `${type}.${name}`);
    } catch (error) {
      if (error instanceof NoSuchKey) return [];
      throw error;
    }
  }

  private async state(): Promise<State> {
    const { Body } = await this.s3().send(new GetObjectCommand(STATE_OBJECT));
    return JSON.parse((await Body?.transformToString()) ?? "") as State;
  }

  private s3(): S3Client {
    return new S3Client({ ...this.settings(), forcePathStyle: true });
  }

  private settings() {
    return { endpoint: this.endpoint(), region: REGION, credentials: CREDENTIALS };
  }

  private async durable(exitCode: number, ...args: string[]): Promise<Finished> {
    const finished = await this.project.durableIn(this.shell(), ...args);
    if (finished.exitCode !== exitCode)
      throw new Error(
        `durable ${args.join(" ")} ended with ${finished.exitCode}, not ${exitCode}:\n${finished.stdout}${finished.stderr}`,
      );
    return finished;
  }

  /** `state bootstrap` has found the provider; a plain `cdktf` is told where. */
  private shell(): Readonly<Record<string, string>> {
    const cliConfig = `.durable/aws/${ENVIRONMENT}/terraform.rc`;
    return {
      AWS_ENDPOINT_URL: this.endpoint(),
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: "true",
      ...(this.project.exists(cliConfig) ? { TF_CLI_CONFIG_FILE: join(this.project.folder, cliConfig) } : {}),
    };
  }

  private endpoint(): string {
    if (this.emulator === undefined) throw new Error("start() was not called");
    return this.emulator.endpoint;
  }
}

function created(output: string): readonly string[] {
  return [...stripVTControlCharacters(output).matchAll(CREATED)].map(([, address = ""]) => address).sort();
}

/** Without the registry `terraform providers lock` fails. */
const DEPLOY = ["deploy", STACK, "--auto-approve", "--skip-provider-lock"];
