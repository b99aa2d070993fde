import type { Fault, TierChoice, ZoneChoice } from "../scenarios/scenario";
import { startRollout } from "./rollout";
import type { Target } from "./target";
import type { SystemState } from "./system-state";

/** Brings about, and takes away again, what a scenario is made of. Called at the trigger. */
export function planFault(system: SystemState, fault: Fault): void {
  const { world } = system;
  world.after(fault.atSeconds, () => {
    begin(system, fault);
  });
}

function begin(system: SystemState, fault: Fault): void {
  const { world } = system;
  switch (fault.kind) {
    case "instance-loss":
      for (const index of tiersOf(system, fault.tier)) {
        const group = system.groups[index];
        const victims = group?.members.filter(({ isUp }) => isUp).slice(0, fault.count) ?? [];
        world.note(() => `${victims.length} of ${group?.tier.model.fleet ?? ""} lost`);
        for (const target of victims) group?.lose(target, fault.cause);
      }
      return;
    case "zone-outage":
      beginZoneOutage(system, fault);
      return;
    case "grey":
      beginGrey(system, fault);
      return;
    case "database-failover":
      // Without a standby it is away until its host is back: longer than any run.
      system.database.losePrimary(Infinity);
      return;
    case "no-launches":
      world.note(() => "no instance can be launched");
      world.launchesStopped += 1;
      world.after(fault.lastsSeconds, () => {
        world.launchesStopped -= 1;
        world.note(() => "instances can be launched again");
      });
      return;
    case "bad-version":
      for (const index of tiersOf(system, fault.tier)) {
        const group = system.groups[index];
        if (group !== undefined) startRollout(world, group);
      }
  }
}

function beginZoneOutage(system: SystemState, fault: Fault & { kind: "zone-outage" }): void {
  const { world, model } = system;
  const zone = zoneOf(system, fault.zone);
  const name = model.zones[zone] ?? "";
  const isWhole = fault.ratio >= 1;
  world.note(
    () => `${name}: ${isWhole ? "lost" : `${Math.round(fault.ratio * 100)} % of its instances lost`}`,
  );
  for (const group of system.groups) {
    const there = group.tier.targets.filter((target) => target.zone === zone && !target.isGone);
    for (const target of there.slice(0, Math.ceil(there.length * fault.ratio))) group.lose(target, "host");
  }
  world.zoneClosed[zone] = (world.zoneClosed[zone] ?? 0) + 1;
  world.after(fault.lastsSeconds + fault.recoverySeconds, () => {
    world.zoneClosed[zone] = (world.zoneClosed[zone] ?? 0) - 1;
  });
  world.after(fault.lastsSeconds, () => {
    world.note(() => `${name}: back${fault.recoverySeconds > 0 ? ", but for launches" : ""}`);
  });
  if (!isWhole) return;
  system.tiers.forEach((tier, index) => {
    tier.nodes.forEach((node, place) => {
      if (node.zone !== zone) return;
      system.names[index]?.lose(node, place);
      world.after(fault.lastsSeconds, () => {
        system.names[index]?.restore(node);
        for (const target of tier.targets) target.seen[place] = "new";
        for (const target of tier.targets) system.groups[index]?.recheck(target);
      });
    });
  });
  // The primary may lie in any zone of its subnets: the worst is that it lies here.
  const { zones = [] } = model.database ?? {};
  const isElsewhere = fault.primary === "elsewhere" && zones.length > 1;
  if (zones.includes(zone) && !isElsewhere) system.database.losePrimary(fault.lastsSeconds);
}

function beginGrey(system: SystemState, fault: Fault & { kind: "grey" }): void {
  const { world } = system;
  const { where } = fault;
  const hit: (readonly [number, Target])[] =
    "zone" in where
      ? system.tiers.flatMap((tier, index) =>
          tier.targets
            .filter(({ zone }) => zone === zoneOf(system, where.zone))
            .map((target) => [index, target] as const),
        )
      : tiersOf(system, where.tier).flatMap((index) =>
          (system.groups[index]?.members ?? [])
            .slice(0, where.count)
            .map((target) => [index, target] as const),
        );
  const set = (failRatio: number, checkFailRatio: number): void => {
    for (const [index, target] of hit) {
      system.change(index, target, () => {
        target.failRatio = failRatio;
        target.checkFailRatio = checkFailRatio;
      });
      system.groups[index]?.recheck(target);
    }
  };
  world.note(() => `${hit.length} instances fail ${Math.round(fault.failRatio * 100)} % of their requests`);
  set(fault.failRatio, fault.checkFailRatio);
  world.after(fault.lastsSeconds, () => {
    world.note(() => "they work again");
    set(0, 0);
  });
}

function tiersOf(system: SystemState, choice: TierChoice): readonly number[] {
  const all = system.tiers.map((_, index) => index);
  if (choice === "all") return all;
  if (choice === "narrowest") return all.slice(system.narrowest, system.narrowest + 1);
  return all.filter((index) => system.tiers[index]?.model.fleet === choice.fleet);
}

function zoneOf(system: SystemState, choice: ZoneChoice): number {
  if (choice !== "fullest") return system.model.zones.indexOf(choice.zone);
  const counts = [...(system.groups[system.narrowest]?.counts() ?? [])];
  return counts.sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}
