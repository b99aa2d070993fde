import type { Declared } from "../../../src/drill/declared";
import { loadInput } from "../../../src/model/load-input";
import { readTopology } from "../../../src/model/read-topology";
import { rolloutSecondsOf } from "../../../src/review/risks/rollout-seconds";

const FLEET = "aws_autoscaling_group.web";
const NOTHING: Declared = { fleets: {}, objectives: {}, acknowledgements: [] };
/** Launch, boot and warm-up of one batch: 23 + 90 + 120 s. */
const BATCH_SECONDS = 233;

function seconds(group: object, declared = NOTHING, address = FLEET): number | null {
  const synthesized = {
    terraform: { backend: { local: {} } },
    provider: { aws: [{ region: "us-east-1" }] },
    resource: {
      aws_launch_template: { web: { image_id: "ami-1", instance_type: "t3.medium" } },
      aws_autoscaling_group: {
        web: {
          min_size: 4,
          max_size: 8,
          default_instance_warmup: 120,
          launch_template: { id: "${aws_launch_template.web.id}", version: "1" },
          ...group,
        },
      },
    },
  };
  const { graph } = loadInput(JSON.stringify(synthesized), "synth");
  return rolloutSecondsOf(graph, readTopology(graph), declared)(address);
}

const refresh = (preferences: object) => ({ instance_refresh: { strategy: "Rolling", preferences } });

describe("how long a rollout takes", () => {
  it.each<[string, object, number | null]>([
    ["one at a time where all stay healthy", refresh({ min_healthy_percentage: 100 }), 4 * BATCH_SECONDS],
    ["half at a time where half may be missing", refresh({ min_healthy_percentage: 50 }), 2 * BATCH_SECONDS],
    [
      "half at a time where half more may be there",
      refresh({ min_healthy_percentage: 100, max_healthy_percentage: 150 }),
      2 * BATCH_SECONDS,
    ],
    [
      "with a warm-up of its own",
      refresh({ min_healthy_percentage: 100, instance_warmup: "300" }),
      4 * (BATCH_SECONDS + 180),
    ],
    [
      "for those that run, not for the minimum",
      { ...refresh({ min_healthy_percentage: 100 }), desired_capacity: 7 },
      7 * BATCH_SECONDS,
    ],
    ["cannot be told without an instance refresh", {}, null],
    [
      "cannot be told without a minimum",
      { ...refresh({ min_healthy_percentage: 100 }), min_size: "${var.least}" },
      null,
    ],
  ])("%s", (_label, group, expected) => {
    expect(seconds(group)).toBe(expected);
  });

  it("takes the declared boot", () => {
    const declared = {
      ...NOTHING,
      fleets: { [FLEET]: { bootSeconds: { minimum: 1, likely: 40, maximum: 90 } } },
    };
    expect(seconds(refresh({ min_healthy_percentage: 100 }), declared)).toBe(4 * (BATCH_SECONDS - 50));
  });

  it("cannot be told of what is no fleet of the plan", () => {
    expect(
      seconds(refresh({ min_healthy_percentage: 100 }), NOTHING, "aws_autoscaling_group.other"),
    ).toBeNull();
  });
});
