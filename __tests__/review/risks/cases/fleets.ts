import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const FLEET = "aws_autoscaling_group.web_group";

export const FLEETS_CASES: readonly RiskCase[] = [
  {
    id: "fleet-minimum-reduced",
    fires: [
      {
        label: "fewer",
        changes: change(FLEET, "update", { min_size: [4, 2] }),
        risks: [
          "high aws_autoscaling_group.web_group min_size: min_size goes from 4 to 2: what is left after the loss of a zone carries less",
        ],
      },
      {
        label: "one",
        changes: change(FLEET, "update", { min_size: [2, 1] }),
        risks: [
          "critical aws_autoscaling_group.web_group min_size: min_size goes from 2 to 1: the loss of one is then the loss of all",
        ],
      },
      {
        label: "now, not for ever",
        changes: change(FLEET, "update", { desired_capacity: [6, 3] }),
        risks: [
          "medium aws_autoscaling_group.web_group desired_capacity: desired_capacity goes from 6 to 3: what is left after the loss of a zone carries less",
        ],
      },
      {
        label: "at night",
        changes: change("aws_autoscaling_schedule.night", "update", { min_size: [4, 0] }),
        risks: [
          "critical aws_autoscaling_schedule.night min_size: min_size goes from 4 to 0: none is sure to be there",
        ],
      },
      {
        label: "tasks",
        changes: change("aws_ecs_service.web", "update", { desired_count: [4, 2] }),
        risks: [
          "medium aws_ecs_service.web desired_count: desired_count goes from 4 to 2: what is left after the loss of a zone carries less",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(FLEET, "update", { min_size: [2, UNKNOWN] }),
        risks: [
          "high aws_autoscaling_group.web_group min_size: min_size goes from 2 to a value known only after the apply: what that changes cannot be told; at worst, what is left after the loss of a zone carries less",
        ],
      },
      {
        label: "hidden",
        changes: change(FLEET, "update", { min_size: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_autoscaling_group.web_group min_size: min_size changes and is hidden: what that changes cannot be told; at worst, what is left after the loss of a zone carries less",
        ],
      },
    ],
    quiet: [
      ["more", change(FLEET, "update", { min_size: [2, 4] })],
      ["a capacity that scaling decides", change(FLEET, "update", { desired_capacity: [3, null] })],
      ["the maximum", change(FLEET, "update", { max_size: [10, 8] })],
      ["a new fleet", change(FLEET, "create", { min_size: [undefined, 1] })],
    ],
  },
  {
    id: "fleet-maximum-below-minimum",
    fires: [
      {
        label: "both fall",
        changes: change(FLEET, "update", { min_size: [6, 2], max_size: [10, 4] }),
        risks: [
          "critical aws_autoscaling_group.web_group max_size: max_size goes from 10 to 4, below the minimum of 6 until now: instances that serve are terminated at once",
        ],
      },
    ],
    untold: [
      {
        label: "known later",
        changes: change(FLEET, "update", { max_size: [10, UNKNOWN] }),
        risks: [
          "high aws_autoscaling_group.web_group max_size: max_size goes from 10 to a value known only after the apply: what that changes cannot be told; below min_size instances that serve are terminated",
        ],
      },
      {
        label: "hidden",
        changes: change(FLEET, "update", { min_size: [HIDDEN, HIDDEN], max_size: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_autoscaling_group.web_group max_size: max_size changes and is hidden: what that changes cannot be told; below min_size instances that serve are terminated",
        ],
      },
    ],
    quiet: [
      ["still above", change(FLEET, "update", { min_size: [6, 2], max_size: [10, 6] })],
      ["alone: AWS refuses one below the minimum", change(FLEET, "update", { max_size: [10, 4] })],
      ["more", change(FLEET, "update", { max_size: [10, 20] })],
    ],
  },
  {
    id: "zones-reduced",
    fires: [
      {
        label: "one of three subnets",
        changes: change(FLEET, "update", {
          "vpc_zone_identifier.1": ["subnet-b", "subnet-c"],
          "vpc_zone_identifier.2": ["subnet-c", undefined],
        }),
        risks: [
          "high aws_autoscaling_group.web_group vpc_zone_identifier: vpc_zone_identifier has 1 fewer than before: the loss of a zone that is left weighs more",
        ],
      },
      {
        label: "of a balancer",
        changes: change("aws_lb.web", "update", { "subnets.1": ["subnet-b", undefined] }),
        risks: [
          "high aws_lb.web subnets: subnets has 1 fewer than before: the loss of a zone that is left weighs more",
        ],
      },
      {
        label: "of a balancer with addresses",
        changes: change("aws_lb.web", "update", { "subnet_mapping.1.subnet_id": ["subnet-b", undefined] }),
        risks: [
          "high aws_lb.web subnet_mapping.subnet_id: subnet_mapping.subnet_id has 1 fewer than before: the loss of a zone that is left weighs more",
        ],
      },
      {
        label: "of a database",
        changes: change("aws_db_subnet_group.database", "update", {
          "subnet_ids.2": ["subnet-c", undefined],
        }),
        risks: [
          "high aws_db_subnet_group.database subnet_ids: subnet_ids has 1 fewer than before: the loss of a zone that is left weighs more",
        ],
      },
    ],
    untold: [
      {
        label: "one element that is known later, beside a new one",
        changes: change(FLEET, "update", {
          "vpc_zone_identifier.1": ["subnet-b", UNKNOWN],
          "vpc_zone_identifier.2": [undefined, "subnet-c"],
        }),
        risks: [
          "high aws_autoscaling_group.web_group vpc_zone_identifier: vpc_zone_identifier changes: how many zones are left cannot be told",
        ],
      },
      {
        label: "a list that is known later",
        changes: change(FLEET, "update", {
          vpc_zone_identifier: [undefined, UNKNOWN],
          "vpc_zone_identifier.0": ["subnet-a", undefined],
          "vpc_zone_identifier.1": ["subnet-b", undefined],
        }),
        risks: [
          "high aws_autoscaling_group.web_group vpc_zone_identifier: vpc_zone_identifier changes: how many zones are left cannot be told",
        ],
      },
      {
        label: "a hidden list",
        changes: change(FLEET, "update", { vpc_zone_identifier: [HIDDEN, HIDDEN] }),
        risks: [
          "high aws_autoscaling_group.web_group vpc_zone_identifier: vpc_zone_identifier changes: how many zones are left cannot be told",
        ],
      },
      {
        label: "an element that is known later",
        changes: change(FLEET, "update", { "vpc_zone_identifier.1": ["subnet-b", UNKNOWN] }),
        risks: [
          "high aws_autoscaling_group.web_group vpc_zone_identifier: vpc_zone_identifier changes: how many zones are left cannot be told",
        ],
      },
    ],
    quiet: [
      ["a third zone", change(FLEET, "update", { "vpc_zone_identifier.2": [undefined, "subnet-c"] })],
      [
        "a third zone that is made now",
        change(FLEET, "update", { "vpc_zone_identifier.2": [undefined, UNKNOWN] }),
      ],
      ["a new fleet", change(FLEET, "create", { vpc_zone_identifier: [undefined, UNKNOWN] })],
      [
        "other subnets, as many",
        change(FLEET, "update", { "vpc_zone_identifier.0": ["subnet-a", "subnet-c"] }),
      ],
    ],
  },
];
