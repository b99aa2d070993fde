import type { AttributeReader } from "./attribute-reader";
import { LIFECYCLE_HOOK_DEFAULTS } from "./provider-defaults";
import type { Owners } from "./read-owners";
import type { LaunchHook } from "./topology";

/** The hooks of a launch, each once: a group's own blocks may name the same as a resource. */
export function readLaunchHooks(fleet: AttributeReader, hooks: Owners): readonly LaunchHook[] {
  const blocks = fleet.blocks("initial_lifecycle_hook");
  const named = new Map(
    [...(blocks.known ? blocks.value : []), ...hooks.of(fleet.address)]
      .filter(isOfLaunch)
      .map((hook) => [nameOf(hook), hook] as const),
  );
  return [...named.values()].map((hook) => ({
    address: hook.address,
    timeoutSeconds: hook.number("heartbeat_timeout", LIFECYCLE_HOOK_DEFAULTS.timeoutSeconds),
  }));
}

/** One that is not told may be of a launch. */
function isOfLaunch(hook: AttributeReader): boolean {
  const transition = hook.text("lifecycle_transition");
  return !transition.known || transition.value === "autoscaling:EC2_INSTANCE_LAUNCHING";
}

function nameOf(hook: AttributeReader): string {
  const name = hook.text("name");
  return name.known ? name.value : hook.where("name");
}
