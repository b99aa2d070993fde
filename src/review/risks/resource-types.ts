/** What holds the rows: without it every write fails, and with it they are gone. */
export const DATABASES: ReadonlySet<string> = new Set([
  "aws_db_instance",
  "aws_docdb_cluster",
  "aws_neptune_cluster",
  "aws_rds_cluster",
  "aws_rds_global_cluster",
  "aws_redshift_cluster",
]);

/** Servers of a cluster whose rows lie in the cluster. */
export const DATABASE_MEMBERS: ReadonlySet<string> = new Set([
  "aws_docdb_cluster_instance",
  "aws_neptune_cluster_instance",
  "aws_rds_cluster_instance",
]);

/** Other things that hold what nobody can make anew. */
export const DATA_STORES: ReadonlySet<string> = new Set([
  "aws_backup_vault",
  "aws_db_cluster_snapshot",
  "aws_db_snapshot",
  "aws_dynamodb_table",
  "aws_ebs_snapshot",
  "aws_ebs_volume",
  "aws_ecr_repository",
  "aws_efs_file_system",
  "aws_elasticache_cluster",
  "aws_elasticache_replication_group",
  "aws_elasticsearch_domain",
  "aws_fsx_lustre_file_system",
  "aws_fsx_ontap_file_system",
  "aws_fsx_openzfs_file_system",
  "aws_fsx_windows_file_system",
  "aws_kinesis_stream",
  "aws_memorydb_cluster",
  "aws_mq_broker",
  "aws_msk_cluster",
  "aws_opensearch_domain",
  "aws_s3_bucket",
  "aws_sqs_queue",
]);

export const BALANCERS: ReadonlySet<string> = new Set(["aws_alb", "aws_elb", "aws_lb"]);

export const LISTENERS: ReadonlySet<string> = new Set(["aws_alb_listener", "aws_lb_listener"]);

export const TARGET_GROUPS: ReadonlySet<string> = new Set(["aws_alb_target_group", "aws_lb_target_group"]);

export const VPCS: ReadonlySet<string> = new Set(["aws_default_vpc", "aws_vpc"]);

export const SUBNETS: ReadonlySet<string> = new Set(["aws_default_subnet", "aws_subnet"]);

export const FLEETS: ReadonlySet<string> = new Set(["aws_autoscaling_group"]);
