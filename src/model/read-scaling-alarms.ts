import { AttributeReader } from "./attribute-reader";
import { FLEET, SCALING_POLICY, TARGET_GROUP } from "./element-types";
import type { ResourceGraph } from "./resource-graph";
import { byAddress, known, untold, whenTold } from "./told";
import type { ScalingAlarm } from "./scaling";
import type { Told } from "./topology";

/** What is written of an action that is no scaling policy. */
const ANOTHER = /^(?:\$\{aws_(?!autoscaling_policy)|arn:[^:]*:(?!autoscaling:))/u;

/** The alarms of a configuration, by the scaling policies that they set going. */
export class ScalingAlarms {
  private readonly alarms: readonly {
    readonly reader: AttributeReader;
    readonly actions: readonly string[];
  }[];

  constructor(graph: ResourceGraph) {
    this.alarms = graph
      .ofType("aws_cloudwatch_metric_alarm")
      .map((resource) => AttributeReader.of(graph, resource))
      .filter(acts)
      .map((reader) => ({ reader, actions: actionsOf(reader) }));
  }

  /** In the order of their addresses; not told where none names the policy, and some action may be it. */
  of(policy: string): Told<readonly ScalingAlarm[]> {
    const own = this.alarms.filter(({ actions }) => actions.includes(policy));
    const unclear = this.alarms.find(({ actions }) => actions.includes(ANY));
    if (own.length === 0 && unclear !== undefined)
      return untold(`${unclear.reader.where("alarm_actions")}: whether it means ${policy} cannot be told`);
    return known(byAddress(own.map(({ reader }) => readAlarm(reader))));
  }
}

/** May be any policy. */
export const ANY = "any";

function acts(alarm: AttributeReader): boolean {
  const enabled = alarm.flag("actions_enabled", true);
  return !enabled.known || enabled.value;
}

/** The policies that an alarm names, and what is written of everything else. */
export function actionsOf(alarm: AttributeReader): readonly string[] {
  return alarm.each("alarm_actions").map((path) => {
    const policy = alarm.one(path, SCALING_POLICY);
    if (policy.known) return policy.value;
    const written = alarm.written(path);
    return written.known && ANOTHER.test(written.value) ? written.value : ANY;
  });
}

function readAlarm(alarm: AttributeReader): ScalingAlarm {
  const periods = alarm.number("evaluation_periods");
  return {
    address: alarm.address,
    metric: whenTold(alarm.text("metric_name"), (name) =>
      whenTold(alarm.text("namespace"), (namespace) => known(`${namespace} ${name}`)),
    ),
    statistic: alarm.text("statistic"),
    of: alarm.isWritten("dimensions.TargetGroup")
      ? alarm.one("dimensions.TargetGroup", TARGET_GROUP)
      : alarm.one("dimensions.AutoScalingGroupName", FLEET),
    comparison: alarm.text("comparison_operator"),
    threshold: alarm.number("threshold"),
    periodSeconds: alarm.number("period"),
    periods,
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: left out, all of them.
    datapoints: alarm.isWritten("datapoints_to_alarm") ? alarm.number("datapoints_to_alarm") : periods,
  };
}
