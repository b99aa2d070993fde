resource "aws_vpc_endpoint" "interface" {
  for_each = var.interface_endpoints

  vpc_id              = module.network.vpc_id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = module.network.subnet_ids["backend"]
  security_group_ids  = [aws_security_group.this["endpoints"].id]
  tags                = { Name = "${var.system}-${each.key}" }
}

# The route tables stand in the endpoint itself.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = module.network.vpc_id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = concat(module.network.route_table_ids["web"], module.network.route_table_ids["backend"])
  tags              = { Name = "${var.system}-s3" }

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ReadNamedBuckets"
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = ["arn:${data.aws_partition.current.partition}:s3:::al2023-repos-us-east-1-de612dc2/*"]
    }]
  })
}
