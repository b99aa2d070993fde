import { CreateTableCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import { checkEnvironment } from "../../../../src/config/check-environment";
import type { Environment } from "../../../../src/config/environment";
import { lockTableName, stateBucketName } from "../../../../src/config/physical-names";
import { dev } from "../../../../src/environments/dev";
import type { VerifyClients } from "../../../../src/state/verify/clients";
import type { Locking } from "../../../../src/state/verify/observation";
import { stateText } from "../../../state/verify/observations";

export const md5Of = (text: string): string => createHash("md5").update(text).digest("hex");

/** A state backend of its own on the emulator, written as Terraform writes: both stacks are deployed and sound. */
export class Backend {
  readonly environment: Environment;
  readonly bucket: string;
  readonly table: string;
  readonly key: string;

  constructor(
    private readonly clients: VerifyClients,
    name: string,
    private readonly locking: Locking,
  ) {
    this.environment = { ...checkEnvironment(dev), name, stateBackend: { locking } };
    this.bucket = stateBucketName(this.environment);
    this.table = lockTableName(this.environment);
    this.key = `durable-${name}/terraform.tfstate`;
  }

  /** @param serials of the durable stack's states, in the order in which they are written. */
  async make(serials: readonly number[] = [1, 2, 3]): Promise<this> {
    const { s3, dynamodb } = this.clients;
    await s3.send(new CreateBucketCommand({ Bucket: this.bucket }));
    await this.setVersioning("Enabled");
    if (this.hasTable)
      await dynamodb.send(
        new CreateTableCommand({
          TableName: this.table,
          BillingMode: "PAY_PER_REQUEST",
          AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        }),
      );
    await this.write(stateText(1, "of the backend"), `state-${this.environment.name}/terraform.tfstate`);
    for (const serial of serials) await this.write(stateText(serial));
    return this;
  }

  get hasTable(): boolean {
    return this.locking !== "s3";
  }

  async setVersioning(Status: "Enabled" | "Suspended"): Promise<void> {
    const input = { Bucket: this.bucket, VersioningConfiguration: { Status } };
    await this.clients.s3.send(new PutBucketVersioningCommand(input));
  }

  /** As Terraform does: the object, then its digest. */
  async write(text: string, key = this.key): Promise<void> {
    await this.put(text, key);
    if (this.hasTable) await this.putItem(`${key}-md5`, "Digest", md5Of(text));
  }

  /** Around Terraform: the object alone. Undefined deletes it. */
  async put(text: string | undefined, key = this.key): Promise<void> {
    const object = { Bucket: this.bucket, Key: key };
    await (text === undefined
      ? this.clients.s3.send(new DeleteObjectCommand(object))
      : this.clients.s3.send(new PutObjectCommand({ ...object, Body: Buffer.from(text) })));
  }

  async putItem(id: string, name: string, value: string): Promise<void> {
    const item = { LockID: { S: `${this.bucket}/${id}` }, [name]: { S: value } };
    await this.clients.dynamodb.send(new PutItemCommand({ TableName: this.table, Item: item }));
  }

  /** A lock in every place of the mode. */
  async lock(info: string): Promise<void> {
    if (this.locking !== "dynamodb") await this.put(info, `${this.key}.tflock`);
    if (this.hasTable) await this.putItem(this.key, "Info", info);
  }

  /** The lock in each place, as it stands there; empty where none is held. */
  async locks(): Promise<readonly string[]> {
    const file = await this.read(`${this.key}.tflock`);
    const item = this.hasTable ? await this.readItem(this.key, "Info") : undefined;
    return [file, item].filter((text) => text !== undefined);
  }

  async digest(): Promise<string | undefined> {
    return this.readItem(`${this.key}-md5`, "Digest");
  }

  /** The state as Terraform would read it; undefined where there is none. */
  async read(key = this.key): Promise<string | undefined> {
    try {
      const object = { Bucket: this.bucket, Key: key };
      return await (await this.clients.s3.send(new GetObjectCommand(object))).Body?.transformToString();
    } catch (error) {
      if ((error as Error).name === "NoSuchKey") return undefined;
      throw error;
    }
  }

  /** The ids of all versions and deletions of the state, newest first. */
  async versionIds(key = this.key): Promise<readonly string[]> {
    const input = { Bucket: this.bucket, Prefix: key };
    const { Versions = [], DeleteMarkers = [] } = await this.clients.s3.send(
      new ListObjectVersionsCommand(input),
    );
    return [...DeleteMarkers, ...Versions]
      .filter(({ Key }) => Key === key)
      .map(({ VersionId = "none" }) => VersionId);
  }

  private async readItem(id: string, name: string): Promise<string | undefined> {
    const key = { LockID: { S: `${this.bucket}/${id}` } };
    const answer = await this.clients.dynamodb.send(
      new GetItemCommand({ TableName: this.table, Key: key, ConsistentRead: true }),
    );
    return answer.Item?.[name]?.S;
  }
}
