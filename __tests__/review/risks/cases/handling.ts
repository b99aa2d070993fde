import { change, HIDDEN, UNKNOWN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const FLEET = "aws_autoscaling_group.web_group";
const GROUP = "aws_security_group.web";

export const HANDLING_CASES: readonly RiskCase[] = [
  {
    id: "forgotten",
    fires: [
      {
        label: "a database",
        changes: change("aws_db_instance.database", "forget"),
        risks: [
          "high aws_db_instance.database -: is taken out of the state and stays on AWS: no later plan shows what happens to it",
        ],
      },
      {
        label: "a dashboard",
        changes: change("aws_cloudwatch_dashboard.all", "forget"),
        risks: [
          "medium aws_cloudwatch_dashboard.all -: is taken out of the state and stays on AWS: no later plan shows what happens to it",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change("aws_s3_bucket.uploads", "forget", { "": [HIDDEN, undefined] }),
        risks: [
          "high aws_s3_bucket.uploads -: is taken out of the state and stays on AWS: no later plan shows what happens to it",
        ],
      },
    ],
    quiet: [
      ["a deletion", change("aws_db_instance.database", "delete")],
      ["a move", change("aws_db_instance.database", "move", {}, { previousAddress: "aws_db_instance.main" })],
    ],
  },
  {
    id: "import-overwrites",
    fires: [
      {
        label: "with changes",
        changes: change(
          "aws_lb.web",
          "import",
          { idle_timeout: [120, 60], "tags.Owner": [undefined, "a"] },
          { importId: "arn:1" },
        ),
        risks: [
          "medium aws_lb.web idle_timeout: is imported, and idle_timeout overwritten with what the configuration says",
        ],
      },
      {
        label: "as an update",
        changes: change(
          "aws_lb.web",
          "update",
          { "a.0.x": [1, 2], b: [1, 2], c: [1, 2], d: [1, 2], e: [1, 2], f: [1, 2], g: [1, 2] },
          { importId: "arn:1" },
        ),
        risks: [
          "medium aws_lb.web a.x: is imported, and a.x, b, c, d, e and 2 more overwritten with what the configuration says",
        ],
      },
      {
        label: "replaced at once",
        changes: change(
          "aws_lb.web",
          "replace-delete-first",
          {},
          { importId: "arn:1", replacePaths: [["name"]] },
        ),
        risks: [
          "critical aws_lb.web -: is imported and at once replaced (deleted, then created anew), which name forces",
        ],
      },
    ],
    untold: [
      {
        label: "hidden",
        changes: change("aws_lb.web", "import", { name: [HIDDEN, HIDDEN] }, { importId: "arn:1" }),
        risks: ["medium aws_lb.web name: is imported, and name overwritten with what the configuration says"],
      },
    ],
    quiet: [
      ["nothing changes", change("aws_lb.web", "import", {}, { importId: "arn:1" })],
      [
        "tags alone",
        change("aws_lb.web", "import", { "tags_all.Owner": [undefined, "a"] }, { importId: "arn:1" }),
      ],
    ],
  },
  {
    id: "attributes-not-read",
    fires: [
      {
        label: "of a group",
        changes: change(GROUP, "update", { "ingress.0.from_port": [1, 2] }, { attributesLeftOut: 1_800 }),
        risks: [
          "high aws_security_group.web -: 1800 more of its attributes change: what they mean cannot be told",
        ],
      },
      {
        label: "of a dashboard",
        changes: change("aws_cloudwatch_dashboard.all", "update", {}, { attributesLeftOut: 3 }),
        risks: [
          "medium aws_cloudwatch_dashboard.all -: 3 more of its attributes change: what they mean cannot be told",
        ],
      },
    ],
    untold: [
      {
        label: "everything hidden",
        changes: change(GROUP, "update", { "": [HIDDEN, HIDDEN] }, { attributesLeftOut: 1 }),
        risks: [
          "high aws_security_group.web -: all of its attributes are hidden or not known yet: what they mean cannot be told",
        ],
      },
    ],
    quiet: [
      ["all were read", change(GROUP, "update", { "ingress.0.from_port": [1, 2] })],
      ["a deletion, which takes all of them", change(GROUP, "delete", {}, { attributesLeftOut: 9 })],
    ],
  },
  {
    id: "change-deferred",
    fires: [
      {
        label: "a group",
        changes: change(GROUP, "deferred"),
        risks: [
          "medium aws_security_group.web -: is put off to a later run: what happens to it cannot be told",
        ],
      },
      {
        label: "a dashboard",
        changes: change("aws_cloudwatch_dashboard.all", "deferred"),
        risks: [
          "low aws_cloudwatch_dashboard.all -: is put off to a later run: what happens to it cannot be told",
        ],
      },
    ],
    untold: [
      {
        label: "everything known later",
        changes: change("aws_s3_bucket.uploads", "deferred", { "": [UNKNOWN, UNKNOWN] }),
        risks: [
          "medium aws_s3_bucket.uploads -: is put off to a later run: what happens to it cannot be told",
        ],
      },
    ],
    quiet: [["an update", change(GROUP, "update")]],
  },
  {
    id: "drift-undone",
    fires: [
      {
        label: "more instances, by hand",
        changes: change(FLEET, "update", { max_size: [20, 10] }),
        drift: [change(FLEET, "update", { max_size: [10, 20], desired_capacity: [4, 12] })],
        risks: [
          "medium aws_autoscaling_group.web_group max_size: max_size, changed outside of Terraform, is put back",
        ],
      },
    ],
    untold: [
      {
        label: "hidden",
        changes: change(FLEET, "update", { max_size: [HIDDEN, HIDDEN] }),
        drift: [change(FLEET, "update", { max_size: [HIDDEN, HIDDEN] })],
        risks: [
          "medium aws_autoscaling_group.web_group max_size: max_size, changed outside of Terraform, is put back",
        ],
      },
    ],
    quiet: [["no drift", change(FLEET, "update", { max_size: [20, 10] })]],
  },
];
