# A network for somebody else to fill: no balancer, no group, no database.
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
  region = "ap-southeast-2"
}

resource "aws_vpc" "main" {
  cidr_block = "192.168.0.0/20"
}

resource "aws_subnet" "main" {
  for_each = {
    ap-southeast-2a = "192.168.0.0/24"
    ap-southeast-2b = "192.168.1.0/24"
  }
  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = each.value
}
