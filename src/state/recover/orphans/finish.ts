import { RevokeSecurityGroupEgressCommand } from "@aws-sdk/client-ec2";
import { externalError } from "../../../foundation/errors";
import type { LiveAws } from "./live-aws";
import type { Unfinished } from "./orphans";

/**
 * Does what the killed run had not come to. It is the one change that is made on AWS.
 * @throws DurableError (external) at the first rule that AWS does not take away; run again, it goes on there.
 */
export async function finish(
  { ec2 }: Pick<LiveAws, "ec2">,
  unfinished: readonly Unfinished[],
): Promise<void> {
  for (const { address, groupId, ruleId } of unfinished) {
    try {
      await ec2.send(
        new RevokeSecurityGroupEgressCommand({ GroupId: groupId, SecurityGroupRuleIds: [ruleId] }),
      );
    } catch (error) {
      throw externalError({
        what: `The rule that lets everything out of ${address} could not be taken away: ${error instanceof Error ? error.message : String(error)}`,
        given: `ec2:RevokeSecurityGroupEgress on ${groupId}, rule ${ruleId}`,
        next: "put that right and run the command again; no imports were written",
      });
    }
  }
}
