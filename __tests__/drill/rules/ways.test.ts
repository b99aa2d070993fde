import { add, all, type Change, linesAfter, remove, set } from "./support/changed-stack";

const INNER = "aws_lb.backend_balancer";
const TEMPLATE = "aws_launch_template.web_group_template";
const OPTIONS = "aws_vpc_dhcp_options.own";
const NAT = "aws_nat_gateway.only";
const ACL = "aws_network_acl.web";

function servers(...addresses: readonly string[]): Change {
  return all(
    add(OPTIONS, { domain_name_servers: addresses }),
    add("aws_vpc_dhcp_options_association.own", {
      vpc_id: "${aws_vpc.network.id}",
      dhcp_options_id: `\${${OPTIONS}.id}`,
    }),
  );
}

/** A way out of the web layer through a NAT gateway in the public layer. */
function nat(connectivity: string, destination = "0.0.0.0/0"): Change {
  return all(
    add(NAT, { subnet_id: "${aws_subnet.public_us_east_1a.id}", connectivity_type: connectivity }),
    add("aws_route.out", {
      route_table_id: "${aws_route_table.web_us_east_1a.id}",
      destination_cidr_block: destination,
      nat_gateway_id: `\${${NAT}.id}`,
    }),
  );
}

/** Entries that an inline list needs whole. */
function entry(number: number, action: string, from: number, to: number, cidr = "0.0.0.0/0"): object {
  const rest = { icmp_code: null, icmp_type: null, ipv6_cidr_block: null };
  const protocol = from === 0 && to === 0 ? "-1" : "tcp";
  return { rule_no: number, action, protocol, cidr_block: cidr, from_port: from, to_port: to, ...rest };
}

/** The web layer behind an access list that lets everything in. */
function acl(...egress: readonly object[]): Change {
  return add(ACL, {
    vpc_id: "${aws_vpc.network.id}",
    subnet_ids: ["${aws_subnet.web_us_east_1a.id}", "${aws_subnet.web_us_east_1b.id}"],
    ingress: [entry(100, "allow", 0, 0)],
    egress,
  });
}

describe("networks", () => {
  it.each<[string, Change, readonly string[]]>([
    ["a name server on the internet", servers("192.0.2.53"), [`name-servers fails ${OPTIONS}`]],
    ["a name server of the network besides", servers("192.0.2.53", "10.20.0.2"), []],
    ["AWS's name server", servers("AmazonProvidedDNS"), []],
    ["a private NAT gateway", nat("private"), [`nat-public fails ${NAT}`]],
    ["a private NAT gateway to another network", nat("private", "10.99.0.0/16"), []],
    ["a name server on the internet, and a way there", all(servers("192.0.2.53"), nat("public")), []],
    [
      "answers to Linux alone",
      acl(entry(100, "allow", 32768, 60999), entry(110, "allow", 80, 80), entry(120, "allow", 443, 443)),
      [`acl-answers fails ${ACL}`],
    ],
    [
      "answers to balancers, too",
      acl(entry(100, "allow", 1024, 65535), entry(110, "allow", 80, 80), entry(120, "allow", 443, 443)),
      [],
    ],
    [
      "answers that do not get back to the balancer",
      add("aws_network_acl.public", {
        vpc_id: "${aws_vpc.network.id}",
        subnet_ids: ["${aws_subnet.public_us_east_1a.id}", "${aws_subnet.public_us_east_1b.id}"],
        ingress: [entry(90, "deny", 2000, 3000, "10.20.64.0/18"), entry(100, "allow", 0, 0)],
        egress: [entry(100, "allow", 0, 0)],
      }),
      ["acl-answers fails aws_network_acl.public"],
    ],
    [
      "answers within one subnet, where no list is asked",
      add("aws_network_acl.backend", {
        vpc_id: "${aws_vpc.network.id}",
        subnet_ids: ["${aws_subnet.backend_us_east_1a.id}"],
        ingress: [entry(90, "deny", 2000, 3000, "10.20.128.0/21"), entry(100, "allow", 0, 0)],
        egress: [entry(100, "allow", 0, 0)],
      }),
      [],
    ],
    [
      "requests of the web layer held back",
      acl(entry(90, "deny", 80, 80, "10.20.128.0/18"), entry(100, "allow", 0, 0)),
      [`request-flow fails ${INNER}`, `request-flow fails ${ACL}`],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });

  it("gives no way out through a private NAT gateway that is gone", () => {
    expect(linesAfter(all(nat("private"), remove("aws_route.out")))).toEqual([]);
  });
});

describe("public addresses of a subnet", () => {
  const SUBNET = "aws_subnet.web_us_east_1a.map_public_ip_on_launch";
  it("are nobody's where every template refuses them", () => {
    expect(linesAfter(set(SUBNET, true))).toEqual([]);
  });

  it("are everybody's where a template says nothing", () => {
    const path = `${TEMPLATE}.network_interfaces.0.associate_public_ip_address`;
    const both = all(
      set(SUBNET, true),
      set("aws_subnet.web_us_east_1b.map_public_ip_on_launch", true),
      set(path, undefined),
    );
    expect(linesAfter(both)).toEqual([
      "subnet-public-ip degrades aws_subnet.web_us_east_1a",
      "subnet-public-ip degrades aws_subnet.web_us_east_1b",
      `template-public-ip degrades ${TEMPLATE}`,
    ]);
  });
});
