import {
  type AutoScalingClient,
  DescribeInstanceRefreshesCommand,
  type InstanceRefresh,
} from "@aws-sdk/client-auto-scaling";
import { type DurableError, externalError } from "../foundation/errors";
import type { Host } from "../foundation/host";

export interface RefreshWait {
  readonly client: AutoScalingClient;
  /** Names of Auto Scaling groups. */
  readonly groups: readonly string[];
  /** Only refreshes that began then or later: milliseconds of the epoch. */
  readonly since: number;
  /** @default 3600000: an hour */
  readonly timeoutMilliseconds?: number;
  readonly signal: AbortSignal;
  readonly onProgress: (text: string) => void;
}

const LOOK_EVERY_MILLISECONDS = 2_000;
const TIMEOUT_MILLISECONDS = 60 * 60_000;

/** The API's clock and ours may differ, and it tells whole seconds. */
const CLOCK_GRAIN_MILLISECONDS = 5_000;

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceRefresh.html */
const RUNNING: ReadonlySet<string | undefined> = new Set([
  "Pending",
  "InProgress",
  "Baking",
  "Cancelling",
  "RollbackInProgress",
]);

/**
 * Waits until the instances that a deploy replaces are replaced. Terraform starts a refresh and calls it a success.
 * @returns how many refreshes there were
 * @throws DurableError (external) when one fails, is cancelled or rolls back, or takes too long.
 */
export async function waitForRefreshes(
  host: Pick<Host, "now" | "sleep">,
  wait: RefreshWait,
): Promise<number> {
  const { groups, signal, onProgress, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = wait;
  const deadline = host.now() + timeoutMilliseconds;
  for (;;) {
    const refreshes = (await Promise.all(groups.map((group) => newestRefresh(wait, group)))).filter(
      (one) => one !== undefined,
    );
    const running = refreshes.filter(({ Status }) => RUNNING.has(Status));
    if (running.length === 0) {
      const bad = refreshes.filter(({ Status }) => Status !== "Successful");
      if (bad.length > 0) throw failed(bad);
      return refreshes.length;
    }
    if (signal.aborted) return refreshes.length;
    if (host.now() >= deadline) throw tooSlow(running, timeoutMilliseconds);
    onProgress(running.map(describe).join("; "));
    await host.sleep(LOOK_EVERY_MILLISECONDS, signal);
  }
}

/** The API answers newest first. */
async function newestRefresh(
  { client, since }: RefreshWait,
  group: string,
): Promise<InstanceRefresh | undefined> {
  const answer = await client.send(
    new DescribeInstanceRefreshesCommand({ AutoScalingGroupName: group, MaxRecords: 1 }),
  );
  const [newest] = answer.InstanceRefreshes ?? [];
  const started = newest?.StartTime?.getTime() ?? Number.POSITIVE_INFINITY;
  return newest !== undefined && started >= since - CLOCK_GRAIN_MILLISECONDS ? newest : undefined;
}

function describe({
  AutoScalingGroupName = "",
  Status,
  PercentageComplete,
  StatusReason,
}: InstanceRefresh): string {
  const percent = PercentageComplete === undefined ? "" : `, ${PercentageComplete} % done`;
  return `${AutoScalingGroupName}: ${Status}${percent}${StatusReason === undefined ? "" : ` (${StatusReason})`}`;
}

function failed(refreshes: readonly InstanceRefresh[]): DurableError {
  return externalError({
    what: "The instances were not all replaced: what runs is not what was deployed",
    given: refreshes.map(describe).join("; "),
    allowed: "an instance refresh that ends as Successful",
    next: "look at the group's activity and the instances' boot log, correct the tier, and deploy again",
  });
}

function tooSlow(refreshes: readonly InstanceRefresh[], timeoutMilliseconds: number): DurableError {
  return externalError({
    what: `Instances are still being replaced after ${Math.round(timeoutMilliseconds / 60_000)} minutes`,
    given: refreshes.map(describe).join("; "),
    next: "look at the group's activity; deploy again when it has ended",
  });
}
