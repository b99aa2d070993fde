variable "name" {
  type = string
}

variable "cidr" {
  description = "A block of 16 bits: the layout below counts on it"
  type        = string
}

variable "zones" {
  type = list(string)
}

variable "layers" {
  description = "Layers of subnets; the order gives each its addresses"
  type        = list(string)
}

variable "public_layer" {
  description = "The one layer with a route to the internet"
  type        = string
}

variable "flow_logs" {
  type    = bool
  default = true
}

variable "log_retention_days" {
  type = number
}

variable "log_key_arn" {
  type = string
}
