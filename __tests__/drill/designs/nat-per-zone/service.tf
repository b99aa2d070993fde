resource "aws_security_group" "balancer" {
  name_prefix = "balancer-"
  vpc_id      = module.network.vpc_id
}

resource "aws_security_group" "service" {
  name_prefix = "service-"
  vpc_id      = module.network.vpc_id
}

resource "aws_security_group" "database" {
  name_prefix = "database-"
  vpc_id      = module.network.vpc_id
}

resource "aws_security_group_rule" "users_in" {
  type              = "ingress"
  security_group_id = aws_security_group.balancer.id
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "balancer_out" {
  type                     = "egress"
  security_group_id        = aws_security_group.balancer.id
  protocol                 = "tcp"
  from_port                = 8443
  to_port                  = 8443
  source_security_group_id = aws_security_group.service.id
}

resource "aws_security_group_rule" "service_in" {
  type                     = "ingress"
  security_group_id        = aws_security_group.service.id
  protocol                 = "tcp"
  from_port                = 8443
  to_port                  = 8443
  source_security_group_id = aws_security_group.balancer.id
}

resource "aws_security_group_rule" "service_out" {
  type              = "egress"
  security_group_id = aws_security_group.service.id
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "database_in" {
  type                     = "ingress"
  security_group_id        = aws_security_group.database.id
  protocol                 = "tcp"
  from_port                = 3306
  to_port                  = 3306
  source_security_group_id = aws_security_group.service.id
}

resource "aws_lb" "this" {
  name_prefix                = "svc-"
  load_balancer_type         = "application"
  internal                   = false
  enable_deletion_protection = true
  subnets                    = module.network.public_subnets
  security_groups            = [aws_security_group.balancer.id]
}

resource "aws_lb_target_group" "this" {
  name_prefix          = "svc-"
  port                 = 8443
  protocol             = "HTTPS"
  vpc_id               = module.network.vpc_id
  deregistration_delay = 60

  health_check {
    protocol            = "HTTPS"
    path                = "/healthz"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

resource "aws_launch_template" "this" {
  name_prefix   = "svc-"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "m7i.large"

  network_interfaces {
    associate_public_ip_address = false
    security_groups             = [aws_security_group.service.id]
  }

  metadata_options {
    http_tokens = "required"
  }

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      encrypted   = true
      volume_type = "gp3"
      volume_size = 20
    }
  }
}

resource "aws_autoscaling_group" "this" {
  name_prefix               = "svc-"
  min_size                  = 6
  max_size                  = 18
  health_check_type         = "ELB"
  health_check_grace_period = 180
  default_instance_warmup   = 120
  vpc_zone_identifier       = module.network.private_subnets
  target_group_arns         = [aws_lb_target_group.this.arn]

  launch_template {
    id      = aws_launch_template.this.id
    version = aws_launch_template.this.latest_version
  }

  instance_maintenance_policy {
    min_healthy_percentage = 100
    max_healthy_percentage = 150
  }

  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 150
      auto_rollback          = true
    }
  }
}

resource "aws_autoscaling_policy" "cpu" {
  name                   = "cpu"
  autoscaling_group_name = aws_autoscaling_group.this.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 50

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_db_subnet_group" "this" {
  name_prefix = "svc-"
  subnet_ids  = module.network.database_subnets
}

resource "aws_db_instance" "this" {
  identifier                  = "svc"
  engine                      = "mysql"
  engine_version              = "8.4"
  instance_class              = "db.r6g.large"
  allocated_storage           = 200
  max_allocated_storage       = 1000
  storage_encrypted           = true
  multi_az                    = true
  username                    = "svc"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.this.name
  vpc_security_group_ids      = [aws_security_group.database.id]
  backup_retention_period     = 14
  delete_automated_backups    = false
  deletion_protection         = true
  skip_final_snapshot         = false
  final_snapshot_identifier   = "svc-final"
}
