resource "aws_security_group" "balancer" {
  name   = "balancer"
  vpc_id = aws_vpc.service.id

  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = [aws_vpc.service.cidr_block]
  }
}

resource "aws_security_group" "service" {
  name   = "service"
  vpc_id = aws_vpc.service.id

  ingress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.balancer.id]
  }

  egress {
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = [aws_vpc.data.cidr_block]
  }
}

resource "aws_security_group" "data" {
  name   = "data"
  vpc_id = aws_vpc.data.id

  ingress {
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = [aws_vpc.service.cidr_block]
  }
}

resource "aws_lb" "service" {
  name            = "service"
  subnets         = [for subnet in aws_subnet.service : subnet.id]
  security_groups = [aws_security_group.balancer.id]
}

resource "aws_lb_target_group" "service" {
  name     = "service"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.service.id
}

resource "aws_lb_listener" "service" {
  load_balancer_arn = aws_lb.service.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service.arn
  }
}

resource "aws_launch_template" "service" {
  name                   = "service"
  image_id               = "ami-00112233445566778"
  instance_type          = "m6i.large"
  vpc_security_group_ids = [aws_security_group.service.id]
}

resource "aws_autoscaling_group" "service" {
  name                = "service"
  min_size            = 4
  max_size            = 8
  health_check_type   = "ELB"
  vpc_zone_identifier = [for subnet in aws_subnet.service : subnet.id]
  target_group_arns   = [aws_lb_target_group.service.arn]

  launch_template {
    id      = aws_launch_template.service.id
    version = aws_launch_template.service.latest_version
  }
}

resource "aws_db_subnet_group" "data" {
  name       = "data"
  subnet_ids = [for subnet in aws_subnet.data : subnet.id]
}

resource "aws_db_instance" "data" {
  identifier                  = "data"
  engine                      = "mysql"
  engine_version              = "8.4"
  instance_class              = "db.m6g.large"
  allocated_storage           = 100
  storage_encrypted           = true
  multi_az                    = true
  username                    = "data"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.data.name
  vpc_security_group_ids      = [aws_security_group.data.id]
  backup_retention_period     = 7
  deletion_protection         = true
  final_snapshot_identifier   = "data-final"
}
