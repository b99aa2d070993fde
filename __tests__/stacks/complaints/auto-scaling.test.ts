import { type Attributes, resource, resources, type StackJson } from "../../support/stack-json";
import { synthesize } from "../../support/synth";
import { VARIANTS } from "../../support/variants";

const TIERS = ["web", "backend"] as const;
const groupOf = ({ resource: all }: StackJson, tier: string): Attributes =>
  resource({ resource: all }, `aws_autoscaling_group.${tier}_group`);

/** What users of peers complain about, tried on every variant of the stack. */
describe.each(VARIANTS)("Auto Scaling, $name", ({ environment }) => {
  const stack = synthesize(environment).durable;

  it('"apply resets a scaled-out group to desired_capacity" (terraform-aws-autoscaling #72, aws-cdk #5215)', () => {
    for (const tier of TIERS) {
      const group = groupOf(stack, tier);
      expect(group).not.toHaveProperty("desired_capacity");
      // What a schedule set is not set back either.
      const isScheduled = environment[tier].scaling.schedules.length > 0;
      expect(group["lifecycle"]).toEqual({
        ignore_changes: ["initial_lifecycle_hook", ...(isScheduled ? ["min_size", "max_size"] : [])],
      });
    }
    for (const schedule of Object.values(resources(stack, "aws_autoscaling_schedule")))
      expect(schedule["desired_capacity"]).toBe(-1);
  });

  it('"$Latest never refreshes instances" (terraform-aws-autoscaling #143, #155)', () => {
    for (const tier of TIERS) {
      const { launch_template: plain, mixed_instances_policy: mixed } = groupOf(stack, tier);
      const specification =
        plain ?? (mixed as MixedInstancesPolicy).launch_template.launch_template_specification;
      expect((specification as Attributes)["version"]).toBe(
        `\${aws_launch_template.${tier}_group_template.latest_version}`,
      );
      expect(groupOf(stack, tier)["instance_refresh"]).toMatchObject({ strategy: "Rolling" });
    }
  });

  it('"Concurrent schedules on one group fail" (TerraConstructs/base #127)', () => {
    for (const tier of TIERS) {
      const schedules = environment[tier].scaling.schedules.map(
        ({ name }) => `aws_autoscaling_schedule.${tier}_group_schedule_${name.replaceAll("-", "_")}`,
      );
      // Each waits for the one before it: no two are made, changed or removed at once.
      expect(schedules.map((address) => resource(stack, address)["depends_on"])).toEqual(
        schedules.map((_, index) => (index === 0 ? undefined : [schedules[index - 1]])),
      );
    }
  });

  it('"Rolling update shrinks a scaled-out fleet" (guardian ec2-app)', () => {
    for (const tier of TIERS) {
      const { instance_refresh: refresh, instance_maintenance_policy: maintenance } = groupOf(stack, tier);
      const { replacement } = environment[tier];
      const kept = replacement.kind === "launch-first" ? 100 : replacement.minimumHealthyPercent;
      // Of what is running, not of the minimum: AWS counts in percent of the desired capacity.
      expect(refresh).toMatchObject({ preferences: { min_healthy_percentage: kept } });
      expect(maintenance).toMatchObject({ min_healthy_percentage: kept });
    }
  });

  it('"EC2 health checks" by default (terraform-aws-autoscaling, cloudposse)', () => {
    for (const tier of TIERS) {
      expect(groupOf(stack, tier)).toMatchObject({
        health_check_type: "ELB",
        health_check_grace_period: environment[tier].healthCheck.gracePeriodSeconds,
      });
    }
  });
});

interface MixedInstancesPolicy {
  readonly launch_template: { readonly launch_template_specification: Attributes };
}
