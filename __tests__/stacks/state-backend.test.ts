import { NAMED_ADDRESSES } from "../../src/state/parts/named-addresses";
import { environmentWith, prod } from "../support/environments";
import { addresses, resource, resources, statements } from "../support/stack-json";
import { synthesize } from "../support/synth";

const BACKEND = {
  bucket: "durable-prod-state-111122223333",
  region: "us-east-1",
  allowed_account_ids: ["111122223333"],
  encrypt: true,
  kms_key_id: "arn:aws:kms:us-east-1:111122223333:alias/durable-prod-state",
};
const TABLE = { dynamodb_table: "durable-prod-state-lock" };
const FILE = { use_lockfile: true };

describe.each([
  { locking: "both", locks: { ...TABLE, ...FILE } },
  { locking: "s3", locks: FILE },
  { locking: "dynamodb", locks: TABLE },
] as const)("the state backend with locks in $locking", ({ locking, locks }) => {
  const { state, durable } = synthesize(environmentWith({ stateBackend: { locking } }));

  it("is exactly this, an object per stack", () => {
    expect(state.terraform.backend).toEqual({
      s3: { ...BACKEND, ...locks, key: "state-prod/terraform.tfstate" },
    });
    expect(durable.terraform.backend).toEqual({
      s3: { ...BACKEND, ...locks, key: "durable-prod/terraform.tfstate" },
    });
  });

  it("has the table that it names, and no other", () => {
    const names = Object.values(resources(state, "aws_dynamodb_table")).map(({ name }) => name);
    expect(names).toEqual(locking === "s3" ? [] : ["durable-prod-state-lock"]);
  });

  it("has the bucket that it names, and the key's alias", () => {
    expect(resource(state, "aws_s3_bucket.state")["bucket"]).toBe(BACKEND.bucket);
    const alias = resource(state, "aws_kms_alias.state_key")["name"];
    expect(BACKEND.kms_key_id.endsWith(`:${String(alias)}`)).toBe(true);
  });

  it("forgets the lock files of both stacks, wherever the locks are", () => {
    const { rule } = resource(state, "aws_s3_bucket_lifecycle_configuration.state") as {
      readonly rule: readonly { readonly filter: readonly [{ readonly prefix: string }] }[];
    };
    expect(rule.map(({ filter: [{ prefix }] }) => prefix)).toEqual([
      "",
      "state-prod/terraform.tfstate.tflock",
      "durable-prod/terraform.tfstate.tflock",
    ]);
  });
});

describe("the state backend", () => {
  it("names the keys of other partitions by their own ARN", () => {
    const govCloud = environmentWith({
      region: "us-gov-west-1",
      zones: ["us-gov-west-1a", "us-gov-west-1b"],
      web: {
        listener: { kind: "http", reason: "a test without a certificate" },
        boot: { kind: "script", script: "#!/bin/sh" },
      },
      backend: { boot: { kind: "script", script: "#!/bin/sh" } },
    });
    expect(synthesize(govCloud).state.terraform.backend.s3["kms_key_id"]).toBe(
      "arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/durable-prod-state",
    );
  });
});

describe("the state stack", () => {
  const { state, durable } = synthesize(prod);

  it("keeps what must outlive the system: Terraform destroys none of it", () => {
    const kept = ["aws_s3_bucket", "aws_dynamodb_table", "aws_kms_key"].flatMap((type) =>
      Object.entries(resources(state, type)).map(([id, { lifecycle }]) => [`${type}.${id}`, lifecycle]),
    );
    expect(Object.fromEntries(kept)).toEqual({
      "aws_s3_bucket.state": { prevent_destroy: true },
      "aws_s3_bucket.state_log": { prevent_destroy: true },
      "aws_dynamodb_table.state_lock": { prevent_destroy: true },
      "aws_kms_key.data_key": { prevent_destroy: true },
      "aws_kms_key.state_key": { prevent_destroy: true },
    });
  });

  it("has the addresses under which a bootstrap adopts what an earlier one made", () => {
    const { bucket, logBucket, table, aliases, keys } = NAMED_ADDRESSES;
    const named = [bucket, logBucket, table, ...Object.values(aliases), ...Object.values(keys)];
    const present = addresses(state);
    expect(named.filter((address) => !present.includes(address))).toEqual([]);
    expect(named).toHaveLength(7);
  });

  it("lets go of all of it where the environment says that it is retired", () => {
    const protection = { kind: "disposable", reason: "the project ends" } as const;
    const retired = synthesize(environmentWith({ stateBackend: { protection } })).state;
    const kept = ["aws_s3_bucket", "aws_dynamodb_table", "aws_kms_key"].flatMap((type) =>
      Object.values(resources(retired, type)).map(({ lifecycle }) => lifecycle),
    );
    expect(kept).toEqual(Array.from({ length: 5 }, () => ({ prevent_destroy: false })));
  });

  it("holds the key of snapshots, secrets and logs, which the durable stack finds by its alias", () => {
    expect(durable.data["aws_kms_alias"]).toEqual({ data_key: { name: "alias/durable-prod-data" } });
    expect(resource(state, "aws_kms_alias.data_key")["name"]).toBe("alias/durable-prod-data");
    const key = "${data.aws_kms_alias.data_key.target_key_arn}";
    expect(resource(durable, "aws_db_instance.database")["kms_key_id"]).toBe(key);
    for (const group of Object.values(resources(durable, "aws_cloudwatch_log_group"))) {
      expect(group["kms_key_id"]).toBe(key);
    }
    // Its own keys die with what they encrypt: volumes and messages in flight.
    expect(addresses(durable).filter((address) => address.startsWith("aws_kms_key."))).toEqual([
      "aws_kms_key.events_key",
      "aws_kms_key.volume_key",
    ]);
  });

  it("lets CloudWatch Logs use the data key for this account's log groups alone", () => {
    const [, logs] = statements(resource(state, "aws_kms_key.data_key")["policy"]);
    const account = "${data.aws_caller_identity.current.account_id}";
    expect(logs).toMatchObject({
      Principal: { Service: "logs.us-east-1.amazonaws.com" },
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": `arn:\${data.aws_partition.current.partition}:logs:us-east-1:${account}:log-group:*`,
        },
      },
    });
  });
});
