/**
 * Top-level scalars that the reader keeps of a change also where they do not differ: which way a rule points, whether
 * a database takes a change at once, whether its deletion leaves a snapshot.
 */
export const UNCHANGED_SETTINGS = [
  "apply_immediately",
  "cidr_ipv4",
  "cidr_ipv6",
  "deletion_window_in_days",
  "destination_cidr_block",
  "destination_ipv6_cidr_block",
  "from_port",
  "gateway_id",
  "hash_key",
  "id",
  "internal",
  "ip_protocol",
  "load_balancer_type",
  "multi_az",
  "nat_gateway_id",
  "protocol",
  "recovery_window_in_days",
  "security_group_id",
  "skip_final_snapshot",
  "to_port",
  "type",
] as const;

export type UnchangedSetting = (typeof UNCHANGED_SETTINGS)[number];
