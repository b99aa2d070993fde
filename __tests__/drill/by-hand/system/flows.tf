locals {
  groups = {
    web_balancer     = "The web balancer: takes requests from the internet"
    web              = "Web instances: take requests from the web balancer"
    backend_balancer = "The backend balancer: takes requests from web instances"
    backend          = "Backend instances: take requests from the backend balancer"
    database         = "The database: takes connections from backend instances"
    endpoints        = "Interface endpoints: how instances reach AWS"
  }

  # Each is a rule at both ends.
  flows = {
    for flow in [
      { from = "web_balancer", to = "web", port = var.web.instance_port },
      { from = "web", to = "backend_balancer", port = 80 },
      { from = "backend_balancer", to = "backend", port = var.backend.instance_port },
      { from = "backend", to = "database", port = var.database_port },
      { from = "web", to = "endpoints", port = 443 },
      { from = "backend", to = "endpoints", port = 443 },
    ] : "${flow.from}-${flow.to}" => flow
  }
}

resource "aws_security_group" "this" {
  for_each = local.groups

  name_prefix = "${var.system}-${replace(each.key, "_", "-")}-"
  description = each.value
  vpc_id      = module.network.vpc_id
  tags        = { Name = "${var.system}-${replace(each.key, "_", "-")}" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.this[each.value.from].id
  referenced_security_group_id = aws_security_group.this[each.value.to].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.this[each.value.to].id
  referenced_security_group_id = aws_security_group.this[each.value.from].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "internet" {
  security_group_id = aws_security_group.this["web_balancer"].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

data "aws_prefix_list" "s3" {
  name = "com.amazonaws.${var.region}.s3"
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  for_each = toset(["web", "backend"])

  security_group_id = aws_security_group.this[each.key].id
  prefix_list_id    = data.aws_prefix_list.s3.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
