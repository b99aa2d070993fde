/** Addresses are a contract: these are the state stack's. */
export const NAMED_ADDRESSES = {
  bucket: "aws_s3_bucket.state",
  logBucket: "aws_s3_bucket.state_log",
  table: "aws_dynamodb_table.state_lock",
  aliases: { state: "aws_kms_alias.state_key", data: "aws_kms_alias.data_key" },
  keys: { state: "aws_kms_key.state_key", data: "aws_kms_key.data_key" },
} as const;
