import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { LockTable } from "../../../src/constructs/state/lock-table";
import { synthesizeScope } from "../../support/synth";

setupJest();

describe("the lock table", () => {
  it.each([
    ["neither AWS nor Terraform lets it go", true],
    ["both do once it is to be retired", false],
  ])("is what Terraform's S3 backend expects, and %s", (_, retained) => {
    const { text, json } = synthesizeScope((scope) => {
      new LockTable(scope, "lock", { name: "test-lock", keyArn: "arn:key", retained });
    });
    expect(text).toHaveResourceWithProperties(DynamodbTable, { hash_key: "LockID" });
    expect(json.resource).toEqual({
      aws_dynamodb_table: {
        "lock_dynamodb-table": {
          name: "test-lock",
          billing_mode: "PAY_PER_REQUEST",
          hash_key: "LockID",
          attribute: [{ name: "LockID", type: "S" }],
          point_in_time_recovery: { enabled: true },
          server_side_encryption: { enabled: true, kms_key_arn: "arn:key" },
          deletion_protection_enabled: retained,
          lifecycle: { prevent_destroy: retained },
        },
      },
    });
  });
});
