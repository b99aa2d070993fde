import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

export const EDGE_CASES: readonly RiskCase[] = [
  {
    id: "certificate-changed",
    fires: [
      {
        label: "another one",
        changes: change("aws_lb_listener.https", "update", {
          certificate_arn: ["arn:aws:acm:1", "arn:aws:acm:2"],
        }),
        risks: [
          "medium aws_lb_listener.https certificate_arn: certificate_arn goes from arn:aws:acm:1 to arn:aws:acm:2: clients refuse one that does not fit the name",
        ],
      },
      {
        label: "deleted",
        changes: change("aws_acm_certificate.site", "delete"),
        risks: [
          "high aws_acm_certificate.site -: is destroyed: clients of its names refuse to connect where no other fits",
        ],
      },
      {
        label: "of a database",
        changes: change("aws_db_instance.database", "update", {
          ca_cert_identifier: ["rds-ca-rsa2048-g1", "rds-ca-ecc384-g1"],
        }),
        risks: [
          "medium aws_db_instance.database ca_cert_identifier: ca_cert_identifier goes from rds-ca-rsa2048-g1 to rds-ca-ecc384-g1: clients that do not know the authority refuse to connect, and RDS may restart it",
        ],
      },
    ],
    untold: [
      {
        label: "issued now",
        changes: change("aws_lb_listener.https", "update", { certificate_arn: ["arn:aws:acm:1", UNKNOWN] }),
        risks: [
          "high aws_lb_listener.https certificate_arn: certificate_arn goes from arn:aws:acm:1 to a value known only after the apply: what that changes cannot be told; clients refuse one that does not fit the name",
        ],
      },
      {
        label: "hidden",
        changes: change("aws_lb_listener.https", "update", { certificate_arn: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_lb_listener.https certificate_arn: certificate_arn changes and is hidden: what that changes cannot be told; clients refuse one that does not fit the name",
        ],
      },
    ],
    quiet: [
      [
        "the end of a listener",
        change("aws_lb_listener.https", "delete", { certificate_arn: ["arn:aws:acm:1", undefined] }),
      ],
      [
        "the first one",
        change("aws_lb_listener.https", "update", { certificate_arn: [null, "arn:aws:acm:1"] }),
      ],
      ["a new certificate", change("aws_acm_certificate.site", "create")],
    ],
  },
  {
    id: "transport-encryption-lost",
    fires: [
      {
        label: "a listener",
        changes: change("aws_lb_listener.https", "update", { protocol: ["HTTPS", "HTTP"] }),
        risks: [
          "high aws_lb_listener.https protocol: protocol goes from HTTPS to HTTP: clients that insist on encryption fail, and others are overheard",
        ],
      },
      {
        label: "a cache",
        changes: change("aws_elasticache_replication_group.cache", "update", {
          transit_encryption_enabled: [true, false],
        }),
        risks: [
          "high aws_elasticache_replication_group.cache transit_encryption_enabled: transit_encryption_enabled goes from true to false: clients that insist on encryption fail, and others are overheard",
        ],
      },
    ],
    untold: [
      {
        label: "hidden",
        changes: change("aws_lb_listener.https", "update", { protocol: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_lb_listener.https protocol: protocol changes and is hidden: what that changes cannot be told; at worst, clients that insist on encryption fail, and others are overheard",
        ],
      },
    ],
    quiet: [
      ["a deletion", change("aws_lb_listener.https", "delete", { protocol: ["HTTPS", undefined] })],
      ["encrypted from now on", change("aws_lb_listener.http", "update", { protocol: ["HTTP", "HTTPS"] })],
      [
        "the protocol of a health check",
        change("aws_lb_target_group.web", "update", { "health_check.0.protocol": ["HTTPS", "HTTP"] }),
      ],
    ],
  },
  {
    id: "firewall-removed",
    fires: [
      {
        label: "what no rule names, among others",
        changes: change("aws_wafv2_web_acl.web", "update", {
          description: ["a", "b"],
          "default_action.0.block": [{ kind: "empty", value: "[]" }, undefined],
        }),
        risks: [
          "high aws_wafv2_web_acl.web default_action: default_action changes: what no rule names is let in, or kept out, from now on",
        ],
      },
      {
        label: "the association",
        changes: change("aws_wafv2_web_acl_association.web", "delete"),
        risks: ["high aws_wafv2_web_acl_association.web -: is destroyed: requests arrive unfiltered"],
      },
      {
        label: "replaced",
        changes: change("aws_wafv2_web_acl.web", "replace-delete-first", {}, { replacePaths: [["scope"]] }),
        risks: [
          "high aws_wafv2_web_acl.web -: is replaced (deleted, then created anew), which scope forces: requests arrive unfiltered meanwhile",
        ],
      },
      {
        label: "a rule",
        changes: change("aws_wafv2_web_acl.web", "update", {
          "rule.1.name": ["flood", undefined],
          "rule.1.priority": [1, undefined],
        }),
        risks: ["high aws_wafv2_web_acl.web rule: rule has 1 fewer than before: what they blocked arrives"],
      },
      {
        label: "what no rule names",
        changes: change("aws_wafv2_web_acl.web", "update", {
          "default_action.0.block": [{ kind: "empty", value: "[]" }, undefined],
        }),
        risks: [
          "high aws_wafv2_web_acl.web default_action: default_action changes: what no rule names is let in, or kept out, from now on",
        ],
      },
      {
        label: "another list",
        changes: change("aws_wafv2_web_acl_association.web", "update", { web_acl_arn: ["arn:1", "arn:2"] }),
        risks: [
          "high aws_wafv2_web_acl_association.web web_acl_arn: web_acl_arn changes: whether the other one filters as much cannot be told",
        ],
      },
    ],
    untold: [
      {
        label: "rules that are hidden",
        changes: change("aws_wafv2_web_acl.web", "update", { rule: [HIDDEN, HIDDEN] }),
        risks: ["high aws_wafv2_web_acl.web rule: rule changes: what it still blocks cannot be told"],
      },
      {
        label: "another list, known later",
        changes: change("aws_wafv2_web_acl_association.web", "update", { web_acl_arn: ["arn:1", UNKNOWN] }),
        risks: [
          "high aws_wafv2_web_acl_association.web web_acl_arn: web_acl_arn changes: whether the other one filters as much cannot be told",
        ],
      },
    ],
    quiet: [
      [
        "a new one",
        change("aws_wafv2_web_acl.web", "create", { "default_action.0.allow.0.x": [undefined, "y"] }),
      ],
      ["a new rule", change("aws_wafv2_web_acl.web", "update", { "rule.2.name": [undefined, "flood"] })],
      ["its tags", change("aws_wafv2_web_acl.web", "update", { "tags.Owner": ["a", "b"] })],
    ],
  },
];
