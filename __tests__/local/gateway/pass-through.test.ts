import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { ACCOUNT_ID, type Lab, signed, startLab } from "./support/lab";

const Bucket = "pass-through";
let lab: Lab;
let s3: S3Client;

beforeAll(async () => {
  lab = await startLab();
  s3 = new S3Client({ ...lab.settings, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterAll(() => lab.end());

test("a large binary object comes back byte for byte, under a key with every kind of character", async () => {
  const Body = randomBytes(6 * 1024 * 1024);
  const Key = "env:/prod/ü %2F+&=?#/state";
  await s3.send(new PutObjectCommand({ Bucket, Key, Body, Metadata: { owner: "lab" } }));
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
  expect(head.ContentLength).toBe(Body.length);
  expect(head.Metadata).toEqual({ owner: "lab" });
  const { Body: stream, ETag } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  expect(ETag).toBe(`"${createHash("md5").update(Body).digest("hex")}"`);
  expect(Buffer.from((await stream?.transformToByteArray()) ?? []).equals(Body)).toBe(true);
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents?.map((object) => object.Key)).toEqual([Key]);
});

test("a write that must not overwrite is refused, as a state lock needs it", async () => {
  const lock = { Bucket, Key: "terraform.tfstate.tflock", Body: "{}", IfNoneMatch: "*" };
  await s3.send(new PutObjectCommand(lock));
  await expect(s3.send(new PutObjectCommand(lock))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 412 },
  });
});

test("a chunked body that waits for 100 Continue arrives whole", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { ...signed("s3"), "transfer-encoding": "chunked", expect: "100-continue" };
    const put = httpRequest(
      `${lab.record.endpoint}/${Bucket}/chunked`,
      { method: "PUT", headers },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    put.on("error", reject);
    put.on("continue", () => {
      put.write("one ");
      put.end("two");
    });
    put.flushHeaders();
  });
  expect(status).toBe(200);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: "chunked" }));
  expect(await Body?.transformToString()).toBe("one two");
});

test("several requests go over one connection", async () => {
  const port = Number(new URL(lab.record.endpoint).port);
  const ask = `GET /${Bucket}/chunked HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${signed("s3")["authorization"]}\r\n\r\n`;
  const heard = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      text += chunk.toString();
      if (text.split("one two").length > 2) socket.end();
      else if (text.endsWith("one two")) socket.write(ask);
    });
    socket.on("close", () => resolve(text));
    socket.write(ask);
  });
  expect(heard.match(/HTTP\/1\.1 200 /gu)).toHaveLength(2);
});

test("JSON and Query services are reached in the environment's account", async () => {
  const table = { TableName: "locks", BillingMode: "PAY_PER_REQUEST" as const };
  const dynamo = new DynamoDBClient(lab.settings);
  await dynamo.send(
    new CreateTableCommand({
      ...table,
      AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
    }),
  );
  const Item = { LockID: { S: "state/prod" }, Digest: { S: "ü" } };
  await dynamo.send(new PutItemCommand({ TableName: "locks", Item }));
  const { Item: found } = await dynamo.send(
    new GetItemCommand({ TableName: "locks", Key: { LockID: { S: "state/prod" } } }),
  );
  expect(found).toEqual(Item);
  const identity = await new STSClient(lab.settings).send(new GetCallerIdentityCommand({}));
  expect(identity.Account).toBe(ACCOUNT_ID);
});

test("a call that moto does not have is refused at once, and says so", async () => {
  const body = new URLSearchParams({
    Action: "DescribeTrafficSources",
    AutoScalingGroupName: "g",
    Version: "2011-01-01",
  });
  const response = await fetch(lab.record.endpoint, { method: "POST", headers: signed("autoscaling"), body });
  expect(response.status).toBe(501);
  const text = await response.text();
  expect(text).toContain("<Code>NotImplemented</Code>");
  expect(text).toContain("<Message>The AWS emulator has no autoscaling DescribeTrafficSources.</Message>");
});

test("only the loopback interface is listened on", () => {
  expect(lab.record.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
});
