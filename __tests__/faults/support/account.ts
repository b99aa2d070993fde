import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type EmulatorRecord, startEmulator, stopEmulator } from "../../../src/local/emulator/emulator";
import { LiveInventory } from "../../e2e/support/live-inventory";
import { type Finished, Project } from "../../e2e/support/project";
import { launch, type Launched, run } from "./launch";
import { findCliConfig } from "./terraform-setup";

export const ACCOUNT_ID = "111122223333";
export const BUCKET = `durable-dev-state-${ACCOUNT_ID}`;
export const TABLE = "durable-dev-state-lock";
export const STATE_KEY = "state-dev/terraform.tfstate";
export const DURABLE_KEY = "durable-dev/terraform.tfstate";

/** cdktf takes its options from the environment too: nobody is there to be asked, nor a registry for its lock. */
const CDKTF_OPTIONS = { CDKTF_AUTO_APPROVE: "true", CDKTF_SKIP_PROVIDER_LOCK: "true", CI: "1" };

const REGION = "us-east-1";
const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };

/** An AWS account on an emulator of its own, and people who work on it from copies of the project. */
export class Account {
  readonly project = new Project();
  private readonly others: Project[] = [];
  private emulator?: EmulatorRecord;
  private cliConfig = "";

  async start(): Promise<void> {
    const workDirectory = join(this.project.folder, ".durable/account");
    mkdirSync(workDirectory, { recursive: true });
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME };
    this.cliConfig = await findCliConfig(this.project.folder);
    this.emulator = await startEmulator({
      program: "moto_server",
      accountId: ACCOUNT_ID,
      workDirectory,
      env,
    });
  }

  async end(): Promise<void> {
    if (this.emulator !== undefined) await stopEmulator(this.emulator);
    for (const project of [this.project, ...this.others]) await project.dispose("dev");
  }

  /** Somebody else's copy of the project, with the same account. */
  colleague(): Project {
    const project = new Project();
    this.others.push(project);
    return project;
  }

  get endpoint(): string {
    if (this.emulator === undefined) throw new Error("start() was not called");
    return this.emulator.endpoint;
  }

  /** What a person's shell holds. */
  shell(over: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_DEFAULT_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: "true",
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      ...CDKTF_OPTIONS,
      ...(this.cliConfig === "" ? {} : { TF_CLI_CONFIG_FILE: this.cliConfig }),
      ...over,
    };
  }

  durable(...args: string[]): Promise<Finished> {
    return this.project.durableIn(this.shell(), ...args);
  }

  /** @throws Error with all that it said where it does not end with `exitCode`. */
  async durableEnds(exitCode: number, ...args: string[]): Promise<Finished> {
    return requireExit(exitCode, `durable ${args.join(" ")}`, await this.durable(...args));
  }

  /** `durable` in the background, in somebody's copy of the project. */
  launchDurable(project: Project, ...args: string[]): Launched {
    return launch(
      process.execPath,
      [join(project.folder, "bin/durable.js"), ...args],
      project.folder,
      this.shell(),
    );
  }

  /** The cdktf CLI in the background. */
  launchCdktf(...args: string[]): Launched {
    const program = join(this.project.folder, "node_modules/cdktf-cli/bundle/bin/cdktf");
    return launch(process.execPath, [program, ...args], this.project.folder, this.shell());
  }

  cdktf(...args: string[]): Promise<Finished> {
    return this.project.cdktf(this.shell(), ...args);
  }

  /** Real Terraform in the folder of a stack, or in another one. */
  terraform(folder: string, ...args: string[]): Promise<Finished> {
    return run("terraform", args, join(this.project.folder, folder), this.shell());
  }

  /** A block of the runbook, word for word, in the project's folder. */
  script(text: string, variables: Readonly<Record<string, string>>, program = "bash"): Promise<Finished> {
    return run(program, ["-euo", "pipefail", "-c", text], this.project.folder, this.shell(variables));
  }

  clients() {
    const settings = { endpoint: this.endpoint, region: REGION, credentials: CREDENTIALS };
    return {
      settings,
      s3: new S3Client({ ...settings, forcePathStyle: true }),
      dynamodb: new DynamoDBClient(settings),
    };
  }

  /** Every version in the state bucket, every item of the table and everything that lives: what must not change. */
  async everything(): Promise<unknown> {
    const { s3, dynamodb } = this.clients();
    const bucket = await s3
      .send(new ListObjectVersionsCommand({ Bucket: BUCKET }))
      .then(({ Versions = [], DeleteMarkers = [] }) =>
        [...Versions, ...DeleteMarkers].map(
          ({ Key, VersionId, IsLatest }) => `${Key} ${VersionId} ${IsLatest}`,
        ),
      )
      .catch((error: unknown) => nameOf(error));
    const items = await dynamodb
      .send(new ScanCommand({ TableName: TABLE }))
      .then(({ Items = [] }) => Items.map((item) => JSON.stringify(item)).sort())
      .catch((error: unknown) => nameOf(error));
    return { bucket, items, live: await this.live() };
  }

  live(): Promise<readonly string[]> {
    return new LiveInventory(this.endpoint).live();
  }
}

export function requireExit(exitCode: number, what: string, finished: Finished): Finished {
  if (finished.exitCode === exitCode) return finished;
  throw new Error(
    `${what} ended with ${finished.exitCode}, not ${exitCode}:\n${finished.stdout}${finished.stderr}`,
  );
}

function nameOf(error: unknown): string {
  if (error instanceof Error && /NoSuchBucket|ResourceNotFound/u.test(error.name)) return error.name;
  throw error;
}

/** One line of progress: jest shows a test only when it has ended. */
export function say(line: string): void {
  process.stderr.write(`faults: ${line}\n`);
}
