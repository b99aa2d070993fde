import type { Fleet } from "../../../model/topology";
import { LAUNCH_SECONDS, SOURCES } from "../../aws-figures";
import type { DeclaredFleet } from "../../declared";
import type { RecoveryTime } from "../../drill-report";
import { recoveryTime, spread } from "./estimates";
import type { Inputs } from "./inputs";
import type { WarmPoolModel } from "./system-model";

/** Instances that have booted once and wait. How long one takes to serve is declared: AWS publishes no such time. */
export function warmPoolOf(
  { address, warmPool }: Fleet,
  declared: DeclaredFleet | undefined,
  bootSeconds: RecoveryTime,
  inputs: Inputs,
): WarmPoolModel | null {
  if (warmPool === undefined) return null;
  const about = (name: string, unit: string, attribute: string) => ({
    name: `${address}: ${name}`,
    unit,
    address,
    attribute,
  });
  const { state, minimum, preparedMaximum } = warmPool;
  const told = inputs.read(state, about("warm pool", "", "warm_pool.pool_state"), "Stopped");
  const prepared = preparedMaximum.known ? preparedMaximum.value : null;
  const named = about("of group and pool together", "instances", "warm_pool.max_group_prepared_capacity");
  if (!preparedMaximum.known) inputs.lack(preparedMaximum.because, address, named.attribute);
  else if (prepared === null)
    inputs.use("as many as the group's maximum", { ...named, unit: "" }, SOURCES.warmPools);
  else inputs.use(prepared, named, "read");
  inputs.use(
    spread(warmStartOf(declared, bootSeconds)),
    about("a warm instance, until its service answers", "seconds", "warmStartSeconds"),
    declared?.warmStartSeconds === undefined ? "assumed" : "declared",
  );
  const isRunning = told === "Running";
  if (!isRunning)
    inputs.use(
      spread(LAUNCH_SECONDS),
      about("a warm instance, until it runs: as a launch", "seconds", ""),
      "assumed",
    );
  return {
    minimum: inputs.read(minimum, about("in the warm pool", "instances at least", "warm_pool.min_size"), 0),
    preparedMaximum: prepared,
    isRunning,
  };
}

/** Not declared: the shortest boot, as its disk has seen one already. */
export function warmStartOf(declared: DeclaredFleet | undefined, bootSeconds: RecoveryTime): RecoveryTime {
  const { warmStartSeconds } = declared ?? {};
  if (warmStartSeconds !== undefined) return recoveryTime(warmStartSeconds);
  return { min: bootSeconds.min, likely: bootSeconds.min, max: bootSeconds.min };
}
