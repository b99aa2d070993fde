"use strict";
/**
 * Terraform's types of `prod`, and what CloudFormation makes of each: a resource of its own, a property of another one
 * (`in`), or nothing.
 */
const OWN = {
  aws_autoscaling_group: "AutoScaling::AutoScalingGroup",
  aws_autoscaling_policy: "AutoScaling::ScalingPolicy",
  aws_backup_plan: "Backup::BackupPlan",
  aws_backup_selection: "Backup::BackupSelection",
  aws_backup_vault: "Backup::BackupVault",
  aws_cloudwatch_dashboard: "CloudWatch::Dashboard",
  aws_cloudwatch_event_rule: "Events::Rule",
  aws_cloudwatch_log_group: "Logs::LogGroup",
  aws_cloudwatch_log_resource_policy: "Logs::ResourcePolicy",
  aws_cloudwatch_metric_alarm: "CloudWatch::Alarm",
  aws_db_event_subscription: "RDS::EventSubscription",
  aws_db_instance: "RDS::DBInstance",
  aws_db_parameter_group: "RDS::DBParameterGroup",
  aws_db_subnet_group: "RDS::DBSubnetGroup",
  aws_dynamodb_table: "DynamoDB::Table",
  aws_flow_log: "EC2::FlowLog",
  aws_iam_instance_profile: "IAM::InstanceProfile",
  aws_iam_role: "IAM::Role",
  aws_iam_role_policy: "IAM::RolePolicy",
  aws_internet_gateway: "EC2::InternetGateway",
  aws_kms_alias: "KMS::Alias",
  aws_kms_key: "KMS::Key",
  aws_launch_template: "EC2::LaunchTemplate",
  aws_lb: "ElasticLoadBalancingV2::LoadBalancer",
  aws_lb_listener: "ElasticLoadBalancingV2::Listener",
  aws_lb_target_group: "ElasticLoadBalancingV2::TargetGroup",
  aws_route: "EC2::Route",
  aws_route_table: "EC2::RouteTable",
  aws_route_table_association: "EC2::SubnetRouteTableAssociation",
  aws_s3_bucket: "S3::Bucket",
  aws_s3_bucket_policy: "S3::BucketPolicy",
  aws_secretsmanager_secret: "SecretsManager::Secret",
  aws_security_group: "EC2::SecurityGroup",
  aws_sns_topic: "SNS::Topic",
  aws_sns_topic_policy: "SNS::TopicPolicy",
  aws_sqs_queue: "SQS::Queue",
  aws_subnet: "EC2::Subnet",
  aws_vpc: "EC2::VPC",
  aws_vpc_endpoint: "EC2::VPCEndpoint",
  aws_vpc_security_group_egress_rule: "EC2::SecurityGroupEgress",
  aws_vpc_security_group_ingress_rule: "EC2::SecurityGroupIngress",
  aws_wafv2_web_acl: "WAFv2::WebACL",
  aws_wafv2_web_acl_association: "WAFv2::WebACLAssociation",
  aws_wafv2_web_acl_logging_configuration: "WAFv2::LoggingConfiguration",
};
const IN_ANOTHER = [
  "aws_backup_vault_policy",
  "aws_cloudwatch_event_target",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_logging",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_vpc_endpoint_route_table_association",
];
/** CloudFormation cannot take over a VPC's default group; it attaches a gateway by a resource of its own. */
const ONLY_TERRAFORM = ["aws_default_security_group"];
const ONLY_CLOUDFORMATION = ["AWS::EC2::VPCGatewayAttachment"];

/** The differences between two lists of types with their counts, in words; empty where they are the same system. */
exports.differences = function differences(terraform, cloudFormation) {
  const lines = [];
  const expected = {};
  for (const [type, count] of Object.entries(terraform)) {
    if (IN_ANOTHER.includes(type) || ONLY_TERRAFORM.includes(type)) continue;
    if (OWN[type] === undefined) lines.push(`${type} is not on the list of bench/peers/list.js`);
    else expected[`AWS::${OWN[type]}`] = count;
  }
  const { ...actual } = cloudFormation;
  for (const type of ONLY_CLOUDFORMATION) delete actual[type];
  for (const type of new Set([...Object.keys(expected), ...Object.keys(actual)]))
    if (expected[type] !== actual[type])
      lines.push(`${type}: ${expected[type] ?? 0} by Terraform, ${actual[type] ?? 0} by AWS CDK`);
  return lines;
};
