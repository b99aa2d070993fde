import { arnInTerraform, type Experiment, type Looked, type Target } from "./experiment";
import { rolePolicy, TRUST_POLICY } from "./role-policy";
import { stopAlarm } from "./stop-alarm";

export interface RootInput {
  readonly experiments: readonly Experiment[];
  /** The balancer that users reach: its errors stop an experiment. */
  readonly entrance: Looked;
  /** Names everything: `durable-prod`. */
  readonly prefix: string;
  readonly region: string | undefined;
  /** As the drilled configuration pins it. */
  readonly providerVersion: string;
}

type Block = Readonly<Record<string, unknown>>;

/** A Terraform root of its own: the experiments, the alarms that stop them, and the role that they run with. */
export function terraformRoot(input: RootInput): Block {
  const { experiments, entrance, prefix, region, providerVersion } = input;
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: providerVersion } } },
    provider: { aws: [region === undefined ? {} : { region }] },
    data: dataSources(experiments, entrance),
    resource: {
      aws_iam_role: {
        gameday: { name: `${prefix}-gameday`, assume_role_policy: JSON.stringify(TRUST_POLICY) },
      },
      aws_iam_role_policy: {
        gameday: {
          name: "experiments",
          role: "${aws_iam_role.gameday.id}",
          policy: JSON.stringify(rolePolicy(experiments)),
        },
      },
      aws_cloudwatch_metric_alarm: Object.fromEntries(
        experiments.map((experiment) => [experiment.name, stopAlarm(experiment, entrance, prefix)]),
      ),
      aws_fis_experiment_template: Object.fromEntries(
        experiments.map((experiment) => [experiment.name, experimentTemplate(experiment, prefix)]),
      ),
    },
    output: {
      role_arn: { value: "${aws_iam_role.gameday.arn}", description: "FIS_ROLE_ARN" },
      stop_alarm_arns: {
        value: Object.fromEntries(
          experiments.map(({ name }) => [name, `\${aws_cloudwatch_metric_alarm.${name}.arn}`]),
        ),
        description: "STOP_ALARM_ARN of each experiment",
      },
    },
  };
}

function dataSources(experiments: readonly Experiment[], entrance: Looked): Block {
  const looked = [
    entrance,
    ...experiments.flatMap(({ targets }) => targets.flatMap(({ arns = [] }) => arns)),
  ];
  const types = [...new Set(looked.map(({ type }) => type))].sort();
  return {
    aws_partition: { current: {} },
    aws_caller_identity: { current: {} },
    ...Object.fromEntries(
      types.map((type) => [
        type,
        Object.fromEntries(
          looked.filter((each) => each.type === type).map(({ name, arguments: given }) => [name, given]),
        ),
      ]),
    ),
  };
}

function experimentTemplate({ name, title, targets, actions, onlyIf }: Experiment, prefix: string): Block {
  return {
    ...(onlyIf === undefined ? {} : { count: `\${${onlyIf} ? 1 : 0}` }),
    description: title,
    role_arn: "${aws_iam_role.gameday.arn}",
    stop_condition: [
      { source: "aws:cloudwatch:alarm", value: `\${aws_cloudwatch_metric_alarm.${name}.arn}` },
    ],
    target: targets.map(targetBlock),
    action: actions.map(({ name: action, actionId, parameters, role, target }) => ({
      name: action,
      action_id: actionId,
      parameter: Object.entries(parameters).map(([key, value]) => ({ key, value })),
      target: [{ key: role, value: target }],
    })),
    experiment_options: [{ account_targeting: "single-account", empty_target_resolution_mode: "fail" }],
    tags: { Name: `${prefix}-${name.replaceAll("_", "-")}` },
    depends_on: ["aws_iam_role_policy.gameday"],
  };
}

function targetBlock({ name, resourceType, selectionMode, arns, tags, filters }: Target): Block {
  return {
    name,
    resource_type: resourceType,
    selection_mode: selectionMode,
    ...(arns === undefined ? {} : { resource_arns: arns.map(arnInTerraform) }),
    ...(tags === undefined
      ? {}
      : { resource_tag: Object.entries(tags).map(([key, value]) => ({ key, value })) }),
    filter: filters.map(({ path, values }) => ({ path, values })),
  };
}
