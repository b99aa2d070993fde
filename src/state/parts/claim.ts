import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { z } from "zod";
import { statusOf } from "../verify/could-not-look";
import type { Claim } from "./backend-parts";

const claimSchema = z.object({ owner: z.string() });

/** Where a claim lies. Its key begins as the lock file's does, so that the same lifecycle rule clears its versions. */
export interface ClaimPlace {
  readonly bucket: string;
  /** Of the state object. */
  readonly key: string;
  readonly owner: string;
}

function claimKey({ key }: ClaimPlace): string {
  return `${key}.tflock.bootstrap`;
}

/**
 * One at a time bootstraps: two would make keys and tables side by side, each with a state of its own. S3 lets one of
 * two such writes through: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @returns Who else has it; undefined when it is ours, now or since an earlier run.
 */
export async function takeClaim(s3: S3Client, place: ClaimPlace): Promise<Claim | undefined> {
  const input = { Bucket: place.bucket, Key: claimKey(place) };
  try {
    const body = `${JSON.stringify({ owner: place.owner })}\n`;
    await s3.send(new PutObjectCommand({ ...input, Body: body, IfNoneMatch: "*" }));
    return undefined;
  } catch (error) {
    const isTaken = statusOf(error) === 412 || statusOf(error) === 409;
    if (!isTaken) throw error;
    const claim = await readClaim(s3, place);
    return claim?.owner === place.owner ? undefined : (claim ?? gone(place));
  }
}

/** No condition protects this: whoever reads their own name here is alone in that folder, by the environment's lock. */
export async function dropClaim(s3: S3Client, place: ClaimPlace): Promise<void> {
  const claim = await readClaim(s3, place);
  if (claim?.owner === place.owner)
    await s3.send(new DeleteObjectCommand({ Bucket: place.bucket, Key: claimKey(place) }));
}

async function readClaim(s3: S3Client, place: ClaimPlace): Promise<Claim | undefined> {
  const input = { Bucket: place.bucket, Key: claimKey(place) };
  try {
    const { Body, LastModified } = await s3.send(new GetObjectCommand(input));
    const text = (await Body?.transformToString()) ?? "";
    return {
      owner: ownerIn(text),
      since: LastModified?.toISOString() ?? "an unknown time",
      bucket: place.bucket,
      key: claimKey(place),
    };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** A claim that cannot be read is a claim. */
function ownerIn(text: string): string {
  try {
    return claimSchema.parse(JSON.parse(text)).owner;
  } catch {
    return "somebody";
  }
}

/** It was there a moment ago: its owner has just ended. */
function gone(place: ClaimPlace): Claim {
  return { owner: "somebody", since: "a moment ago", bucket: place.bucket, key: claimKey(place) };
}
