# Three zones found at run time, a NAT gateway in each, a group that survives one of them, a database with a standby.
terraform {
  required_version = ">= 1.10"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

provider "aws" {
  region = var.region
}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  zones = slice(data.aws_availability_zones.available.names, 0, 3)
}

module "network" {
  source = "./network"
  cidr   = "10.8.0.0/16"
  zones  = local.zones
}
