import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const FLEET = "aws_autoscaling_group.web_group";
const TEMPLATE = "aws_launch_template.web_group_template";
const TARGETS = "aws_lb_target_group.web_balancer";

export const INSTANCES_CASES: readonly RiskCase[] = [
  {
    id: "fleet-replaced",
    fires: [
      {
        label: "in any order",
        changes: [
          change(FLEET, "replace-create-first", {}, { replacePaths: [["name"]] }),
          change(
            "aws_autoscaling_group.backend_group",
            "replace-delete-first",
            {},
            { replacePaths: [["name"], ["placement_group"]] },
          ),
        ],
        risks: [
          "high aws_autoscaling_group.backend_group -: is replaced (deleted, then created anew), which name, placement_group force: all its instances are new at once, beginning at the minimum",
          "high aws_autoscaling_group.web_group -: is replaced (created anew, then deleted), which name forces: all its instances are new at once, beginning at the minimum",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change(FLEET, "replace-create-first", { "": [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_autoscaling_group.web_group -: is replaced (created anew, then deleted): all its instances are new at once, beginning at the minimum",
        ],
      },
    ],
    quiet: [
      ["an update", change(FLEET, "update", { max_size: [4, 8] })],
      ["its template", change(TEMPLATE, "replace-create-first")],
    ],
  },
  {
    id: "fleet-rollout",
    fires: [
      {
        label: "a template beside a group that changes in something else",
        changes: [
          change(FLEET, "update", { max_size: [4, 8] }),
          change(TEMPLATE, "update", { image_id: ["ami-1", "ami-2"] }),
        ],
        risks: [
          "medium aws_launch_template.web_group_template image_id: the template changes, and no group of this plan with it: which instances get it, and when, cannot be told",
        ],
      },
      {
        label: "with the drill's figures, and once for group and template",
        changes: [
          change(FLEET, "update", { "launch_template.0.version": ["3", UNKNOWN] }),
          change(TEMPLATE, "update", { image_id: ["ami-1", "ami-2"], latest_version: [3, UNKNOWN] }),
        ],
        rolloutSeconds: 1_165,
        risks: [
          "medium aws_autoscaling_group.web_group launch_template.version: launch_template.version changes: every instance is replaced, a few at a time; about 19m25s by the drill's figures",
        ],
      },
      {
        label: "without figures",
        changes: change(FLEET, "update", { "launch_template.0.version": ["3", "4"] }),
        risks: [
          "medium aws_autoscaling_group.web_group launch_template.version: launch_template.version changes: every instance is replaced, a few at a time; how long that takes cannot be told",
        ],
      },
      {
        label: "a template that no group of the plan follows",
        changes: change(TEMPLATE, "update", { user_data: [HIDDEN, HIDDEN] }),
        risks: [
          "medium aws_launch_template.web_group_template user_data: the template changes, and no group of this plan with it: which instances get it, and when, cannot be told",
        ],
      },
    ],
    untold: [
      {
        label: "a hidden version",
        changes: change(FLEET, "update", { "launch_template.0.version": [HIDDEN, HIDDEN] }),
        risks: [
          "medium aws_autoscaling_group.web_group launch_template.version: launch_template.version changes: every instance is replaced, a few at a time; how long that takes cannot be told",
        ],
      },
    ],
    quiet: [
      [
        "the tags of a template",
        change(TEMPLATE, "update", { "tags.Owner": ["a", "b"], "tags_all.Owner": ["a", "b"] }),
      ],
      ["more instances", change(FLEET, "update", { max_size: [4, 8] })],
      ["a new fleet", change(FLEET, "create", { "launch_template.0.version": [undefined, UNKNOWN] })],
    ],
  },
  {
    id: "health-check-weakened",
    fires: [
      {
        label: "the host alone",
        changes: change(FLEET, "update", { health_check_type: ["ELB", "EC2"] }),
        risks: [
          "high aws_autoscaling_group.web_group health_check_type: health_check_type goes from ELB to EC2: an instance that runs and does not answer is never replaced",
        ],
      },
      {
        label: "no longer set",
        changes: change(FLEET, "update", { health_check_type: ["ELB", null] }),
        risks: [
          "high aws_autoscaling_group.web_group health_check_type: health_check_type goes from ELB to not set: an instance that runs and does not answer is never replaced",
        ],
      },
      {
        label: "off",
        changes: change(TARGETS, "update", { "health_check.0.enabled": [true, false] }),
        risks: [
          "high aws_lb_target_group.web_balancer health_check.enabled: health_check.enabled goes from true to false: an instance that runs and does not answer is never replaced",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(FLEET, "update", { health_check_type: ["ELB", UNKNOWN] }),
        risks: [
          "high aws_autoscaling_group.web_group health_check_type: health_check_type goes from ELB to a value known only after the apply: what that changes cannot be told; at worst, an instance that runs and does not answer is never replaced",
        ],
      },
      {
        label: "hidden",
        changes: change(FLEET, "update", { health_check_type: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_autoscaling_group.web_group health_check_type: health_check_type changes and is hidden: what that changes cannot be told; at worst, an instance that runs and does not answer is never replaced",
        ],
      },
    ],
    quiet: [
      ["the service, too", change(FLEET, "update", { health_check_type: ["EC2", "ELB"] })],
      ["another path", change(TARGETS, "update", { "health_check.0.path": ["/", "/healthz"] })],
    ],
  },
  {
    id: "scaling-removed",
    fires: [
      {
        label: "a policy",
        changes: change("aws_autoscaling_policy.web_group_cpu", "delete"),
        risks: [
          "medium aws_autoscaling_policy.web_group_cpu -: is destroyed: the fleet no longer follows its metric",
        ],
      },
      {
        label: "switched off",
        changes: change("aws_autoscaling_policy.web_group_cpu", "update", { enabled: [true, false] }),
        risks: [
          "medium aws_autoscaling_policy.web_group_cpu enabled: enabled goes from true to false: the fleet no longer follows its metric",
        ],
      },
      {
        label: "a process",
        changes: change(FLEET, "update", { "suspended_processes.0": [undefined, "ReplaceUnhealthy"] }),
        risks: [
          "high aws_autoscaling_group.web_group suspended_processes: suspended_processes goes from not set to ReplaceUnhealthy: what is suspended is done by nobody",
        ],
      },
    ],
    untold: [
      {
        label: "hidden",
        changes: change("aws_autoscaling_policy.web_group_cpu", "update", { enabled: [HIDDEN, HIDDEN] }),
        risks: [
          "medium aws_autoscaling_policy.web_group_cpu enabled: enabled changes and is hidden: what that changes cannot be told; at worst, the fleet no longer follows its metric",
        ],
      },
      {
        label: "hidden processes",
        changes: change(FLEET, "update", { suspended_processes: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_autoscaling_group.web_group suspended_processes: suspended_processes changes and is hidden: what that changes cannot be told; at worst, what is suspended is done by nobody",
        ],
      },
    ],
    quiet: [
      [
        "a process that runs again",
        change(FLEET, "update", { "suspended_processes.0": ["Launch", undefined] }),
      ],
      ["a new policy", change("aws_autoscaling_policy.web_group_cpu", "create")],
      [
        "another target",
        change("aws_autoscaling_policy.web_group_cpu", "update", {
          "target_tracking_configuration.0.target_value": [45, 40],
        }),
      ],
    ],
  },
  {
    id: "imds-relaxed",
    fires: [
      {
        label: "a template",
        changes: change(TEMPLATE, "update", { "metadata_options.0.http_tokens": ["required", "optional"] }),
        risks: [
          "high aws_launch_template.web_group_template metadata_options.http_tokens: metadata_options.http_tokens goes from required to optional: whoever makes an instance fetch a URL reads its credentials",
        ],
      },
      {
        label: "an instance, without the block",
        changes: change("aws_instance.one", "update", {
          "metadata_options.0.http_tokens": ["required", undefined],
        }),
        risks: [
          "high aws_instance.one metadata_options.http_tokens: metadata_options.http_tokens goes from required to not set: whoever makes an instance fetch a URL reads its credentials",
        ],
      },
      {
        label: "the account",
        changes: change("aws_ec2_instance_metadata_defaults.all", "update", {
          http_tokens: ["required", "no-preference"],
        }),
        risks: [
          "high aws_ec2_instance_metadata_defaults.all http_tokens: http_tokens goes from required to no-preference: whoever makes an instance fetch a URL reads its credentials",
        ],
      },
    ],
    untold: [
      {
        label: "a block that is known later",
        changes: change(TEMPLATE, "update", {
          metadata_options: [undefined, UNKNOWN],
          "metadata_options.0.http_tokens": ["required", undefined],
        }),
        risks: [
          "high aws_launch_template.web_group_template metadata_options.http_tokens: metadata_options.http_tokens goes from required to a value known only after the apply: what that changes cannot be told; at worst, whoever makes an instance fetch a URL reads its credentials",
        ],
      },
      {
        label: "hidden",
        changes: change(TEMPLATE, "update", { "metadata_options.0.http_tokens": [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_launch_template.web_group_template metadata_options.http_tokens: metadata_options.http_tokens changes and is hidden: what that changes cannot be told; at worst, whoever makes an instance fetch a URL reads its credentials",
        ],
      },
    ],
    quiet: [
      [
        "required from now on",
        change(TEMPLATE, "update", { "metadata_options.0.http_tokens": ["optional", "required"] }),
      ],
      [
        "a new template",
        change(TEMPLATE, "create", { "metadata_options.0.http_tokens": [undefined, "optional"] }),
      ],
    ],
  },
];
