terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }

  backend "s3" {
    bucket         = "durable-dev-state-111122223333"
    key            = "durable-dev/terraform.tfstate"
    region         = "us-east-1"
    dynamodb_table = "durable-dev-state-lock"
    use_lockfile   = true
    encrypt        = true
    kms_key_id     = "arn:aws:kms:us-east-1:111122223333:alias/durable-dev-state"
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}
