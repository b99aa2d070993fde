import { add, all, remove, set } from "../../rules/support/changed-stack";
import { change, flip, type Flip } from "../support/flip";

const VPC = "aws_vpc.network";
const OTHER = "aws_vpc_security_group_ingress_rule.other";
const ingress = (from: number, to: number, more: Record<string, unknown> = {}) =>
  add(OTHER, {
    security_group_id: "${aws_security_group.web.id}",
    cidr_ipv4: "0.0.0.0/0",
    from_port: from,
    to_port: to,
    ip_protocol: "tcp",
    description: "other",
    ...more,
  });
const list = (id: string, entry: Record<string, unknown>) =>
  add(`aws_network_acl.${id}`, {
    vpc_id: "${aws_vpc.network.id}",
    subnet_ids: ["${aws_subnet.database_us_east_1a.id}"],
    ingress: [{ rule_no: 100, action: "allow", protocol: "tcp", cidr_block: "10.20.0.0/16", ...entry }],
  });
const LIST = "aws_network_acl.own";
const NO_LIST = `finding acl-none ${LIST}`;

/** Targets that travel in the open are explained as long as their balancer alone reaches them. */
const OPENED = ["health-check-encryption", "target-group-encryption"].map(
  (rule) => `finding ${rule} aws_lb_target_group.web_balancer`,
);

