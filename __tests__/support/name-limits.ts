import { resources, type StackJson } from "./stack-json";

interface Limit {
  readonly attribute:
    | "name"
    | "alarm_name"
    | "dashboard_name"
    | "name_prefix"
    | "bucket"
    | "identifier"
    | "final_snapshot_identifier"
    | "scheduled_action_name";
  readonly pattern: RegExp;
}

/** What Terraform appends to a `name_prefix`. */
const SUFFIX_LENGTH = 26;

const HYPHENATED = /^(?!internal-)(?!.*--)[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** What AWS takes, from its `CreateX` pages: written here again, apart from what the constructs check. */
const LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  aws_autoscaling_group: [{ attribute: "name", pattern: /^[^:\s]{1,255}$/ }],
  aws_autoscaling_lifecycle_hook: [{ attribute: "name", pattern: /^[A-Za-z0-9\-_/]{1,255}$/ }],
  aws_autoscaling_policy: [{ attribute: "name", pattern: /^[^:\s]{1,255}$/ }],
  aws_backup_plan: [{ attribute: "name", pattern: /^[\w.-]{1,50}$/ }],
  aws_backup_selection: [{ attribute: "name", pattern: /^[\w.-]{1,50}$/ }],
  aws_backup_vault: [{ attribute: "name", pattern: /^[\w-]{2,50}$/ }],
  aws_cloudwatch_dashboard: [{ attribute: "dashboard_name", pattern: /^[\w-]{1,255}$/ }],
  aws_cloudwatch_event_rule: [{ attribute: "name", pattern: /^[.\w-]{1,64}$/ }],
  aws_autoscaling_schedule: [{ attribute: "scheduled_action_name", pattern: /^[^:\s]{1,255}$/ }],
  aws_cloudwatch_log_group: [{ attribute: "name", pattern: /^[\w./#-]{1,512}$/ }],
  aws_cloudwatch_metric_alarm: [{ attribute: "alarm_name", pattern: /^[\x20-\x7e]{1,255}$/ }],
  aws_db_event_subscription: [{ attribute: "name", pattern: /^[a-z][a-z0-9-]{0,253}[a-z0-9]$/ }],
  aws_db_instance: [
    { attribute: "identifier", pattern: /^(?!.*--)[a-z][a-z0-9-]{0,61}[a-z0-9]$/ },
    { attribute: "final_snapshot_identifier", pattern: /^(?!.*--)[a-z][a-z0-9-]{0,253}[a-z0-9]$/ },
  ],
  aws_db_parameter_group: [{ attribute: "name_prefix", pattern: prefix(/^(?!.*--)[a-z][a-z0-9-]*$/, 255) }],
  aws_db_subnet_group: [{ attribute: "name", pattern: /^[a-z0-9 ._-]{1,255}$/ }],
  aws_dynamodb_table: [{ attribute: "name", pattern: /^[\w.-]{3,255}$/ }],
  aws_iam_instance_profile: [{ attribute: "name", pattern: /^[\w+=,.@-]{1,128}$/ }],
  aws_iam_role: [{ attribute: "name", pattern: /^[\w+=,.@-]{1,64}$/ }],
  aws_iam_role_policy: [{ attribute: "name", pattern: /^[\w+=,.@-]{1,128}$/ }],
  aws_kms_alias: [{ attribute: "name", pattern: /^alias\/(?!aws\/)[\w/-]{1,250}$/ }],
  aws_launch_template: [{ attribute: "name", pattern: /^[\w().\-/]{3,128}$/ }],
  aws_lb: [{ attribute: "name", pattern: HYPHENATED }],
  aws_lb_target_group: [{ attribute: "name", pattern: HYPHENATED }],
  aws_s3_bucket: [{ attribute: "bucket", pattern: /^(?!xn--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/ }],
  aws_secretsmanager_secret: [{ attribute: "name_prefix", pattern: prefix(/^[\w/+=.@-]+$/, 512) }],
  aws_security_group: [
    { attribute: "name_prefix", pattern: prefix(/^(?!sg-)[\w .\-:/()#,@[\]+=&;{}!$*]+$/, 255) },
  ],
  aws_sqs_queue: [{ attribute: "name", pattern: /^[\w-]{1,80}$/ }],
  aws_wafv2_web_acl: [{ attribute: "name", pattern: /^[\w-]{1,128}$/ }],
  aws_sns_topic: [{ attribute: "name", pattern: /^[\w-]{1,256}$/ }],
};

/** Names that AWS would refuse, and kinds of names that this table does not know; empty when all is well. */
export function refusedNames(json: StackJson): string[] {
  return Object.keys(json.resource).flatMap((type) => {
    const limits = LIMITS[type] ?? [];
    return Object.entries(resources(json, type)).flatMap(([id, attributes]) => [
      ...limits
        .filter(
          ({ attribute, pattern }) =>
            attribute in attributes && !pattern.test(resolved(attributes[attribute])),
        )
        .map(({ attribute }) => `${type}.${id}.${attribute}: ${String(attributes[attribute])}`),
      ...["name", "name_prefix", "identifier"]
        .filter(
          (attribute) => attribute in attributes && !limits.some((limit) => limit.attribute === attribute),
        )
        .map((attribute) => `${type}.${id}.${attribute}: no limit is known`),
    ]);
  });
}

/** Every physical name of a stack, with its type. */
export function physicalNames(json: StackJson): string[] {
  return Object.entries(LIMITS).flatMap(([type, limits]) =>
    Object.values(resources(json, type)).flatMap((attributes) =>
      limits
        .filter(({ attribute }) => attribute in attributes)
        .map(({ attribute }) => `${type}: ${String(attributes[attribute])}`),
    ),
  );
}

/** A VPC's id is the only thing that a name of ours learns from AWS. */
function resolved(name: unknown): string {
  return String(name).replace("${aws_vpc.network.id}", "vpc-0123456789abcdef0");
}

function prefix(alphabet: RegExp, longest: number): RegExp {
  return new RegExp(`^(?=.{1,${longest - SUFFIX_LENGTH}}$)${alphabet.source.replace(/^\^/, "")}`);
}
