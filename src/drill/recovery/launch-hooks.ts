import type { Fleet } from "../../model/topology";
import { LONGEST_HOOK_SECONDS, SOURCES } from "../aws-figures";
import { bootScriptOf } from "../rules/boot-scripts";
import type { Term } from "./clock";

/** Between two looks of a boot script at what its instance should become. */
const LOOK_SECONDS = { min: 0, likely: 5, max: 10 } as const;

/** What a launch waits for at its hooks. A script that completes them does so when it has booted; others take their time. */
export function launchHooksOf({ launchHooks, template }: Fleet): readonly Term[] {
  const script = template.known ? bootScriptOf(template.value) : undefined;
  const completes = script?.includes("complete-lifecycle-action") === true;
  return launchHooks.map(({ address, timeoutSeconds }): Term => {
    const shared = { address, attribute: "heartbeat_timeout" };
    if (completes)
      return {
        ...shared,
        text: "the boot script completes the lifecycle hook",
        source: "assumed",
        seconds: LOOK_SECONDS,
      };
    const most = timeoutSeconds.known ? timeoutSeconds.value : LONGEST_HOOK_SECONDS;
    return {
      ...shared,
      text: "the launch waits at its lifecycle hook until somebody completes it, at most its timeout",
      source: SOURCES.lifecycleHook,
      seconds: { min: 0, likely: most, max: most },
    };
  });
}
