import { SURVIVOR_LIMIT_PERCENT } from "../../../config/static-stability";
import type { SmallestChange } from "../../drill-report";
import type { TierModel } from "../model/system-model";
import type { Scenario } from "../scenarios/scenario";
import { ANNOUNCED_SECONDS } from "../scenarios/surges";
import { type Candidate, type Mended, perTier, withTiers } from "./candidate";
import type { Sizes } from "./sizes";

/** Instances that always run. */
export function headroom({ model, scenario }: Mended): (sizes: Sizes) => Candidate {
  const { words, limit } = roomOf(scenario);
  return (sizes) => ({
    kind: "headroom",
    text: `always run at least ${perTier(model, onlyMore(model.tiers, sizes))}${words}`,
    ...limit,
    settings: model.tiers.flatMap((tier, index) => sizeSettings(tier, sizes[index] ?? 0)),
    model: withTiers(model, (tier, index) => withMinimum(tier, sizes[index] ?? 0)),
    scenario,
  });
}

/** Instances that are launched for a load that is known in advance: no other schedule is in force. */
export function schedule({ model, scenario }: Mended): (sizes: Sizes) => Candidate {
  const { triggerSecondOfDay: _, ...unclocked } = scenario;
  const lead = `${ANNOUNCED_SECONDS / 60} minutes before`;
  const { words, limit } = roomOf(scenario);
  return (sizes) => ({
    kind: "schedule",
    text: `where it is known in advance, a schedule: at least ${perTier(model, onlyMore(model.tiers, sizes))}, from ${lead}${words}`,
    ...limit,
    settings: model.tiers.flatMap(({ fleet, group }, index) => {
      const size = sizes[index] ?? 0;
      if (size <= group.minimum) return [];
      const to = `min_size ${size}, max_size ${Math.max(size, group.maximum)}, ${lead}`;
      return [{ address: fleet, attribute: "aws_autoscaling_schedule", from: "none", to }];
    }),
    model: withTiers(model, (tier, index) => {
      const minimum = sizes[index] ?? 0;
      const { group, fleet } = tier;
      if (minimum <= group.minimum) return { ...tier, group: { ...group, schedule: [] } };
      const sizesThen = { minimum, maximum: Math.max(minimum, group.maximum), desired: null };
      return {
        ...tier,
        group: { ...group, schedule: [{ address: `a schedule of ${fleet}`, secondOfWeek: 0, ...sizesThen }] },
      };
    }),
    scenario: { ...unclocked, triggerAfterScheduleSeconds: ANNOUNCED_SECONDS },
  });
}

/** Instances that have booted and wait, stopped. @param sizes of the pools. */
export function warmPool({ model, scenario }: Mended): (sizes: Sizes) => Candidate {
  return (sizes) => ({
    kind: "warm-pool",
    text: `keep warm pools of stopped instances: ${perTier(model, sizes)}`,
    settings: model.tiers.flatMap(({ fleet, group }, index) => {
      const size = sizes[index] ?? 0;
      if (size === 0) return [];
      const setting = (attribute: string, from: string, to: string): SmallestChange => ({
        address: fleet,
        attribute,
        from,
        to,
      });
      return [
        setting("warm_pool.pool_state", "none", "Stopped"),
        setting("warm_pool.max_group_prepared_capacity", "none", String(group.minimum + size)),
        ...maximumSetting(fleet, group.maximum, group.minimum + size),
      ];
    }),
    model: withTiers(model, (tier, index) => {
      const size = sizes[index] ?? 0;
      const { group } = tier;
      if (size === 0) return tier;
      const preparedMaximum = group.minimum + size;
      return {
        ...tier,
        group: {
          ...group,
          maximum: Math.max(group.maximum, preparedMaximum),
          warmPool: { minimum: 0, preparedMaximum, isRunning: false },
        },
      };
    }),
    scenario,
  });
}

/** Instances that are there before the load comes are not sized for full use: chance alone would fail requests then. */
function roomOf({ faults }: Scenario): {
  readonly words: string;
  readonly limit: Pick<Candidate, "mostUseRatio">;
} {
  if (faults.length > 0) return { words: "", limit: {} };
  return {
    words: `, used to at most ${SURVIVOR_LIMIT_PERCENT} %`,
    limit: { mostUseRatio: SURVIVOR_LIMIT_PERCENT / 100 },
  };
}

function withMinimum(tier: TierModel, minimum: number): TierModel {
  const { group } = tier;
  return { ...tier, group: { ...group, minimum, maximum: Math.max(minimum, group.maximum) } };
}

function sizeSettings({ fleet, group }: TierModel, size: number): readonly SmallestChange[] {
  if (size <= group.minimum) return [];
  return [
    { address: fleet, attribute: "min_size", from: String(group.minimum), to: String(size) },
    ...maximumSetting(fleet, group.maximum, size),
  ];
}

function maximumSetting(fleet: string, maximum: number, size: number): readonly SmallestChange[] {
  return size <= maximum
    ? []
    : [{ address: fleet, attribute: "max_size", from: String(maximum), to: String(size) }];
}

/** Those that are more than the group's own minimum. */
function onlyMore(tiers: readonly TierModel[], sizes: Sizes): Sizes {
  return tiers.map(({ group }, index) => {
    const size = sizes[index] ?? 0;
    return size > group.minimum ? size : 0;
  });
}
