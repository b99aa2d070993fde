import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { type Lab, startLab } from "./support/lab";

const Bucket = "emptied";
let lab: Lab;
let s3: S3Client;

beforeAll(async () => {
  lab = await startLab();
  s3 = new S3Client({ ...lab.settings, forcePathStyle: true });
});

afterAll(() => lab.end());

const versioning = (Status: "Enabled" | "Suspended") =>
  s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));

it("a bucket whose versioning is suspended is emptied, its delete markers too, and stays suspended", async () => {
  await s3.send(new CreateBucketCommand({ Bucket }));
  await versioning("Enabled");
  for (const Body of ["one", "two"]) await s3.send(new PutObjectCommand({ Bucket, Key: "lock", Body }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "lock" }));
  await versioning("Suspended");
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  expect([Versions.length, DeleteMarkers.length]).toEqual([2, 1]);
  for (const listed of [Versions, DeleteMarkers]) {
    const Objects = listed.map(({ Key, VersionId }) => ({ Key, VersionId }));
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  const left = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  expect([left.Versions, left.DeleteMarkers]).toEqual([undefined, undefined]);
  expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe("Suspended");
  await s3.send(new DeleteBucketCommand({ Bucket }));
});
