import type { Environment, TierSettings } from "../environment";
import type { ConfigProblem } from "../problem";
import type { TierName } from "./tier";

/** Whoever waits at a hook is told to go on, and has the time; a warm pool has what it needs. */
export function checkLifecycle(
  environment: Pick<Environment, "load" | TierName>,
  name: TierName,
): ConfigProblem[] {
  const { lifecycleHooks } = environment[name];
  const hasHooks = Object.values(lifecycleHooks).some(({ kind }) => kind === "wait");
  return [
    ...(hasHooks ? checkScript(environment[name], name) : []),
    ...checkTimeout(environment, name),
    ...checkWarmPool(environment[name], name),
  ];
}

function checkScript({ boot }: TierSettings, name: TierName): ConfigProblem[] {
  if (boot.kind !== "script" || boot.script.includes("complete-lifecycle-action")) return [];
  return [
    {
      path: `${name}.boot.script`,
      given: "a script that completes no lifecycle hook",
      allowed: "a script that calls `aws autoscaling complete-lifecycle-action`: every instance waits for it",
      fix: `complete the hook at its end, or remove \`${name}.lifecycleHooks\``,
    },
  ];
}

function checkTimeout(
  { load, ...tiers }: Pick<Environment, "load" | TierName>,
  name: TierName,
): ConfigProblem[] {
  const { launch } = tiers[name].lifecycleHooks;
  const boot = load[name].bootSeconds;
  if (launch.kind !== "wait" || boot === undefined || launch.timeoutSeconds >= boot.maximum) return [];
  return [
    {
      path: `${name}.lifecycleHooks.launch.timeoutSeconds`,
      given: launch.timeoutSeconds,
      allowed: `at least the declared boot of up to ${boot.maximum} seconds: a slower boot ends at the hook`,
      fix: `raise \`${name}.lifecycleHooks.launch.timeoutSeconds\``,
    },
  ];
}

function checkWarmPool(tier: TierSettings, name: TierName): ConfigProblem[] {
  const { warmPool, lifecycleHooks, otherInstanceTypes, minimum, maximum } = tier;
  if (warmPool.kind === "none") return [];
  const problems: ConfigProblem[] = [];
  if (otherInstanceTypes.length > 0)
    problems.push({
      path: `${name}.warmPool`,
      given: warmPool.kind,
      allowed:
        "none beside `otherInstanceTypes`: AWS documents that PutWarmPool is not called on a group with a mixed instances policy",
      fix: `remove \`${name}.warmPool\` or \`${name}.otherInstanceTypes\``,
    });
  if (lifecycleHooks.launch.kind === "none")
    problems.push({
      path: `${name}.warmPool`,
      given: warmPool.kind,
      allowed: `a pool with \`${name}.lifecycleHooks.launch\`: without it instances are stopped while they boot`,
      fix: `set \`${name}.lifecycleHooks.launch\` to { kind: "wait" }`,
    });
  const prepared = warmPool.preparedMaximum;
  const least = minimum + warmPool.minimum;
  if (prepared !== undefined && (prepared < least || prepared > maximum))
    problems.push({
      path: `${name}.warmPool.preparedMaximum`,
      given: prepared,
      allowed: `${least} to ${maximum}: the minimum of the group and of the pool, and no more than the group may have`,
      fix: `change \`${name}.warmPool.preparedMaximum\``,
    });
  if (prepared === undefined && least > maximum)
    problems.push({
      path: `${name}.warmPool.minimum`,
      given: warmPool.minimum,
      allowed: `at most ${maximum - minimum}, what the group may still want`,
      fix: `lower \`${name}.warmPool.minimum\``,
    });
  return problems;
}
