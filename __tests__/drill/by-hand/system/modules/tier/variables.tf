variable "name" {
  type = string
}

variable "target_group_name" {
  type = string
}

variable "internal" {
  description = "Whether the balancer has addresses of the VPC alone"
  type        = bool
  default     = false
}

variable "vpc_id" {
  type = string
}

variable "balancer_subnet_ids" {
  type = list(string)
}

variable "balancer_security_groups" {
  type = list(string)
}

variable "instance_subnet_ids" {
  type = list(string)
}

variable "instance_security_groups" {
  type = list(string)
}

variable "fleet" {
  type = object({
    instance_type            = string
    minimum                  = number
    maximum                  = number
    requests_per_target      = number
    instance_port            = number
    deletion_protection      = bool
    grace_period_seconds     = number
    instance_warmup_seconds  = number
    deregistration_seconds   = number
    cpu_utilization_percent  = number
    wait_for_capacity_period = string
  })
}

variable "image_id" {
  type = string
}

variable "boot_script" {
  type = string
}

variable "volume_key_arn" {
  type = string
}

variable "log_key_arn" {
  type = string
}

variable "log_group_name" {
  type = string
}

variable "log_retention_days" {
  type = number
}

variable "statements" {
  description = "What the instances may do, beside logs and Session Manager"
  type        = list(object({ Sid = string, Effect = string, Action = list(string), Resource = list(string) }))
  default     = []
}

variable "tags" {
  description = "Tags of what Auto Scaling starts: the provider's do not reach it"
  type        = map(string)
}
