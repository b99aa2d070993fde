/** What is done to the deployed `dev` before a plan is made. */
export interface Scenario {
  readonly name: string;
  /** Edits of src/environments/dev.ts: texts that stand in it exactly once. */
  readonly edits?: readonly (readonly [from: string, to: string])[];
  /** Terraform that stands beside the synthesized JSON. */
  readonly beside?: unknown;
  /** One resource under another name, everywhere. */
  readonly renamed?: { readonly type: string; readonly from: string; readonly to: string };
  /** Through the API, behind Terraform's back. */
  readonly behind?: "open the database's group" | "lower the web fleet's minimum" | "make a log group";
  /** More arguments of `terraform plan`. */
  readonly options?: readonly string[];
  /** From an empty state instead of the deployed one. */
  readonly fromNothing?: boolean;
  /**
   * What a reviewer has to be told, `severity id address`, all of it: argued from AWS's behaviour, and written down
   * before the analyser read the plan. Where the analyser knew better the comment says "seen".
   */
  readonly expected: readonly string[];
  /** Instead of single lines where there are too many to be read: how often each `severity id` is told. */
  readonly expectedCounts?: Readonly<Record<string, number>>;
}

const WEB = "aws_autoscaling_group.web_group";
const OPEN_RULE = "aws_vpc_security_group_ingress_rule.internet_to_web_balancer_80_ingress";
const DATABASE = "aws_db_instance.database";
const DATABASE_TEXT = 'instanceClass: "db.t4g.medium",';

/** Seen: the emulator gives back the parts of a metric expression in another order, and only a change makes it count. */
const IMBALANCE_ALARMS = ["backend", "web"].map(
  (tier) => `medium drift-undone aws_cloudwatch_metric_alarm.alarms_${tier}_zone_imbalance`,
);

