import { GetObjectCommand, HeadBucketCommand, S3ServiceException, type S3Client } from "@aws-sdk/client-s3";
import { externalError } from "../foundation/errors";

/** What is asked of the bucket that holds states. */
export interface StateObjects {
  bucketExists(bucket: string): Promise<boolean>;
  /** The text of an object, or undefined when there is no such object or bucket. */
  read(bucket: string, key: string): Promise<string | undefined>;
}

export function s3StateObjects(client: S3Client): StateObjects {
  return {
    bucketExists: async (bucket) =>
      (await ask(bucket, () => client.send(new HeadBucketCommand({ Bucket: bucket })))) !== undefined,
    read: async (bucket, key) => {
      const answer = await ask(`${bucket}/${key}`, () =>
        client.send(new GetObjectCommand({ Bucket: bucket, Key: key })),
      );
      return answer?.Body?.transformToString();
    },
  };
}

/** "Not there" is an answer; everything else, such as a refusal, must not be taken for it. */
async function ask<T>(what: string, send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw externalError({
      what: `S3 did not tell whether ${what} exists: ${error instanceof Error ? error.message : String(error)}`,
      given: what,
      next: "look at the credentials and the network, then run the command again; nothing was changed",
    });
  }
}
