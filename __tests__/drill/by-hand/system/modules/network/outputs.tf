output "vpc_id" {
  value = aws_vpc.this.id
}

output "subnet_ids" {
  description = "By layer, in the order of the zones"
  value = {
    for layer in var.layers : layer => [for zone in var.zones : aws_subnet.this["${layer}/${zone}"].id]
  }
}

output "route_table_ids" {
  description = "By private layer, in the order of the zones"
  value = {
    for layer in var.layers : layer => [
      for zone in var.zones : aws_route_table.private["${layer}/${zone}"].id
    ] if layer != var.public_layer
  }
}
