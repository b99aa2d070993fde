import { coveringProfiles } from "./covering";
import { FACTORS, type Profile } from "./factors";

const defaults: Profile = Object.fromEntries(
  Object.entries(FACTORS).map(([factor, levels]) => [factor, Object.keys(levels)[0] ?? ""]),
);

/** What the emulator is given all at once: a restored database, copied backups, a warm pool beside other types. */
export const EVERYTHING: Profile = {
  ...defaults,
  zones: "three",
  webListener: "domain and its zone",
  backendListener: "named certificate",
  webTargets: "https",
  backendTargets: "https",
  firewall: "with exceptions",
  schedules: "two",
  prediction: "forecast and scale",
  rollout: "by steps",
  hooks: "both",
  warmPool: "stopped",
  otherTypes: "of backend",
  capacity: "reserved",
  balancing: "fewest requests",
  auditLog: "on",
  vault: "copied",
  restore: "snapshot",
  insights: "advanced",
  subscriptions: "two",
  zoneDrills: "tagged",
};

/** The same ones at every run, the one by hand first. */
export const PROFILES: readonly Profile[] = coveringProfiles([EVERYTHING]);

/** A profile of those that are planned and deployed, with its place in the list, from 1 on. */
export interface Numbered {
  readonly name: string;
  readonly profile: Profile;
}

/** All of them, or those of the list in DURABLE_TEST_PROFILES, such as `3,17`. */
export function chosenProfiles(): readonly Numbered[] {
  const chosen = process.env["DURABLE_TEST_PROFILES"]?.split(",").map(Number);
  const all = PROFILES.map((profile, index) => ({ name: nameOf(profile, index), profile }));
  if (chosen === undefined) return all;
  const unknown = chosen.filter((number) => all[number - 1] === undefined);
  if (unknown.length > 0) throw new Error(`there are ${all.length} profiles, none is ${unknown.join(", ")}`);
  return chosen.flatMap((number) => all[number - 1] ?? []);
}

const nameOf = (profile: Profile, index: number): string =>
  `${index + 1}: ${Object.entries(profile)
    .map(([factor, level]) => `${factor} ${level}`)
    .join(", ")}`;
