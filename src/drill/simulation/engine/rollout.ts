import { ASSUMED } from "../../aws-figures";
import type { Group } from "./group";
import { firstToGo } from "./placement";
import type { World } from "./world";

/**
 * An instance refresh with a version that never answers: it keeps what has to stay healthy, waits for the new ones in
 * vain, and fails; then it is turned back, or stays as it is until a person acts.
 * Source: `SOURCES.refresh`.
 */
export function startRollout(world: World, group: Group): void {
  const { refresh, launches } = group.tier.model.group;
  group.launchesBad = true;
  world.note(() => `${group.tier.model.fleet}: a version that never passes a check`);
  // Without a refresh the new version reaches instances only as they are replaced.
  if (refresh === null || !launches) return;
  const order = firstToGo(group.counts(), group.members);
  const kept = Math.ceil(order.length * refresh.minimumHealthyRatio - 1e-9);
  const batch = order.slice(0, order.length - kept);
  const [first] = order;
  if (batch.length === 0 && first !== undefined) {
    first.isReplaced = true;
    group.launch(() => {
      group.leave(first);
    });
  }
  for (const target of batch) group.leave(target);
  group.settle();
  world.after(ASSUMED.refreshPatienceSeconds, () => {
    world.note(
      () => `${group.tier.model.fleet}: the rollout fails${refresh.rollsBack ? ", and is turned back" : ""}`,
    );
    if (refresh.rollsBack) turnBack(group);
  });
}

function turnBack(group: Group): void {
  group.launchesBad = false;
  for (const target of group.members) {
    if (target.isBad) {
      group.takeWaiting(target);
      group.leave(target);
    } else target.isReplaced = false;
  }
  group.settle();
}
