import { change, HIDDEN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const RULE = "aws_vpc_security_group_ingress_rule.office";
const GROUP = "aws_security_group.web";

export const REPLACEMENTS_CASES: readonly RiskCase[] = [
  {
    id: "vpc-replaced",
    fires: [
      {
        label: "by its block",
        changes: change("aws_vpc.network", "replace-delete-first", {}, { replacePaths: [["cidr_block"]] }),
        risks: [
          "critical aws_vpc.network -: is replaced (deleted, then created anew), which cidr_block forces: everything that lies in it is replaced with it",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_vpc.network", "replace-create-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "critical aws_vpc.network -: is replaced (created anew, then deleted): everything that lies in it is replaced with it",
        ],
      },
    ],
    quiet: [["an update", change("aws_vpc.network", "update", { enable_dns_hostnames: [false, true] })]],
  },
  {
    id: "subnet-replaced",
    fires: [
      {
        label: "by its block",
        changes: change("aws_subnet.web_a", "replace-delete-first", {}, { replacePaths: [["cidr_block"]] }),
        risks: [
          "critical aws_subnet.web_a -: is replaced (deleted, then created anew), which cidr_block forces: what lies in it has to leave first, or the apply stops half-way",
        ],
      },
      {
        label: "created first",
        changes: change("aws_subnet.web_b", "replace-create-first"),
        risks: [
          "critical aws_subnet.web_b -: is replaced (created anew, then deleted): what lies in it has to leave first, or the apply stops half-way",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_subnet.web_a", "replace-create-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "critical aws_subnet.web_a -: is replaced (created anew, then deleted): what lies in it has to leave first, or the apply stops half-way",
        ],
      },
    ],
    quiet: [
      ["a new one", change("aws_subnet.web_c", "create")],
      ["a subnet group", change("aws_db_subnet_group.database", "replace-delete-first")],
    ],
  },
  {
    id: "balancer-replaced",
    fires: [
      {
        label: "by its name",
        changes: change("aws_lb.web_balancer", "replace-delete-first", {}, { replacePaths: [["name"]] }),
        risks: [
          "critical aws_lb.web_balancer -: is replaced (deleted, then created anew), which name forces: the new one has another DNS name, and its targets must pass their checks first",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_lb.web_balancer", "replace-create-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "critical aws_lb.web_balancer -: is replaced (created anew, then deleted): the new one has another DNS name, and its targets must pass their checks first",
        ],
      },
    ],
    quiet: [["an update", change("aws_lb.web_balancer", "update", { idle_timeout: [60, 30] })]],
  },
  {
    id: "target-group-replaced",
    fires: [
      {
        label: "by its port",
        changes: change("aws_lb_target_group.web", "replace-create-first", {}, { replacePaths: [["port"]] }),
        risks: [
          "high aws_lb_target_group.web -: is replaced (created anew, then deleted), which port forces: its targets register and pass their checks anew, and until then the balancer answers 503",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_lb_target_group.web", "replace-create-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_lb_target_group.web -: is replaced (created anew, then deleted): its targets register and pass their checks anew, and until then the balancer answers 503",
        ],
      },
    ],
    quiet: [["an attachment", change("aws_lb_target_group_attachment.one", "replace-create-first")]],
  },
  {
    id: "listener-replaced",
    fires: [
      {
        label: "by its balancer",
        changes: change(
          "aws_lb_listener.https",
          "replace-delete-first",
          {},
          { replacePaths: [["load_balancer_arn"]] },
        ),
        risks: [
          "high aws_lb_listener.https -: is replaced (deleted, then created anew), which load_balancer_arn forces: connections to its port are refused meanwhile",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_lb_listener.https", "replace-delete-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_lb_listener.https -: is replaced (deleted, then created anew): connections to its port are refused meanwhile",
        ],
      },
    ],
    quiet: [["a rule of it", change("aws_lb_listener_rule.api", "replace-delete-first")]],
  },
  {
    id: "delete-before-create",
    fires: [
      {
        label: "a group",
        changes: change(GROUP, "replace-delete-first", {}, { replacePaths: [["name"]] }),
        risks: [
          "high aws_security_group.web -: is replaced (deleted, then created anew), which name forces: in between its rules are gone, and nobody is let in by them",
        ],
      },
      {
        label: "a flow",
        changes: change(RULE, "replace-delete-first"),
        risks: [
          "medium aws_vpc_security_group_ingress_rule.office -: is replaced (deleted, then created anew): in between new connections of this flow are refused",
        ],
      },
      {
        label: "a route",
        changes: change("aws_route.public", "replace-delete-first"),
        risks: [
          "high aws_route.public -: is replaced (deleted, then created anew): in between traffic over it is lost",
        ],
      },
      {
        label: "a balancer",
        changes: change("aws_lb.web_balancer", "replace-delete-first"),
        risks: [
          "critical aws_lb.web_balancer -: is replaced (deleted, then created anew): in between every request through it fails",
        ],
      },
      {
        label: "a database",
        changes: change("aws_db_instance.database", "replace-delete-first"),
        risks: [
          "critical aws_db_instance.database -: is replaced (deleted, then created anew): in between reads and writes fail",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_lb_target_group.web", "replace-delete-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "critical aws_lb_target_group.web -: is replaced (deleted, then created anew): in between its balancer has nobody to send requests to",
        ],
      },
    ],
    quiet: [
      ["the other order", change(GROUP, "replace-create-first")],
      ["what no request passes", change("aws_cloudwatch_dashboard.all", "replace-delete-first")],
    ],
  },
  {
    id: "request-path-destroyed",
    fires: [
      {
        label: "a balancer",
        changes: change("aws_lb.web_balancer", "delete"),
        risks: ["critical aws_lb.web_balancer -: is destroyed: every request through it fails"],
      },
      {
        label: "a subnet of a zone that goes",
        changes: change("aws_subnet.web_c", "delete"),
        risks: ["high aws_subnet.web_c -: is destroyed: what lies in it is away"],
      },
      {
        label: "a flow",
        changes: change(RULE, "delete"),
        risks: [
          "medium aws_vpc_security_group_ingress_rule.office -: is destroyed: new connections of this flow are refused",
        ],
      },
      {
        label: "because it is no longer in the configuration",
        changes: change("aws_nat_gateway.a", "delete", {}, { reason: "delete_because_no_resource_config" }),
        risks: [
          "high aws_nat_gateway.a -: is destroyed, because it is no longer in the configuration: traffic over it is lost",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_autoscaling_group.web", "delete", { "": [HIDDEN, undefined] }),
        risks: ["critical aws_autoscaling_group.web -: is destroyed: none of its instances serves"],
      },
    ],
    quiet: [
      ["a database, which has a risk of its own", change("aws_db_instance.database", "delete")],
      ["what no request passes", change("aws_cloudwatch_dashboard.all", "delete")],
      ["a replacement", change("aws_lb.web_balancer", "replace-create-first")],
      ["what stays", change("aws_lb.web_balancer", "forget")],
    ],
  },
];
