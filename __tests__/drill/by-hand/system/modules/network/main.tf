locals {
  # Four blocks, one a layer, each with eight slots, one a zone.
  subnets = {
    for place in setproduct(range(length(var.layers)), range(length(var.zones))) :
    "${var.layers[place[0]]}/${var.zones[place[1]]}" => {
      layer = var.layers[place[0]]
      zone  = var.zones[place[1]]
      cidr  = cidrsubnet(var.cidr, 5, place[0] * 8 + place[1])
    }
  }
  private = { for key, subnet in local.subnets : key => subnet if subnet.layer != var.public_layer }
  public  = { for key, subnet in local.subnets : key => subnet if subnet.layer == var.public_layer }
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = var.name }
}

# Without rules: nobody uses it by mistake.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "${var.name}-default-closed" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = var.name }
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = false
  tags                    = { Name = "${var.name}-${each.value.layer}-${each.value.zone}", Layer = each.value.layer }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "${var.name}-${var.public_layer}" }

  dynamic "route" {
    for_each = toset(["0.0.0.0/0"])

    content {
      cidr_block = route.value
      gateway_id = aws_internet_gateway.this.id
    }
  }
}

resource "aws_route_table_association" "public" {
  for_each = local.public

  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "private" {
  for_each = local.private

  vpc_id = aws_vpc.this.id
  tags   = { Name = "${var.name}-${each.value.layer}-${each.value.zone}" }
}

resource "aws_route_table_association" "private" {
  for_each = local.private

  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = aws_route_table.private[each.key].id
}
