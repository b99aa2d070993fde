variable "system" {
  description = "Name of the whole, and the start of every physical name"
  type        = string
}

variable "environment" {
  type = string
}

variable "account_id" {
  type = string
}

variable "region" {
  type = string
}

variable "zones" {
  description = "Availability zones; every layer has a subnet in each"
  type        = list(string)

  validation {
    condition     = length(var.zones) >= 2
    error_message = "A zone's loss needs a second zone."
  }
}

variable "cidr" {
  type = string
}

variable "interface_endpoints" {
  description = "AWS services that instances reach inside the VPC"
  type        = set(string)
}

variable "log_retention_days" {
  type    = number
  default = 7
}

variable "web" {
  type = object({
    instance_type            = string
    minimum                  = number
    maximum                  = number
    requests_per_target      = number
    instance_port            = optional(number, 8080)
    deletion_protection      = optional(bool, false)
    grace_period_seconds     = optional(number, 180)
    instance_warmup_seconds  = optional(number, 120)
    deregistration_seconds   = optional(number, 60)
    cpu_utilization_percent  = optional(number, 30)
    wait_for_capacity_period = optional(string, "15m")
  })
}

variable "backend" {
  type = object({
    instance_type            = string
    minimum                  = number
    maximum                  = number
    requests_per_target      = number
    instance_port            = optional(number, 8080)
    deletion_protection      = optional(bool, false)
    grace_period_seconds     = optional(number, 180)
    instance_warmup_seconds  = optional(number, 120)
    deregistration_seconds   = optional(number, 60)
    cpu_utilization_percent  = optional(number, 30)
    wait_for_capacity_period = optional(string, "15m")
  })
}

variable "database_port" {
  type    = number
  default = 3307
}
