import { prod } from "../../support/environments";
import { resource, resources } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";
import { DAY_AND_NIGHT } from "../../support/variants";

const LATE = { ...DAY_AND_NIGHT[1], name: "late", recurrence: "0 22 * * *" };
const { json } = tiersScope({ scaling: { ...prod.web.scaling, schedules: [...DAY_AND_NIGHT, LATE] } });

const action = (name: string, recurrence: string, sizes: object, before: readonly string[]) => ({
  scheduled_action_name: `durable-test-web-${name}`,
  autoscaling_group_name: "${aws_autoscaling_group.web_group_autoscaling-group.name}",
  recurrence,
  time_zone: "Europe/Berlin",
  desired_capacity: -1,
  ...sizes,
  ...(before.length === 0 ? {} : { depends_on: before }),
});

describe("schedules", () => {
  it("set the sizes of their tier alone, one made after the other, and leave the desired capacity", () => {
    expect(resources(json, "aws_autoscaling_schedule")).toEqual({
      web_group_schedule_day: action("day", "0 7 * * mon-fri", { min_size: 4, max_size: 10 }, []),
      web_group_schedule_night: action("night", "0 20 * * *", { min_size: 2, max_size: 8 }, [
        "aws_autoscaling_schedule.web_group_schedule_day",
      ]),
      web_group_schedule_late: action("late", "0 22 * * *", { min_size: 2, max_size: 8 }, [
        "aws_autoscaling_schedule.web_group_schedule_night",
      ]),
    });
  });

  it("keep a deploy from setting back what they set, and only where there are some", () => {
    const ignored = (tier: string): unknown =>
      resource(json, `aws_autoscaling_group.${tier}_group_autoscaling-group`)["lifecycle"];
    expect(ignored("web")).toEqual({ ignore_changes: ["initial_lifecycle_hook", "min_size", "max_size"] });
    expect(ignored("backend")).toEqual({ ignore_changes: ["initial_lifecycle_hook"] });
  });

  it("are none by default", () => {
    expect(resources(tiersScope().json, "aws_autoscaling_schedule")).toEqual({});
  });
});
