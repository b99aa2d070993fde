# A service in one VPC and its database in another, joined by a peering connection.
terraform {
  required_version = ">= 1.10"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

provider "aws" {
  region = "eu-north-1"
}

locals {
  zones = toset(["eu-north-1a", "eu-north-1b"])
  slot  = { eu-north-1a = 0, eu-north-1b = 1 }
}

resource "aws_vpc" "service" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "data" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_internet_gateway" "service" {
  vpc_id = aws_vpc.service.id
}

resource "aws_vpc_peering_connection" "data" {
  vpc_id      = aws_vpc.service.id
  peer_vpc_id = aws_vpc.data.id
  auto_accept = true
}

resource "aws_subnet" "service" {
  for_each          = local.zones
  vpc_id            = aws_vpc.service.id
  availability_zone = each.key
  cidr_block        = cidrsubnet("10.1.0.0/16", 8, local.slot[each.key])
}

resource "aws_subnet" "data" {
  for_each          = local.zones
  vpc_id            = aws_vpc.data.id
  availability_zone = each.key
  cidr_block        = cidrsubnet("10.2.0.0/16", 8, local.slot[each.key])
}

resource "aws_route_table" "service" {
  vpc_id = aws_vpc.service.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.service.id
  }

  route {
    cidr_block                = aws_vpc.data.cidr_block
    vpc_peering_connection_id = aws_vpc_peering_connection.data.id
  }
}

resource "aws_route_table_association" "service" {
  for_each       = aws_subnet.service
  subnet_id      = each.value.id
  route_table_id = aws_route_table.service.id
}

resource "aws_route_table" "data" {
  vpc_id = aws_vpc.data.id

  route {
    cidr_block                = aws_vpc.service.cidr_block
    vpc_peering_connection_id = aws_vpc_peering_connection.data.id
  }
}

resource "aws_route_table_association" "data" {
  for_each       = aws_subnet.data
  subnet_id      = each.value.id
  route_table_id = aws_route_table.data.id
}
