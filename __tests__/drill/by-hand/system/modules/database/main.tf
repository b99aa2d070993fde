resource "aws_db_subnet_group" "this" {
  name        = "${var.name}-database"
  description = "The database layer, a subnet in every zone"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-mysql84-"
  description = "TLS enforced, caching_sha2_password, slow queries logged"
  family      = "mysql8.4"

  dynamic "parameter" {
    for_each = var.parameters

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "export" {
  count = length(var.log_exports)

  name              = "/aws/rds/instance/${var.name}-database/${var.log_exports[count.index]}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arn
}

resource "aws_db_instance" "this" {
  identifier     = "${var.name}-database"
  db_name        = "app"
  engine         = "mysql"
  engine_version = "8.4"
  instance_class = "db.t4g.medium"
  port           = var.port

  username                      = "dbowner"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.key_arn

  iam_database_authentication_enabled = true

  multi_az               = true
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = var.security_group_ids
  publicly_accessible    = false

  storage_type          = "gp3"
  allocated_storage     = 20
  max_allocated_storage = 50
  storage_encrypted     = true
  kms_key_id            = var.key_arn

  backup_retention_period  = 1
  backup_window            = "03:00-04:00"
  maintenance_window       = "sun:04:30-sun:05:30"
  delete_automated_backups = true
  copy_tags_to_snapshot    = true
  skip_final_snapshot      = true
  deletion_protection      = false

  parameter_group_name       = aws_db_parameter_group.this.name
  ca_cert_identifier         = "rds-ca-rsa2048-g1"
  auto_minor_version_upgrade = true
  apply_immediately          = true

  enabled_cloudwatch_logs_exports       = var.log_exports
  database_insights_mode                = "standard"
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.key_arn
  performance_insights_retention_period = 7
  monitoring_interval                   = var.monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)

  tags = { Name = "${var.name}-database" }

  depends_on = [aws_cloudwatch_log_group.export, aws_iam_role_policy.monitoring]
}

resource "aws_db_event_subscription" "this" {
  name        = "${var.name}-database"
  sns_topic   = var.event_topic_arn
  source_type = "db-instance"
  source_ids  = [aws_db_instance.this.identifier]
  event_categories = [
    "availability", "backup", "configuration change", "deletion", "failover", "failure", "low storage",
    "maintenance", "notification", "recovery",
  ]
}