export const SCENARIOS: readonly Scenario[] = [
  // Port 80 is open to everybody, with a reason in the environment: what everybody may reach is said once it is opened.
  { name: "create", fromNothing: true, expected: [`medium group-opened ${OPEN_RULE}`] },
  // What the provider computes anew is no risk.
  { name: "no-change", expected: [] },
  // Subnets, routes and endpoints are added. Fleets and balancers get a subnet more; the minimum rises with the zones.
  {
    name: "third-zone",
    edits: [
      ['zones: ["us-east-1a", "us-east-1b"]', 'zones: ["us-east-1a", "us-east-1b", "us-east-1c"]'],
      [
        'instanceType: "t3.medium",\n    minimum: 2,\n    maximum: 4,',
        'instanceType: "t3.medium",\n    minimum: 3,\n    maximum: 6,',
      ],
      [
        'instanceType: "t3.large",\n    minimum: 2,\n    maximum: 4,',
        'instanceType: "t3.large",\n    minimum: 3,\n    maximum: 6,',
      ],
    ],
    expected: IMBALANCE_ALARMS,
  },
  // Every web instance is replaced, a batch at a time.
  {
    name: "instance-type",
    edits: [['instanceType: "t3.medium"', 'instanceType: "t3.small"']],
    expected: [`medium fleet-rollout ${WEB}`],
  },
  // The database restarts on another host; with a standby that is a failover, and dev applies it at once.
  {
    name: "database-class",
    edits: [[DATABASE_TEXT, 'instanceClass: "db.t4g.large",']],
    expected: [`medium database-class-changed ${DATABASE}`],
  },
  // RDS upgrades primary and standby at the same time: the standby is no help, and dev applies it at once.
  // Seen: a patch is rated below a new minor or major, which is high; the first list had high here.
  {
    name: "engine-upgrade",
    edits: [[DATABASE_TEXT, `${DATABASE_TEXT}\n    engineVersion: "8.4.6",`]],
    expected: [`medium database-engine-changed ${DATABASE}`],
  },
  // The standby is given up: the loss of a zone takes the data away until a person restores it. Seen: the drill says the
  // same of each thing whose loss takes the instance along; it has come to lie in us-east-1a.
  {
    name: "single-az",
    edits: [
      [
        DATABASE_TEXT,
        `${DATABASE_TEXT}\n    availability: { kind: "single-az", reason: "nobody waits for the playground" },`,
      ],
    ],
    expected: [
      `critical durability-lost ${DATABASE}`,
      `critical multi-az-lost ${DATABASE}`,
      "critical durability-lost aws_subnet.database_us_east_1a",
      "critical durability-lost us-east-1a",
    ],
  },
  // Another name of the schema forces a new instance: the data is gone, and dev takes no final snapshot. Seen: in between
  // nothing answers, and the backend gets another address and another secret: a new policy, and new instances.
  {
    name: "database-replaced",
    edits: [[DATABASE_TEXT, `${DATABASE_TEXT}\n    name: "renamed",`]],
    expected: [
      `critical database-replaced ${DATABASE}`,
      `critical delete-before-create ${DATABASE}`,
      `critical final-snapshot-skipped ${DATABASE}`,
      "high identity-changed aws_iam_role_policy.backend_role",
      "medium fleet-rollout aws_autoscaling_group.backend_group",
    ],
  },
  // One of two zones is given up for another one: its four subnets are destroyed with what leads out of them. Seen: there
  // are two zones after as before.
  {
    name: "zone-swapped",
    edits: [['zones: ["us-east-1a", "us-east-1b"]', 'zones: ["us-east-1a", "us-east-1c"]']],
    expected: [
      ...["backend", "database", "web"].map((layer) => `aws_route_table.${layer}_us_east_1b`),
      ...["backend", "database", "public", "web"].map(
        (layer) => `aws_route_table_association.${layer}_us_east_1b`,
      ),
      ...["backend", "database", "public", "web"].map((layer) => `aws_subnet.${layer}_us_east_1b`),
      ...["backend", "web"].map(
        (layer) => `aws_vpc_endpoint_route_table_association.endpoints_s3_${layer}_us_east_1b`,
      ),
    ]
      .map((address) => `high request-path-destroyed ${address}`)
      .concat(IMBALANCE_ALARMS),
  },
  // Everything: the data, the way of requests, the keys.
  {
    name: "destroy",
    options: ["-destroy"],
    expected: [],
    expectedCounts: {
      "critical request-path-destroyed": 10,
      "critical database-destroyed": 1,
      "critical final-snapshot-skipped": 1,
      "critical key-deletion-scheduled": 2,
      "high logs-removed": 1,
      // The bucket of the balancers' logs goes with all that closes it.
      "high bucket-made-public": 1,
      "high data-store-destroyed": 2,
      "high encryption-changed": 1,
      "high identity-changed": 12,
      "high request-path-destroyed": 43,
      "high secret-deleted": 1,
      "medium scaling-removed": 6,
      "medium logs-removed": 6,
      "medium request-path-destroyed": 15,
    },
  },
  // A resource gets another address and changes in nothing.
  {
    name: "moved",
    renamed: { type: "aws_sns_topic", from: "events", to: "renamed" },
    beside: { moved: [{ from: "aws_sns_topic.events", to: "aws_sns_topic.renamed" }] },
    expected: [],
  },
  // What somebody made by hand is taken over as it is.
  {
    name: "import",
    behind: "make a log group",
    beside: {
      resource: { aws_cloudwatch_log_group: { adopted: { name: "made-by-hand" } } },
      import: [{ to: "aws_cloudwatch_log_group.adopted", id: "made-by-hand" }],
    },
    expected: [],
  },
  // A condition does not hold: the plan ends in an error, and what it lists is not all. The gate fails without a risk.
  {
    name: "errored",
    beside: {
      resource: {
        terraform_data: {
          refuses: {
            lifecycle: {
              precondition: [
                { condition: "${length(aws_vpc.network.id) > 100}", error_message: "Refused on purpose." },
              ],
            },
          },
        },
      },
    },
    expected: [],
  },
  // Somebody let everybody in at the database's port, behind Terraform's back: no resource of Terraform's knows the rule,
  // and "no changes" leaves it open. Seen only after the plan was read: the first list was empty.
  {
    name: "drift-group",
    behind: "open the database's group",
    expected: ["critical drift-opened aws_security_group.database"],
  },
  // Somebody lowered the minimum: the plan sets it back.
  {
    name: "drift-minimum",
    behind: "lower the web fleet's minimum",
    expected: [`medium drift-undone ${WEB}`],
  },
  // Only a part is planned: it does not tell all that would happen. Seen: the template changes without its group.
  {
    name: "targeted",
    edits: [['instanceType: "t3.medium"', 'instanceType: "t3.small"']],
    options: ["-target=aws_launch_template.web_group_template"],
    expected: ["medium fleet-rollout aws_launch_template.web_group_template"],
  },
];
