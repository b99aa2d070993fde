import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";

const ID = "current";

/** Partition and account as Terraform reads them, so that no ARN of ours carries a literal of either. */
export class AccountFacts extends Construct {
  readonly partition: string;
  readonly accountId: string;

  private constructor(scope: Construct) {
    super(scope, ID);
    this.partition = new DataAwsPartition(this, "partition").partition;
    this.accountId = new DataAwsCallerIdentity(this, "caller-identity").accountId;
  }

  /** The one of the stack that `scope` is in. */
  static of(scope: Construct): AccountFacts {
    const stack = TerraformStack.of(scope);
    return (stack.node.tryFindChild(ID) as AccountFacts | undefined) ?? new AccountFacts(stack);
  }

  /** An ARN in this account; pass an empty `region` for global services. */
  arn(service: string, region: string, resource: string): string {
    return `arn:${this.partition}:${service}:${region}:${this.accountId}:${resource}`;
  }
}
