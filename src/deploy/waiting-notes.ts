import { formatDuration } from "../foundation/duration";
import type { ApplyProgress } from "./apply-progress";

/** How long the provider polls although the emulator has answered at once, in seconds (measured, provider 5.100). */
const NOTES: Readonly<Record<string, string>> = {
  aws_lb: "a load balancer takes the provider about 60 s",
  aws_db_instance: "a database instance takes the provider 80 s",
  aws_s3_bucket_lifecycle_configuration: "a lifecycle rule takes the provider about 55 s",
};

/** What an apply has done, and what it waits for: `41 of 75 done, waiting for aws_db_instance.main, 52s: …`. */
export function describeProgress({ planned, done, running }: ApplyProgress, now: number): string {
  if (planned === undefined) return "planning";
  if (planned === 0) return "nothing to change";
  const count = `${done} of ${planned} done`;
  const slowest = [...running].reduce<readonly [string, number] | undefined>(
    (oldest, entry) => (oldest === undefined || entry[1] < oldest[1] ? entry : oldest),
    undefined,
  );
  if (slowest === undefined) return count;
  const [address, since] = slowest;
  const note = NOTES[typeOf(address)];
  return `${count}, waiting for ${address}, ${formatDuration(now - since)}${note === undefined ? "" : `: ${note}`}`;
}

function typeOf(address: string): string {
  return address.split(".").at(-2) ?? "";
}
