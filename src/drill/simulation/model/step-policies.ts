import type { ScalingAlarm, ScalingPolicy, StepScaling } from "../../../model/scaling";
import type { Fleet } from "../../../model/topology";
import type { Inputs } from "./inputs";
import type { StepPolicy } from "./system-model";

/** Step policies, one for each alarm that sets one going. One that no alarm names never acts. */
export function stepPoliciesOf(fleet: Fleet, warmupSeconds: number, inputs: Inputs): readonly StepPolicy[] {
  return fleet.policies.flatMap((policy) => {
    if (policy.enabled.known && !policy.enabled.value) return [];
    if (policy.kind === "simple")
      inputs.lack(`${policy.address}: simple scaling is not simulated`, policy.address, "policy_type");
    const { stepScaling } = policy;
    if (stepScaling === undefined) return [];
    if (!stepScaling.alarms.known) {
      inputs.lack(stepScaling.alarms.because, policy.address, "alarm_actions");
      return [];
    }
    return stepScaling.alarms.value.flatMap((alarm) =>
      ofAlarm(fleet, policy, stepScaling, alarm, { warmupSeconds, inputs }),
    );
  });
}

const ADJUSTMENTS: Readonly<Record<string, StepPolicy["adjustment"]>> = {
  ChangeInCapacity: "change",
  PercentChangeInCapacity: "percent",
  ExactCapacity: "exact",
};

interface Of {
  readonly warmupSeconds: number;
  readonly inputs: Inputs;
}

function ofAlarm(
  fleet: Fleet,
  { address }: ScalingPolicy,
  scaling: StepScaling,
  alarm: ScalingAlarm,
  { warmupSeconds, inputs }: Of,
): readonly StepPolicy[] {
  const about = (name: string, unit: string, attribute: string) => ({
    name: `${address}: ${name}`,
    unit,
    address: alarm.address,
    attribute,
  });
  const own = { address, attribute: "step_adjustment", unit: "" };
  const period = inputs.read(alarm.periodSeconds, about("a period", "seconds", "period"), 60);
  const scale = scaleOf(alarm, period, inputs);
  if (scale === undefined || !measures(fleet, alarm, inputs)) return [];
  const comparison = inputs.read(alarm.comparison, about("alarm", "", "comparison_operator"), "");
  const threshold = inputs.read(alarm.threshold, about("threshold", "", "threshold"), 0);
  const { steps, adjustment, leastChange } = scaling;
  if (!steps.known) inputs.lack(steps.because, address, "step_adjustment");
  const kind = ADJUSTMENTS[inputs.read(adjustment, { ...own, name: `${address}: steps` }, "")];
  if (comparison !== "" && !COMPARISON.test(comparison))
    inputs.lack(`${alarm.address}: ${comparison} is not modelled`, alarm.address, "comparison_operator");
  if (!steps.known || kind === undefined || !COMPARISON.test(comparison)) return [];
  const text = steps.value.map(({ from, to, by }) => `${from ?? "any"} to ${to ?? "any"}: ${by}`).join("; ");
  inputs.use(text, { ...own, name: `${address}: over the threshold` }, "read");
  return [
    {
      address,
      metric: scale.metric,
      threshold: threshold * scale.factor,
      isAbove: comparison.startsWith("Greater"),
      isReached: comparison.includes("OrEqual"),
      periodSeconds: period,
      periods: inputs.read(alarm.periods, about("looks at", "periods", "evaluation_periods"), 1),
      datapoints: inputs.read(alarm.datapoints, about("acts on", "of them", "datapoints_to_alarm"), 1),
      adjustment: kind,
      leastChange: inputs.read(
        leastChange,
        { ...own, name: `${address}: at least`, unit: "instances", attribute: "min_adjustment_magnitude" },
        0,
      ),
      warmupSeconds:
        scaling.warmupSeconds === undefined
          ? warmupSeconds
          : inputs.read(
              scaling.warmupSeconds,
              { ...own, name: `${address}: warmup`, unit: "seconds", attribute: "estimated_instance_warmup" },
              0,
            ),
      steps: steps.value.map(({ from, to, by }) => ({
        from: (from ?? -Infinity) * scale.factor,
        to: (to ?? Infinity) * scale.factor,
        by,
      })),
    },
  ];
}

/** The four that compare with a threshold; the others compare with a band. */
const COMPARISON = /^(?:Greater|Less)Than(?:OrEqualTo)?Threshold$/u;

/** From the metric's unit to the model's. */
function scaleOf(
  { metric, statistic, address }: ScalingAlarm,
  periodSeconds: number,
  inputs: Inputs,
): { readonly metric: StepPolicy["metric"]; readonly factor: number } | undefined {
  const of = { address, unit: "", attribute: "metric_name" };
  const name = inputs.read(metric, { ...of, name: `${address}: metric` }, "");
  const kind = inputs.read(statistic, { ...of, name: `${address}: statistic`, attribute: "statistic" }, "");
  // Requests of one target in one period.
  if (name === "AWS/ApplicationELB RequestCountPerTarget" && kind === "Sum")
    return { metric: "requests", factor: 1 / periodSeconds };
  if (name === "AWS/EC2 CPUUtilization" && kind === "Average") return { metric: "use", factor: 1 / 100 };
  if (name !== "" && kind !== "")
    inputs.lack(`how ${kind} of ${name} follows the load is not modelled`, address, "metric_name");
  return undefined;
}

/** The metric of another group says nothing here; whose it is may be open in a plan, and is taken to be its own. */
function measures({ address, targetGroups }: Fleet, alarm: ScalingAlarm, inputs: Inputs): boolean {
  const { of } = alarm;
  const named = {
    name: `${alarm.address}: measures`,
    unit: "",
    address: alarm.address,
    attribute: "dimensions",
  };
  if (!of.known) {
    inputs.use(`its own group, ${address}`, named, "assumed");
    return true;
  }
  if (of.value === address || (targetGroups.known && targetGroups.value.includes(of.value))) return true;
  inputs.lack(
    `${alarm.address} measures ${of.value}, and sets ${address} going`,
    alarm.address,
    "dimensions",
  );
  return false;
}
