import { Memory } from "../memory";
import { descend } from "../xml";
import { type Ask, type GroupState, readGroup, versionNumber } from "./group-state";

/** What moto does not tell of a group's instances, and keeping its target groups true. One for all calls of a gateway. */
export class Fleet {
  /** The template version each instance was launched from. */
  readonly #versions = new Memory<string>();
  readonly #queues = new Map<string, Promise<unknown>>();

  versionOf(region: string, instanceId: string): string | undefined {
    return this.#versions.get(region, instanceId);
  }

  /**
   * Runs a change of a group and settles what moto leaves undone: new instances get their template version, and
   * the group's target groups get those that came and lose those that went.
   * Changes of one group wait for each other: a refresh goes on while Terraform updates.
   */
  change<Result>(
    ask: Ask,
    region: string,
    name: string,
    action: (before: GroupState | undefined) => Promise<Result>,
  ): Promise<Result> {
    const queue = `${region} ${name}`;
    const turn = (this.#queues.get(queue) ?? Promise.resolve()).then(async () => {
      const before = await readGroup(ask, name);
      const result = await action(before);
      const after = await readGroup(ask, name);
      await this.#settle(ask, region, before, after);
      return result;
    });
    // The next in the queue does not care how this one ended.
    this.#queues.set(
      queue,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async #settle(
    ask: Ask,
    region: string,
    before: GroupState | undefined,
    after: GroupState | undefined,
  ): Promise<void> {
    const gone = idsOf(before).filter((id) => !idsOf(after).includes(id));
    const come = idsOf(after).filter((id) => !idsOf(before).includes(id));
    if (after?.template !== undefined && come.length > 0) {
      const version = await versionNumber(ask, after.template);
      for (const id of come) this.#versions.set(region, id, version);
    }
    for (const id of gone) this.#versions.delete(region, id);
    // A group that is deleted takes its registrations with it.
    const targetGroups = (after ?? before)?.targetGroups ?? [];
    for (const targetGroup of targetGroups) {
      const registered = await targetsOf(ask, targetGroup);
      const left = gone.filter((id) => registered.includes(id));
      await changeTargets(ask, "DeregisterTargets", targetGroup, left);
      await changeTargets(ask, "RegisterTargets", targetGroup, come);
    }
  }
}

function idsOf(group: GroupState | undefined): readonly string[] {
  return group?.instances.map(({ id }) => id) ?? [];
}

async function changeTargets(
  ask: Ask,
  action: string,
  targetGroup: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const targets = Object.fromEntries(ids.map((id, index) => [`Targets.member.${index + 1}.Id`, id]));
  await ask("elasticloadbalancing", { Action: action, TargetGroupArn: targetGroup, ...targets });
}

async function targetsOf(ask: Ask, targetGroup: string): Promise<readonly string[]> {
  const answer = await ask("elasticloadbalancing", {
    Action: "DescribeTargetHealth",
    TargetGroupArn: targetGroup,
  });
  const path = ["DescribeTargetHealthResult", "TargetHealthDescriptions", "member", "Target", "Id"];
  return descend(answer, path).map(({ text }) => text);
}
