import type { SmallestChange } from "../../drill-report";
import type { StepPolicy, TierModel } from "../model/system-model";
import { type Candidate, type Mended, withTiers } from "./candidate";

/** A change with how far the new value is from the one in force: the nearest is tried first. */
interface Near {
  readonly distance: number;
  readonly candidate: Candidate;
}

const INTERVALS = [300, 240, 180, 120, 60, 30, 20, 15, 10, 5];
const TIMEOUTS = [120, 60, 30, 10, 5, 2];
const THRESHOLDS = [10, 8, 6, 5, 4, 3, 2];
const GRACES = [7200, 3600, 1800, 900, 600, 300, 240, 180, 120, 60];
const NAMES = [300, 60, 30, 10, 5];
/** Times what a step adds. */
const STEPS = [2, 4];
/** A switch is turned once, whatever else could be: as near as doubling a number. */
const SWITCH = 2;

/** Single settings that could be others, the nearest first. */
export function settingChanges(mended: Mended): readonly Candidate[] {
  const { model, scenario } = mended;
  const near = [
    ...model.tiers.flatMap((tier, index) => ofTier(mended, tier, index, scenario.faults.length > 0)),
    ...ofClients(mended),
    ...ofDatabase(mended),
    ...(scenario.surges.length > 0 ? steeperSteps(mended) : []),
  ];
  return near.sort((a, b) => a.distance - b.distance).map(({ candidate }) => candidate);
}

function ofTier(mended: Mended, tier: TierModel, index: number, isFault: boolean): readonly Near[] {
  if (!isFault) return [];
  const { check, group, targetGroup, fleet } = tier;
  const put = (change: Partial<TierModel>) => changedTier(mended, index, change);
  const ofCheck = (change: Partial<TierModel["check"]>) => put({ check: { ...check, ...change } });
  const ofGroup = (change: Partial<TierModel["group"]>) => put({ group: { ...group, ...change } });
  return [
    ...lower(targetGroup, "health_check.interval", check.intervalSeconds, INTERVALS, (value) =>
      value > check.timeoutSeconds ? ofCheck({ intervalSeconds: value }) : undefined,
    ),
    ...lower(targetGroup, "health_check.timeout", check.timeoutSeconds, TIMEOUTS, (value) =>
      ofCheck({ timeoutSeconds: value }),
    ),
    ...lower(targetGroup, "health_check.unhealthy_threshold", check.unhealthyThreshold, THRESHOLDS, (value) =>
      ofCheck({ unhealthyThreshold: value }),
    ),
    ...lower(fleet, "health_check_grace_period", group.graceSeconds, GRACES, (value) =>
      ofGroup({ graceSeconds: value }),
    ),
    ...(group.hearsBalancer
      ? []
      : [turned(fleet, "health_check_type", "EC2", "ELB", ofGroup({ hearsBalancer: true }))]),
    ...(group.refresh === null || group.refresh.rollsBack
      ? []
      : [
          turned(
            fleet,
            "instance_refresh.auto_rollback",
            "false",
            "true",
            ofGroup({ refresh: { ...group.refresh, rollsBack: true } }),
          ),
        ]),
  ];
}

/** What callers outside could do: declared, and no setting of the configuration. */
function ofClients(mended: Mended): readonly Near[] {
  const [first] = mended.model.tiers;
  if (first === undefined || mended.scenario.faults.length === 0) return [];
  const { caller } = first;
  const put = (change: Partial<TierModel["caller"]>) =>
    changedTier(mended, 0, { caller: { ...caller, ...change } });
  return [
    ...(caller.triesNextAddress
      ? []
      : [turned("clients", "triesNextAddress", "false", "true", put({ triesNextAddress: true }))]),
    ...(caller.retries > 0 ? [] : [turned("clients", "retries", "0", "1", put({ retries: 1 }))]),
    ...lower("clients", "clientDnsSeconds", caller.dnsSeconds, NAMES, (value) => put({ dnsSeconds: value })),
  ];
}

function ofDatabase({ model, scenario }: Mended): readonly Near[] {
  const { database } = model;
  if (database === null || database.multiAz || scenario.faults.length === 0) return [];
  const changed = { model: { ...model, database: { ...database, multiAz: true } }, scenario };
  return [turned(database.address, "multi_az", "false", "true", changed)];
}

/** The steps of every policy that adds instances. */
function steeperSteps(mended: Mended): readonly Near[] {
  const adds = ({ isAbove, adjustment }: StepPolicy): boolean => isAbove && adjustment !== "exact";
  const policies = mended.model.tiers.flatMap(({ group }) => group.steps.filter(adds));
  if (policies.length === 0) return [];
  return STEPS.map((times) => {
    const more = (policy: StepPolicy): StepPolicy =>
      adds(policy)
        ? { ...policy, steps: policy.steps.map((step) => ({ ...step, by: step.by * times })) }
        : policy;
    const model = withTiers(mended.model, (tier) => ({
      ...tier,
      group: { ...tier.group, steps: tier.group.steps.map(more) },
    }));
    const settings = policies.map((policy) => ({
      address: policy.address,
      attribute: "step_adjustment",
      from: wordsOf(policy),
      to: wordsOf(more(policy)),
    }));
    const text = `let each step of ${policies.map(({ address }) => address).join(" and ")} add ${times} times as much`;
    return {
      distance: times,
      candidate: { kind: "setting", text, settings, model, scenario: mended.scenario },
    };
  });
}

function wordsOf({ steps }: StepPolicy): string {
  return steps.map(({ by }) => String(by)).join(", ");
}

type Changed = Pick<Candidate, "model" | "scenario">;

function changedTier({ model, scenario }: Mended, index: number, change: Partial<TierModel>): Changed {
  return {
    model: withTiers(model, (tier, place) => (place === index ? { ...tier, ...change } : tier)),
    scenario,
  };
}

function lower(
  address: string,
  attribute: string,
  from: number,
  values: readonly number[],
  put: (value: number) => Changed | undefined,
): readonly Near[] {
  return values
    .filter((value) => value < from)
    .flatMap((value) => {
      const changed = put(value);
      if (changed === undefined) return [];
      const setting = { address, attribute, from: String(from), to: String(value) };
      return [{ distance: from / Math.max(1, value), candidate: single(setting, changed) }];
    });
}

function turned(address: string, attribute: string, from: string, to: string, changed: Changed): Near {
  return { distance: SWITCH, candidate: single({ address, attribute, from, to }, changed) };
}

function single(setting: SmallestChange, changed: Changed): Candidate {
  const { address, attribute, from, to } = setting;
  return {
    kind: "setting",
    text: `${address}.${attribute}: ${to} in place of ${from}`,
    settings: [setting],
    ...changed,
  };
}
