import type { Construct } from "constructs";
import { AccountFacts } from "./account-facts";
import { EncryptionKey, USE_KEY_ACTIONS } from "./encryption-key";

/**
 * The key of the instances' volumes. Auto Scaling launches with its service-linked role, which no IAM policy of the
 * account reaches: without these two statements every launch fails.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
export function createVolumeKey(scope: Construct, id: string, namePrefix: string): EncryptionKey {
  const facts = AccountFacts.of(scope);
  const autoScaling = facts.arn(
    "iam",
    "",
    "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
  );
  return new EncryptionKey(scope, id, {
    alias: `alias/${namePrefix}-volumes`,
    description: `${namePrefix}: volumes of the instances`,
    grants: [
      {
        Sid: "AutoScalingUses",
        Effect: "Allow",
        Principal: { AWS: autoScaling },
        Action: USE_KEY_ACTIONS,
        Resource: "*",
      },
      {
        Sid: "AutoScalingGrants",
        Effect: "Allow",
        Principal: { AWS: autoScaling },
        Action: "kms:CreateGrant",
        Resource: "*",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ],
  });
}
