import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";

export interface LockTableProps {
  readonly name: string;
  readonly keyArn: string;
  /** Neither AWS nor Terraform destroys it. */
  readonly retained: boolean;
}

/** Holds each state's lock, and its digest: what detects an older state that was put back. */
export class LockTable extends Construct {
  constructor(scope: Construct, id: string, { name, keyArn, retained }: LockTableProps) {
    super(scope, id);
    new DynamodbTable(this, "dynamodb-table", {
      name,
      billingMode: "PAY_PER_REQUEST",
      // Terraform's S3 backend expects exactly this key.
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: keyArn },
      deletionProtectionEnabled: retained,
      lifecycle: { preventDestroy: retained },
    });
  }
}
