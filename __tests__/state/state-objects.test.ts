import { S3Client } from "@aws-sdk/client-s3";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { s3StateObjects, type StateObjects } from "../../src/state/state-objects";
import { failureOf } from "../cli/support/failure";

/** Answers every request with one status. */
async function withS3<T>(
  status: number,
  body: string,
  work: (objects: StateObjects) => Promise<T>,
): Promise<T> {
  const server: Server = createServer((_request, response) => void response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
    forcePathStyle: true,
    maxAttempts: 1,
  });
  try {
    return await work(s3StateObjects(client));
  } finally {
    client.destroy();
    server.close();
  }
}

it("takes 404 for an answer", async () => {
  const asked = await withS3(404, "<Error><Code>NoSuchKey</Code></Error>", async (objects) => [
    await objects.read("b", "k"),
    await objects.bucketExists("b"),
  ]);
  expect(asked).toEqual([undefined, false]);
});

it("reads an object, and says that a bucket exists", async () => {
  const asked = await withS3(200, "text", async (objects) => [
    await objects.read("b", "k"),
    await objects.bucketExists("b"),
  ]);
  expect(asked).toEqual(["text", true]);
});

it.each([403, 301, 500])("takes %d for no answer: what may exist must not be made anew", async (status) => {
  const failure = await withS3(status, "", (objects) => failureOf(() => objects.bucketExists("b")));
  expect(failure.parts.what).toMatch(/^S3 did not tell whether b exists: /u);
  expect(failure.parts.next).toBe(
    "look at the credentials and the network, then run the command again; nothing was changed",
  );
});
