import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, NoSuchKey, PutObjectCommand } from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import { NOT_IMPORTED } from "../../../src/state/recover/orphans/registry";
import type { OrphanReport } from "../../../src/state/recover/orphans/report";
import type { StateReport } from "../../../src/state/verify/report";
import { LiveInventory } from "../../e2e/support/live-inventory";
import { Account, ACCOUNT_ID, BUCKET, DURABLE_KEY, TABLE } from "./account";

const OF_DEV = ["--environment", "dev"];
const STATE_OBJECT = { Bucket: BUCKET, Key: DURABLE_KEY };

interface State {
  readonly serial: number;
  readonly resources: readonly { readonly type: string; readonly name: string }[];
}

/** `dev` whose deploy was killed: what that left, and the way out of it, each step a method. */
export class KilledSystem {
  readonly account = new Account();

  async start(): Promise<void> {
    await this.account.start();
    await this.account.durableEnds(0, "state", "bootstrap", ...OF_DEV);
  }

  async verify(): Promise<StateReport> {
    const { stdout } = await this.account.durable("state", "verify", ...OF_DEV, "--json");
    return JSON.parse(stdout) as StateReport;
  }

  /** Releases every lock that `state verify` names, as the operator would who knows that the run is dead. */
  async unlock(): Promise<void> {
    const { stacks } = await this.verify();
    for (const id of new Set(stacks.flatMap(({ locks }) => locks.map((lock) => lock.id ?? "unreadable"))))
      await this.account.durableEnds(0, "state", "recover", ...OF_DEV, "--unlock", id, "--yes");
  }

  /** @param exitCode what the command must end with. */
  async orphans(exitCode: number, ...args: string[]): Promise<OrphanReport> {
    const command = ["state", "orphans", ...OF_DEV, "--json", "--quiet", ...args];
    return JSON.parse((await this.account.durableEnds(exitCode, ...command)).stdout) as OrphanReport;
  }

  /** What `state orphans` says when it refuses to do it. */
  async refusal(...args: string[]): Promise<string> {
    return (await this.account.durableEnds(1, "state", "orphans", ...OF_DEV, "--quiet", ...args)).stderr;
  }

  /**
   * Puts a state that knows nothing in the place of the durable stack's, as Terraform itself would write one: the
   * worst that a lost state can be.
   */
  async forget(): Promise<void> {
    const { s3, dynamodb } = this.account.clients();
    const state = await this.state();
    const text = JSON.stringify({ ...state, serial: state.serial + 1, resources: [], outputs: {} });
    await s3.send(new PutObjectCommand({ ...STATE_OBJECT, Body: text }));
    const Digest = { S: createHash("md5").update(text).digest("hex") };
    const Item = { LockID: { S: `${BUCKET}/${DURABLE_KEY}-md5` }, Digest };
    await dynamodb.send(new PutItemCommand({ TableName: TABLE, Item }));
  }

  /** Every address of the durable stack that a deploy could make twice, sorted. */
  addresses(): readonly string[] {
    const path = ".durable/aws/dev/cdktf.out/stacks/durable-dev/cdk.tf.json";
    const { resource } = JSON.parse(this.account.project.read(path)) as { resource: Record<string, object> };
    return Object.entries(resource)
      .filter(([type]) => NOT_IMPORTED[type] === undefined)
      .flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`))
      .sort();
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

  /** What lives, and what the states of both stacks know of it: equal when nothing is lost and nothing is twice. */
  async inventory(): Promise<{ readonly live: readonly string[]; readonly recorded: readonly string[] }> {
    const inventory = new LiveInventory(this.account.endpoint);
    return { live: await inventory.live(), recorded: await inventory.recorded("dev", ACCOUNT_ID) };
  }

  private async state(): Promise<State> {
    const { Body } = await this.account.clients().s3.send(new GetObjectCommand(STATE_OBJECT));
    return JSON.parse((await Body?.transformToString()) ?? "") as State;
  }
}
