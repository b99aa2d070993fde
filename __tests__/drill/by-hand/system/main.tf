locals {
  tags = {
    System      = "durable-system"
    Environment = var.environment
    Owner       = "platform"
    CostCenter  = "durable-system"
  }
  account_root = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Kept with the state: it outlives this system.
data "aws_kms_alias" "data" {
  name = "alias/${var.system}-data"
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

module "network" {
  source = "./modules/network"

  name               = var.system
  cidr               = var.cidr
  zones              = var.zones
  layers             = ["public", "web", "backend", "database"]
  public_layer       = "public"
  log_retention_days = var.log_retention_days
  log_key_arn        = data.aws_kms_alias.data.target_key_arn
}

module "database" {
  source = "./modules/database"

  name               = var.system
  port               = var.database_port
  subnet_ids         = module.network.subnet_ids["database"]
  security_group_ids = [aws_security_group.this["database"].id]
  key_arn            = data.aws_kms_alias.data.target_key_arn
  log_retention_days = var.log_retention_days
  event_topic_arn    = aws_sns_topic.events.arn
  account            = { partition = data.aws_partition.current.partition, id = data.aws_caller_identity.current.account_id }

  parameters = {
    require_secure_transport = { value = "1" }
    authentication_policy    = { value = "caching_sha2_password,,", apply_method = "pending-reboot" }
    slow_query_log           = { value = "1" }
    long_query_time          = { value = "1" }
    log_output               = { value = "FILE" }
  }
}

module "backend" {
  source = "./modules/tier"

  name                     = "${var.system}-backend"
  target_group_name        = "${var.environment}-backend-http-${var.backend.instance_port}"
  internal                 = true
  vpc_id                   = module.network.vpc_id
  balancer_subnet_ids      = module.network.subnet_ids["backend"]
  balancer_security_groups = [aws_security_group.this["backend_balancer"].id]
  instance_subnet_ids      = module.network.subnet_ids["backend"]
  instance_security_groups = [aws_security_group.this["backend"].id]
  fleet                    = var.backend
  image_id                 = data.aws_ssm_parameter.image.insecure_value
  volume_key_arn           = aws_kms_key.volumes.arn
  log_key_arn              = data.aws_kms_alias.data.target_key_arn
  log_group_name           = "/${var.system}/backend"
  log_retention_days       = var.log_retention_days
  tags                     = local.tags

  boot_script = templatefile("${path.module}/boot/backend.sh.tftpl", {
    region        = var.region
    port          = var.backend.instance_port
    database_host = module.database.address
    database_port = var.database_port
    secret_arn    = aws_secretsmanager_secret.application.arn
    log_group     = "/${var.system}/backend"
  })

  statements = [
    {
      Sid      = "ApplicationSecret"
      Effect   = "Allow"
      Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"]
      Resource = [aws_secretsmanager_secret.application.arn]
    },
    {
      Sid      = "MasterSecretAtFirstBoot"
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue"]
      Resource = [module.database.master_secret_arn]
    },
    {
      Sid      = "SecretsKey"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = [data.aws_kms_alias.data.target_key_arn]
    },
  ]

  # What an instance needs to boot.
  depends_on = [
    module.network,
    aws_vpc_endpoint.s3,
    aws_vpc_endpoint.interface,
    aws_vpc_security_group_egress_rule.flow,
    aws_vpc_security_group_egress_rule.s3,
    aws_vpc_security_group_ingress_rule.flow,
  ]
}

module "web" {
  source = "./modules/tier"

  name                     = "${var.system}-web"
  target_group_name        = "${var.environment}-web-http-${var.web.instance_port}"
  vpc_id                   = module.network.vpc_id
  balancer_subnet_ids      = module.network.subnet_ids["public"]
  balancer_security_groups = [aws_security_group.this["web_balancer"].id]
  instance_subnet_ids      = module.network.subnet_ids["web"]
  instance_security_groups = [aws_security_group.this["web"].id]
  fleet                    = var.web
  image_id                 = data.aws_ssm_parameter.image.insecure_value
  volume_key_arn           = aws_kms_key.volumes.arn
  log_key_arn              = data.aws_kms_alias.data.target_key_arn
  log_group_name           = "/${var.system}/web"
  log_retention_days       = var.log_retention_days
  tags                     = local.tags

  boot_script = templatefile("${path.module}/boot/web.sh.tftpl", {
    port      = var.web.instance_port
    upstream  = module.backend.balancer_dns_name
    log_group = "/${var.system}/web"
  })

  depends_on = [
    module.network,
    aws_vpc_endpoint.s3,
    aws_vpc_endpoint.interface,
    aws_vpc_security_group_egress_rule.flow,
    aws_vpc_security_group_egress_rule.s3,
    aws_vpc_security_group_ingress_rule.flow,
  ]
}
