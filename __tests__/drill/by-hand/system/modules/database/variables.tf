variable "name" {
  type = string
}

variable "port" {
  type = number
}

variable "subnet_ids" {
  type = list(string)
}

variable "security_group_ids" {
  type = list(string)
}

variable "key_arn" {
  type = string
}

variable "log_retention_days" {
  type = number
}

variable "event_topic_arn" {
  type = string
}

variable "account" {
  type = object({ partition = string, id = string })
}

variable "parameters" {
  description = "MySQL's settings by name"
  type        = map(object({ value = string, apply_method = optional(string, "immediate") }))
}

variable "log_exports" {
  type    = list(string)
  default = ["error", "general", "slowquery"]
}

variable "monitoring_seconds" {
  description = "Interval of enhanced monitoring; 0 is none"
  type        = number
  default     = 60
}
