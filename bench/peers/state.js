"use strict";
const { CfnDeletionPolicy, Fn } = require("aws-cdk-lib");
const dynamodb = require("aws-cdk-lib/aws-dynamodb");
const kms = require("aws-cdk-lib/aws-kms");
const s3 = require("aws-cdk-lib/aws-s3");
const { allow } = require("./policies");

exports.closedBucket = function closedBucket(scope, id, bucketName, statement, more = {}) {
  const bucket = new s3.CfnBucket(scope, id, {
    bucketName,
    bucketEncryption: {
      serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    },
    ownershipControls: { rules: [{ objectOwnership: "BucketOwnerEnforced" }] },
    publicAccessBlockConfiguration: {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    lifecycleConfiguration: {
      rules: [{ id: "expire", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 90 } }],
    },
    ...more,
  });
  bucket.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  bucket.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  new s3.CfnBucketPolicy(scope, `${id}Policy`, {
    bucket: bucket.ref,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OnlyOverTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucket.attrArn, Fn.join("", [bucket.attrArn, "/*"])],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        ...statement,
      ],
    },
  });
  return bucket;
};

/** What holds the state of Terraform: AWS CDK needs it no more than CloudFormation does, but the list is the same. */
exports.stateOf = function stateOf(scope, prefix) {
  const keys = ["state", "data"].map((use) => {
    const key = new kms.CfnKey(scope, `${use}Key`, {
      description: `${prefix}: ${use}`,
      enableKeyRotation: true,
      keyPolicy: allow("kms:*", "*", {
        Principal: { AWS: Fn.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") },
      }),
    });
    new kms.CfnAlias(scope, `${use}Alias`, { aliasName: `alias/${prefix}-${use}`, targetKeyId: key.ref });
    return key;
  });
  const accessLogs = exports.closedBucket(scope, "AccessLogs", `${prefix}-state-logs-111122223333`, []);
  exports.closedBucket(scope, "State", `${prefix}-state-111122223333`, [], {
    versioningConfiguration: { status: "Enabled" },
    loggingConfiguration: { destinationBucketName: accessLogs.ref },
  });
  new dynamodb.CfnTable(scope, "Lock", {
    tableName: `${prefix}-state-lock`,
    billingMode: "PAY_PER_REQUEST",
    attributeDefinitions: [{ attributeName: "LockID", attributeType: "S" }],
    keySchema: [{ attributeName: "LockID", keyType: "HASH" }],
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    sseSpecification: { sseEnabled: true, sseType: "KMS", kmsMasterKeyId: keys[0].attrArn },
  });
};
