import type { Finder, NotImported } from "./finder";
import { COMPUTING } from "./finders/computing";
import { DATABASE } from "./finders/database";
import { EDGE } from "./finders/edge";
import { IDENTITY } from "./finders/identity";
import { NETWORK } from "./finders/network";
import { PREFIX_LIST, ROUTES } from "./finders/routes";
import { SECURITY_GROUPS } from "./finders/security-groups";
import { STORAGE } from "./finders/storage";

const WRITTEN_OVER =
  "it is a setting of its parent, written whole: a deploy writes it again, over whatever a killed one wrote";

const WRITTEN_BY_NAME =
  "it is written whole under its name, made or not: a deploy writes it again, over whatever a killed one wrote";
const OF_ITS_NAME = "its name is its own: a deploy writes it again, over whatever a killed one wrote";

/** Types of which a second one cannot come into being. */
export const NOT_IMPORTED: Readonly<Record<string, NotImported>> = Object.fromEntries(
  Object.entries({
    aws_autoscaling_lifecycle_hook: OF_ITS_NAME,
    aws_autoscaling_schedule: OF_ITS_NAME,
    aws_default_security_group: "it comes with its VPC: a deploy takes it over, and makes none",
    aws_backup_plan: "a second one without a selection backs nothing up: delete it by hand in AWS Backup",
    aws_backup_selection: "it belongs to its plan: a deploy makes one for the plan that it makes",
    aws_backup_vault:
      "AWS Backup refuses a second one of its name, so none comes into being: the refused deploy names the vault, and an import block adopts it",
    aws_backup_vault_lock_configuration: WRITTEN_OVER,
    aws_backup_vault_policy: WRITTEN_OVER,
    aws_cloudwatch_dashboard: WRITTEN_BY_NAME,
    aws_cloudwatch_event_rule: WRITTEN_BY_NAME,
    aws_cloudwatch_event_target: WRITTEN_OVER,
    aws_cloudwatch_metric_alarm: WRITTEN_BY_NAME,
    aws_iam_role_policy: WRITTEN_OVER,
    aws_acm_certificate_validation: "it is nothing of AWS's own: it waits until the certificate is issued",
    aws_cloudwatch_log_resource_policy: WRITTEN_OVER,
    aws_wafv2_web_acl_association:
      "a balancer has one web ACL at most: naming the same again changes nothing",
    aws_wafv2_web_acl_logging_configuration: WRITTEN_OVER,
    aws_secretsmanager_secret_version:
      "a version without a database that took it: a deploy writes another one, and the database takes that",
    aws_sns_topic_policy: WRITTEN_OVER,
    aws_sns_topic_subscription: "subscribing an endpoint again answers with the subscription that is there",
    aws_sqs_queue: "making a queue again, with the same attributes, answers with the queue that is there",
    aws_s3_bucket_lifecycle_configuration: WRITTEN_OVER,
    aws_s3_bucket_logging: WRITTEN_OVER,
    aws_s3_bucket_ownership_controls: WRITTEN_OVER,
    aws_s3_bucket_policy: WRITTEN_OVER,
    aws_s3_bucket_public_access_block: WRITTEN_OVER,
    aws_s3_bucket_server_side_encryption_configuration: WRITTEN_OVER,
    aws_s3_bucket_versioning: WRITTEN_OVER,
  }).map(([type, because]) => [type, { kind: "not-imported", because }]),
);

/**
 * How the live resource of an address is found, for every type of the stacks that a deploy could make twice. The ids
 * are those of each type's section "Import" at https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const FINDERS: Readonly<Record<string, Finder>> = {
  ...NETWORK,
  ...ROUTES,
  ...SECURITY_GROUPS,
  ...COMPUTING,
  ...DATABASE,
  ...IDENTITY,
  ...STORAGE,
  ...EDGE,
};

/** Data sources that a key refers to. */
export const DATA_FINDERS: Readonly<Record<string, Finder>> = { aws_prefix_list: PREFIX_LIST };
