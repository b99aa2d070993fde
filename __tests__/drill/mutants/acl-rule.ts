/** An allowing inline rule of an `aws_network_acl`: in JSON an inline rule names every attribute. */
export function aclRule(number: number, protocol: string, cidr: string, from: number, to: number): object {
  return {
    rule_no: number,
    action: "allow",
    protocol,
    cidr_block: cidr,
    from_port: from,
    to_port: to,
    icmp_code: null,
    icmp_type: null,
    ipv6_cidr_block: null,
  };
}
