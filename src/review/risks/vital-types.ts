import { isIdentity } from "./identity-types";
import { pathMemberOf } from "./request-path";
import { DATA_STORES, DATABASE_MEMBERS, DATABASES } from "./resource-types";

const PREFIXES = ["aws_kms_", "aws_s3_bucket", "aws_secretsmanager_", "aws_wafv2_"];

/** Whether requests, data, keys or access hang on a type. */
export function isVital(type: string): boolean {
  return (
    pathMemberOf(type) !== undefined ||
    DATABASES.has(type) ||
    DATABASE_MEMBERS.has(type) ||
    DATA_STORES.has(type) ||
    isIdentity(type) ||
    PREFIXES.some((prefix) => type.startsWith(prefix))
  );
}