export const NETWORK: readonly Flip[] = [
  change("no default group", remove("aws_default_security_group.network"), [`finding default-group ${VPC}`]),
  change(
    "a default group with a rule",
    set("aws_default_security_group.network.ingress", [
      { self: true, from_port: 0, to_port: 0, protocol: "-1" },
    ]),
    [`finding default-group ${VPC}`],
  ),
  change(
    "an untold network of the default group",
    set("aws_default_security_group.network.vpc_id", "${var.x}"),
    [`cannot tell default-group ${VPC}`],
  ),
  change("no flow log", remove("aws_flow_log.flow_logs"), [`finding flow-logs ${VPC}`]),
  ...flip("aws_flow_log.flow_logs.traffic_type", "REJECT", `flow-logs@${VPC}`),
  ...flip("aws_subnet.web_us_east_1a.map_public_ip_on_launch", true, "subnet-addresses"),
  change("a default network", add("aws_default_vpc.x", {}), ["finding default-vpc aws_default_vpc.x"]),
  change(
    "a block of the region that is off",
    add("aws_vpc_block_public_access_options.x", { internet_gateway_block_mode: "off" }),
    [],
  ),
  change(
    "a block of the region",
    add("aws_vpc_block_public_access_options.x", { internet_gateway_block_mode: "block-ingress" }),
    [],
  ),
  change(
    "a block of the region that is not told",
    add("aws_vpc_block_public_access_options.x", { internet_gateway_block_mode: "${var.x}" }),
    [`cannot tell vpc-block-public-access ${VPC}`],
  ),
  change("an address of nobody", add("aws_eip.x", { domain: "vpc" }), ["finding address-in-use aws_eip.x"]),
  change(
    "an address of a gateway",
    all(
      add("aws_eip.x", { domain: "vpc" }),
      add("aws_nat_gateway.x", {
        allocation_id: "${aws_eip.x.id}",
        subnet_id: "${aws_subnet.public_us_east_1a.id}",
      }),
    ),
    [],
  ),
  change(
    "an address of one that is not told",
    all(
      add("aws_eip.x", { domain: "vpc" }),
      add("aws_nat_gateway.x", {
        allocation_id: "${var.x}",
        subnet_id: "${aws_subnet.public_us_east_1a.id}",
      }),
    ),
    ["cannot tell address-in-use aws_eip.x"],
  ),
  change(
    "a route to an instance's interface",
    add("aws_route.x", {
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "192.0.2.0/24",
      network_interface_id: "eni-1",
    }),
    ["finding default-route aws_route.x"],
  ),
  change(
    "a route to an interface that is not told",
    add("aws_route.x", {
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "192.0.2.0/24",
      network_interface_id: "${var.x}",
    }),
    ["cannot tell default-route aws_route.x"],
  ),
  change(
    "a list of a subnet that is not told",
    all(list("own", { from_port: 3307, to_port: 3307 }), set(`${LIST}.subnet_ids`, "${var.x}")),
    [NO_LIST, `cannot tell acl-attached ${LIST}`],
  ),
  change("a list that lets nobody in", list("own", { from_port: 3307, to_port: 3307 }), [NO_LIST]),
  change(
    "a list of no subnet",
    all(list("own", { from_port: 3307, to_port: 3307 }), set(`${LIST}.subnet_ids`, [])),
    [NO_LIST, `finding acl-attached ${LIST}`],
  ),
  change("a list that opens SSH", list("own", { from_port: 22, to_port: 22, cidr_block: "0.0.0.0/0" }), [
    NO_LIST,
    `finding acl-remote-access ${LIST}`,
    `finding acl-world ${LIST}`,
  ]),
  change(
    "a list that opens everything",
    list("own", { protocol: "-1", from_port: 0, to_port: 0, cidr_block: "0.0.0.0/0" }),
    [
      NO_LIST,
      `finding acl-remote-access ${LIST}`,
      `finding acl-every-port ${LIST}`,
      `finding acl-world ${LIST}`,
    ],
  ),
  change("a list that is not told", all(list("own", {}), set(`${LIST}.ingress`, "${var.x}")), [
    NO_LIST,
    `cannot tell acl-remote-access ${LIST}`,
    `cannot tell acl-every-port ${LIST}`,
    `cannot tell acl-world ${LIST}`,
  ]),
  ...flip("aws_security_group.web.description", "Managed by Terraform", "group-description"),
  ...flip(
    "aws_vpc_security_group_egress_rule.web_to_s3_443_egress.description",
    undefined,
    "group-rule-description",
  ),
  change("SSH for everybody", ingress(22, 22), [
    `finding world-remote-access ${OTHER}`,
    `finding world-high-risk-ports ${OTHER}`,
    `finding world-other-ports ${OTHER}`,
    `finding world-ingress ${OTHER}`,
  ]),
  change("RDP for everybody over IPv6", ingress(3389, 3389, { cidr_ipv4: undefined, cidr_ipv6: "::/0" }), [
    `finding world-remote-access ${OTHER}`,
    `finding world-high-risk-ports ${OTHER}`,
    `finding world-other-ports ${OTHER}`,
    `finding world-ingress ${OTHER}`,
  ]),
  change("a service port for everybody", ingress(8080, 8080), [
    ...OPENED,
    `finding world-high-risk-ports ${OTHER}`,
    `finding world-other-ports ${OTHER}`,
    `finding world-ingress ${OTHER}`,
  ]),
  change("port 80 of instances for everybody", ingress(80, 80), [
    `finding world-port-80 ${OTHER}`,
    `finding world-ingress ${OTHER}`,
  ]),
  change("everything for everybody", ingress(0, 65535, { ip_protocol: "-1" }), [
    ...OPENED,
    `finding world-remote-access ${OTHER}`,
    `finding world-high-risk-ports ${OTHER}`,
    `finding world-port-80 ${OTHER}`,
    `finding world-every-port ${OTHER}`,
    `finding world-other-ports ${OTHER}`,
    `finding world-ingress ${OTHER}`,
  ]),
  change("one network of the internet", ingress(22, 22, { cidr_ipv4: "203.0.113.0/24" }), []),
  change(
    "a peer that is not told",
    ingress(443, 443, { cidr_ipv4: "${var.x}" }),
    [
      "world-remote-access",
      "world-high-risk-ports",
      "world-port-80",
      "world-every-port",
      "world-other-ports",
      "world-ingress",
    ].map((rule) => `cannot tell ${rule} ${OTHER}`),
  ),
  change(
    "everything out to everywhere",
    all(
      set("aws_vpc_security_group_egress_rule.web_to_s3_443_egress.prefix_list_id", undefined),
      set("aws_vpc_security_group_egress_rule.web_to_s3_443_egress.cidr_ipv4", "0.0.0.0/0"),
      set("aws_vpc_security_group_egress_rule.web_to_s3_443_egress.ip_protocol", "-1"),
    ),
    [
      "finding egress-every-port aws_vpc_security_group_egress_rule.web_to_s3_443_egress",
      "finding world-egress aws_vpc_security_group_egress_rule.web_to_s3_443_egress",
    ],
  ),
  change(
    "one port out to everywhere",
    all(
      set("aws_vpc_security_group_egress_rule.web_to_s3_443_egress.prefix_list_id", undefined),
      set("aws_vpc_security_group_egress_rule.web_to_s3_443_egress.cidr_ipv4", "0.0.0.0/0"),
    ),
    ["finding world-egress aws_vpc_security_group_egress_rule.web_to_s3_443_egress"],
  ),
  change(
    "out to what is not told",
    all(
      set("aws_vpc_security_group_egress_rule.web_to_s3_443_egress.prefix_list_id", undefined),
      set("aws_vpc_security_group_egress_rule.web_to_s3_443_egress.cidr_ipv4", "${var.x}"),
    ),
    [
      "cannot tell egress-every-port aws_vpc_security_group_egress_rule.web_to_s3_443_egress",
      "cannot tell world-egress aws_vpc_security_group_egress_rule.web_to_s3_443_egress",
    ],
  ),
  change("a group of nobody", add("aws_security_group.x", { description: "x" }), [
    "finding group-in-use aws_security_group.x",
  ]),
  change(
    "a group of whom nobody can tell",
    all(
      add("aws_security_group.x", { description: "x" }),
      add("aws_lambda_function.x", { vpc_config: [{ security_group_ids: "${var.x}" }] }),
    ),
    ["cannot tell group-in-use aws_security_group.x"],
  ),
  change("no endpoint of Systems Manager", remove("aws_vpc_endpoint.endpoints_ssm"), [
    `finding endpoint-ssm ${VPC}`,
  ]),
  change("an endpoint that is not told", set("aws_vpc_endpoint.endpoints_ssm.service_name", "${var.x}"), [
    `cannot tell endpoint-ec2 ${VPC}`,
    `cannot tell endpoint-ssm ${VPC}`,
  ]),
  change(
    "instances that may call EC2",
    set(
      "aws_iam_role_policy.web_role.policy",
      JSON.stringify({ Statement: [{ Effect: "Allow", Action: "ec2:DescribeTags", Resource: "*" }] }),
    ),
    [`finding endpoint-ec2 ${VPC}`],
  ),
  change("images without endpoints", add("aws_ecr_repository.x", { name: "x" }), [
    `finding endpoint-ecr-api ${VPC}`,
    `finding endpoint-ecr-images ${VPC}`,
  ]),
  change(
    "images with endpoints",
    all(
      add("aws_ecr_repository.x", { name: "x" }),
      ...["ecr.api", "ecr.dkr", "ec2"].map((service) =>
        add(`aws_vpc_endpoint.${service.replace(".", "_")}`, {
          vpc_id: "${aws_vpc.network.id}",
          vpc_endpoint_type: "Interface",
          service_name: `com.amazonaws.us-east-1.${service}`,
          security_group_ids: ["${aws_security_group.endpoints.id}"],
          subnet_ids: ["${aws_subnet.backend_us_east_1a.id}", "${aws_subnet.backend_us_east_1b.id}"],
          private_dns_enabled: true,
        }),
      ),
    ),
    [],
  ),
  change(
    "images with an endpoint that is not told",
    all(
      add("aws_ecr_repository.x", { name: "x" }),
      set("aws_vpc_endpoint.endpoints_kms.service_name", "${var.x}"),
    ),
    [
      `cannot tell endpoint-ec2 ${VPC}`,
      `cannot tell endpoint-ecr-api ${VPC}`,
      `cannot tell endpoint-ecr-images ${VPC}`,
    ],
  ),
];
