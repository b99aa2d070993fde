import type { TierSettings } from "../../../src/config/environment";
import { prod } from "../../support/environments";
import { resources } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";

type Prediction = TierSettings["scaling"]["prediction"];

function predictions(web: Prediction) {
  const { json } = tiersScope({ scaling: { ...prod.web.scaling, prediction: web } });
  return Object.fromEntries(
    Object.entries(resources(json, "aws_autoscaling_policy")).filter(
      ([, { policy_type: type }]) => type === "PredictiveScaling",
    ),
  );
}

const policy = (configuration: object) => ({
  web_group_prediction: {
    name: "durable-test-web-prediction",
    autoscaling_group_name: "${aws_autoscaling_group.web_group_autoscaling-group.name}",
    policy_type: "PredictiveScaling",
    predictive_scaling_configuration: {
      ...configuration,
      metric_specification: {
        predefined_metric_pair_specification: { predefined_metric_type: "ASGCPUUtilization" },
        target_value: 30,
      },
    },
  },
});

describe("a forecast", () => {
  it("is none by default", () => {
    expect(predictions({ kind: "none" })).toEqual({});
  });

  it("may only be shown", () => {
    expect(predictions({ kind: "forecast-only" })).toEqual(policy({ mode: "ForecastOnly" }));
  });

  it("scales up to the maximum", () => {
    expect(
      predictions({ kind: "forecast-and-scale", launchAheadSeconds: 600, beyondMaximum: { kind: "stay" } }),
    ).toEqual(
      policy({
        mode: "ForecastAndScale",
        scheduling_buffer_time: "600",
        max_capacity_breach_behavior: "HonorMaxCapacity",
      }),
    );
  });

  it("or raises the maximum, with room above the forecast", () => {
    expect(
      predictions({
        kind: "forecast-and-scale",
        launchAheadSeconds: 300,
        beyondMaximum: { kind: "raise", bufferPercent: 10 },
      }),
    ).toEqual(
      policy({
        mode: "ForecastAndScale",
        scheduling_buffer_time: "300",
        max_capacity_breach_behavior: "IncreaseMaxCapacity",
        max_capacity_buffer: "10",
      }),
    );
  });
});
