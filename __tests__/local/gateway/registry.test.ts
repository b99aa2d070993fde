import { createCalls, KNOWN_DEFECTS } from "../../../src/local/gateway/registry";

test("the registry is this list: a call cannot vanish unseen", () => {
  expect(createCalls().map(({ service, actions }) => `${service}: ${actions.join(", ")}`)).toEqual([
    "autoscaling: CreateAutoScalingGroup, UpdateAutoScalingGroup, DeleteAutoScalingGroup, StartInstanceRefresh, DescribeAutoScalingGroups",
    "autoscaling: StartInstanceRefresh, DescribeInstanceRefreshes, CancelInstanceRefresh, RollbackInstanceRefresh",
    "autoscaling: CreateAutoScalingGroup, UpdateAutoScalingGroup, SetDesiredCapacity, TerminateInstanceInAutoScalingGroup, DeleteAutoScalingGroup",
    "ec2: TerminateInstances",
    "autoscaling: DescribeAutoScalingGroups, DescribeAutoScalingInstances",
    "autoscaling: EnableMetricsCollection, DisableMetricsCollection",
    "autoscaling: CreateAutoScalingGroup, UpdateAutoScalingGroup, DeleteAutoScalingGroup, DescribeAutoScalingGroups",
    "autoscaling: PutScalingPolicy, DeletePolicy, DescribePolicies",
    "autoscaling: PutLifecycleHook, DeleteLifecycleHook, DescribeLifecycleHooks",
    "rds: CreateDBInstance, CreateDBInstanceReadReplica, PromoteReadReplica, RestoreDBInstanceFromDBSnapshot, RestoreDBInstanceToPointInTime, ModifyDBInstance, RebootDBInstance, StartDBInstance, StopDBInstance, DeleteDBInstance, DescribeDBInstances",
    "rds: CreateDBInstance, CreateDBInstanceReadReplica, RestoreDBInstanceFromDBSnapshot, RestoreDBInstanceToPointInTime, ModifyDBInstance, DeleteDBInstance, DescribeDBInstances",
    "rds: CreateDBInstanceReadReplica",
    "rds: RestoreDBInstanceToPointInTime, ModifyDBInstance, DeleteDBInstance, DescribeDBInstances",
    "rds: ModifyDBInstance",
    "rds: CreateOptionGroup, DeleteOptionGroup, ModifyOptionGroup, DescribeOptionGroups",
    "rds: DescribeOptionGroups",
    "rds: ModifyDBParameterGroup, ResetDBParameterGroup, DescribeDBParameters",
    "rds: ModifyDBSubnetGroup",
    "ec2: AuthorizeSecurityGroupIngress, AuthorizeSecurityGroupEgress, ModifySecurityGroupRules, DescribeSecurityGroupRules",
    "ec2: CreateLaunchTemplateVersion, DescribeLaunchTemplateVersions",
    "ec2: DescribeLaunchTemplates, DescribeLaunchTemplateVersions",
    "kms: EnableKeyRotation, GetKeyRotationStatus",
    "s3: PutBucketPolicy, GetBucketPolicy, DeleteBucketPolicy",
    "s3: DeleteObjects",
    "elasticloadbalancing: CreateListener, ModifyListener, DescribeListeners, AddListenerCertificates, RemoveListenerCertificates, DescribeListenerCertificates",
    "acm: RequestCertificate, DescribeCertificate",
    "elasticloadbalancing: CreateLoadBalancer",
    "backup: CreateBackupPlan, GetBackupPlan, UpdateBackupPlan, DeleteBackupPlan",
    "backup: CreateBackupSelection, GetBackupSelection, DeleteBackupSelection",
    "backup: ListTags",
    "backup: PutBackupVaultAccessPolicy, GetBackupVaultAccessPolicy, DeleteBackupVaultAccessPolicy, ListRecoveryPointsByBackupVault",
    "elasticloadbalancing: ModifyCapacityReservation, DescribeCapacityReservation, DeleteLoadBalancer",
  ]);
});

test("every call and every defect left alone says why", () => {
  for (const { reason } of createCalls()) expect(reason).toMatch(/^(?:moto|a listener's) .{30,}[^.]$/u);
  for (const { what, why } of KNOWN_DEFECTS) {
    expect(what).toMatch(/.{20,}[^.]$/u);
    expect(why).toMatch(/.{20,}[^.]$/u);
  }
});
