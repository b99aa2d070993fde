output "web_url" {
  description = "Where users reach the system"
  value       = "http://${module.web.balancer_dns_name}"
}

output "database_address" {
  description = "Host name of the MySQL endpoint"
  value       = module.database.address
}

output "event_topic_arn" {
  description = "Subscribe to hear of failovers and failures"
  value       = aws_sns_topic.events.arn
}
