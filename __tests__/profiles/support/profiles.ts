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
