import type { Mutant } from "../mutant";
import {
  BACKEND,
  BACKEND_BALANCER,
  BACKEND_TARGETS,
  DATABASE,
  endpoint,
  NETWORK,
  reference,
  subnet,
  WEB,
  WEB_BALANCER,
  WEB_LISTENER,
  WEB_TARGETS,
} from "../names";
import { addItem, addResource, set, unset } from "../operations";

const DEFAULT_LIST = "aws_default_network_acl.network";

/** Set aside a second time: how requests find their way, and what becomes of them in the database. */
export const SECOND_REQUESTS: readonly Mutant[] = [
  {
    id: "maintenance-page-for-every-path",
    class: "listener rule",
    operations: [
      addResource("aws_lb_listener_rule.maintenance", {
        listener_arn: reference(WEB_LISTENER, "arn"),
        priority: 1,
        condition: [{ path_pattern: { values: ["/*"] } }],
        action: [
          { type: "fixed-response", fixed_response: { content_type: "text/plain", status_code: "503" } },
        ],
      }),
    ],
    at: ["aws_lb_listener_rule.maintenance", WEB_LISTENER, WEB_BALANCER],
    concerns: [WEB_TARGETS],
    why: "Rules come before the default action: this one takes every request and answers it with 503.",
  },
  {
    id: "half-of-the-requests-to-an-empty-group",
    class: "weighted forward",
    operations: [
      addResource("aws_lb_target_group.next", {
        name: "next",
        port: 8080,
        protocol: "HTTP",
        target_type: "instance",
        vpc_id: reference(NETWORK),
      }),
      set(WEB_LISTENER, [
        ["default_action"],
        [
          {
            type: "forward",
            forward: {
              target_group: [
                { arn: reference(WEB_TARGETS, "arn"), weight: 50 },
                { arn: reference("aws_lb_target_group.next", "arn"), weight: 50 },
              ],
            },
          },
        ],
      ]),
    ],
    at: ["aws_lb_target_group.next", WEB_LISTENER],
    concerns: [WEB_BALANCER],
    why: "Weights do not look at health: half of the requests go to a group without a target and get 503.",
  },
  {
    id: "https-without-a-certificate",
    class: "certificate",
    operations: [unset(WEB_LISTENER, "certificate_arn")],
    at: [WEB_LISTENER],
    concerns: [WEB_BALANCER],
    why: "An HTTPS listener needs exactly one default certificate; without it the balancer's API refuses the listener.",
  },
  {
    id: "web-balancer-without-public-addresses",
    class: "address type",
    operations: [set(WEB_BALANCER, [["ip_address_type"], "dualstack-without-public-ipv4"])],
    at: [WEB_BALANCER],
    concerns: [WEB_LISTENER, NETWORK, subnet("public", "a"), subnet("public", "b")],
    why: "The balancer has public IPv6 addresses only, and the network has no IPv6 block to take them from: nobody gets in.",
  },
  {
    id: "backend-asked-in-http-2",
    class: "protocol version",
    operations: [set(BACKEND_TARGETS, [["protocol_version"], "HTTP2"])],
    at: [BACKEND_TARGETS],
    concerns: [BACKEND, BACKEND_BALANCER],
    why: "Requests and checks go out in HTTP/2 without TLS, which the fleet's nginx does not speak: no target is ever healthy.",
  },
  {
    id: "web-sticks-for-a-day",
    class: "stickiness",
    operations: [
      set(WEB_TARGETS, [["stickiness"], { type: "lb_cookie", enabled: true, cookie_duration: 86400 }]),
    ],
    at: [WEB_TARGETS],
    concerns: [WEB],
    why: "Users stay with the instance they met: new ones relieve nobody, and a zone's shift leaves them behind.",
  },
  {
    id: "default-list-without-entries",
    class: "default access list",
    operations: [
      addResource(DEFAULT_LIST, { default_network_acl_id: reference(NETWORK, "default_network_acl_id") }),
    ],
    at: [DEFAULT_LIST],
    concerns: [
      NETWORK,
      WEB,
      BACKEND,
      WEB_BALANCER,
      BACKEND_BALANCER,
      DATABASE,
      ...(["public", "web", "backend", "database"] as const).flatMap((layer) => [
        subnet(layer, "a"),
        subnet(layer, "b"),
      ]),
    ],
    why: "Terraform empties the default list that it adopts; every subnet without a list of its own drops every packet.",
  },
  {
    id: "names-asked-elsewhere",
    class: "name servers",
    operations: [
      addResource("aws_vpc_dhcp_options.office", { domain_name_servers: ["192.0.2.53"] }),
      addResource("aws_vpc_dhcp_options_association.office", {
        vpc_id: reference(NETWORK),
        dhcp_options_id: reference("aws_vpc_dhcp_options.office"),
      }),
    ],
    at: ["aws_vpc_dhcp_options.office", "aws_vpc_dhcp_options_association.office", NETWORK],
    concerns: [endpoint("s3"), endpoint("secretsmanager"), WEB, BACKEND],
    why: "Instances ask a server that no route leads to: no name of AWS, of the database or of a repository resolves.",
  },
  {
    id: "commits-not-on-disk",
    class: "database writes",
    operations: [
      addItem("aws_db_parameter_group.database", "parameter", {
        apply_method: "immediate",
        name: "innodb_flush_log_at_trx_commit",
        value: "0",
      }),
    ],
    at: ["aws_db_parameter_group.database", DATABASE],
    why: "What was confirmed to the application is written up to a second later: a failover loses it.",
  },
  {
    id: "backups-within-the-maintenance",
    class: "windows",
    operations: [set(DATABASE, [["backup_window"], "04:00-05:00"])],
    at: [DATABASE],
    why: "RDS refuses a backup window that overlaps the maintenance window, here sun:04:30-sun:05:30.",
  },
];
