import type {
  AutoScalingClient,
  DescribeInstanceRefreshesCommand,
  InstanceRefresh,
} from "@aws-sdk/client-auto-scaling";
import { waitForRefreshes } from "../../src/deploy/refreshes";
import { failureOf } from "../cli/support/failure";
import { fakeHost, START } from "../cli/support/fake-host";

/** The answers to each look at each group, newest refresh first; the last one stays. */
type Script = Readonly<Record<string, readonly (Partial<InstanceRefresh> | undefined)[]>>;

function wait(
  script: Script,
  more: { readonly timeoutMilliseconds?: number; readonly signal?: AbortSignal } = {},
) {
  const host = fakeHost();
  const progress: string[] = [];
  const looks: Record<string, number> = {};
  const send = ({ input }: DescribeInstanceRefreshesCommand): Promise<unknown> => {
    const group = input.AutoScalingGroupName ?? "";
    const answers = script[group] ?? [];
    const look = Math.min(looks[group] ?? 0, answers.length - 1);
    looks[group] = look + 1;
    const answer = answers[look];
    const refresh = { AutoScalingGroupName: group, StartTime: new Date(START), ...answer };
    return Promise.resolve({ InstanceRefreshes: answer === undefined ? [] : [refresh] });
  };
  const done = waitForRefreshes(host, {
    client: { send } as unknown as AutoScalingClient,
    groups: Object.keys(script),
    since: START,
    signal: new AbortController().signal,
    onProgress: (text) => progress.push(text),
    ...more,
  });
  return { done, progress, host };
}

it("is over at once when nothing was started", async () => {
  const { done, host } = wait({ web: [undefined], backend: [undefined] });
  expect([await done, host.now()]).toEqual([0, START]);
});

it("is not concerned with an earlier deploy's refresh, however it ended", async () => {
  expect(await wait({ web: [{ Status: "Failed", StartTime: new Date(START - 60_000) }] }).done).toBe(0);
});

it("waits until every one has succeeded, and tells how far they are", async () => {
  const { done, progress, host } = wait({
    web: [{ Status: "Pending" }, { Status: "InProgress", PercentageComplete: 50 }, { Status: "Successful" }],
    backend: [{ Status: "InProgress", PercentageComplete: 0 }, { Status: "Successful" }],
  });
  expect([await done, host.now() - START]).toEqual([2, 4_000]);
  expect(progress).toEqual(["web: Pending; backend: InProgress, 0 % done", "web: InProgress, 50 % done"]);
});

it.each(["Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"] as const)(
  "fails on %s, and says why",
  async (Status) => {
    const { done } = wait({
      web: [{ Status: "InProgress" }, { Status, StatusReason: "no health" }],
      backend: [{ Status: "Successful" }],
    });
    const failure = await failureOf(() => done);
    expect([failure.exitCode, failure.parts.what, failure.parts.given]).toEqual([
      1,
      "The instances were not all replaced: what runs is not what was deployed",
      `web: ${Status} (no health)`,
    ]);
  },
);

it("waits for a rollback to end before it fails", async () => {
  const { done, host } = wait({ web: [{ Status: "RollbackInProgress" }, { Status: "RollbackSuccessful" }] });
  await failureOf(() => done);
  expect(host.now() - START).toBe(2_000);
});

it("gives up after its time, and when interrupted", async () => {
  const failure = await failureOf(
    () => wait({ web: [{ Status: "InProgress" }] }, { timeoutMilliseconds: 60_000 }).done,
  );
  expect(failure.parts.what).toBe("Instances are still being replaced after 1 minutes");
  expect(await wait({ web: [{ Status: "InProgress" }] }, { signal: AbortSignal.abort() }).done).toBe(1);
});
