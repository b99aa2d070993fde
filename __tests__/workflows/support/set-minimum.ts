import { AutoScalingClient, UpdateAutoScalingGroupCommand } from "@aws-sdk/client-auto-scaling";
import type { Account } from "../../faults/support/account";

/** What somebody does in the console at night: the web fleet's minimum, around Terraform. */
export async function setMinimum(account: Account, minimum: number): Promise<void> {
  const client = new AutoScalingClient(account.clients().settings);
  await client.send(
    new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: "durable-prod-web", MinSize: minimum }),
  );
  client.destroy();
}
