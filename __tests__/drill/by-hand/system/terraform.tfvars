system      = "durable-dev"
environment = "dev"
account_id  = "111122223333"
region      = "us-east-1"
zones       = ["us-east-1a", "us-east-1b"]
cidr        = "10.10.0.0/16"

interface_endpoints = ["ssm", "ssmmessages", "logs", "secretsmanager"]

web = {
  instance_type       = "t3.medium"
  minimum             = 2
  maximum             = 4
  requests_per_target = 7200
}

backend = {
  instance_type       = "t3.large"
  minimum             = 2
  maximum             = 4
  requests_per_target = 3600
}
