import { lockEnvironment, withEnvironmentLock } from "../../src/deploy/environment-lock";
import { failureOf } from "../cli/support/failure";
import { fakeHost, START } from "../cli/support/fake-host";

const LOCK = "/p/.durable/local/dev/lock.json";
const HOLDER = {
  pid: 77,
  since: new Date(START - 60_000).toISOString(),
  command: "durable local up --environment dev",
};
const MINE = { pid: 4242, since: new Date(START).toISOString(), command: "durable local down" };

/** Process 77, started so many milliseconds after the lock was taken. */
const alive = (after: number) => (pid: number) =>
  pid === 77 ? { args: "node", startedAt: START - 60_000 + after } : undefined;
const dead = (): undefined => undefined;

it("is held while the work runs, and given back even when it fails", async () => {
  const host = fakeHost();
  let during: string | undefined;
  const work = withEnvironmentLock(host, LOCK, MINE.command, () => {
    during = host.files.read(LOCK);
    return Promise.reject(new Error("broken"));
  });
  await expect(work).rejects.toThrow("broken");
  expect([JSON.parse(during ?? ""), host.paths()]).toEqual([MINE, []]);
});

it("tells who holds it and since when, and touches nothing", async () => {
  const host = fakeHost({ files: { [LOCK]: JSON.stringify(HOLDER) } });
  const failure = await failureOf(() => lockEnvironment(host, LOCK, MINE.command, alive(-2_000)));
  expect(failure.exitCode).toBe(1);
  expect(failure.parts).toEqual({
    what: "Another command is at work on this environment, so nothing was done",
    given: "`durable local up --environment dev`, process 77, since 2026-11-22T09:59:00.000Z",
    next: "wait for it to end, or interrupt it with `kill -INT 77`, and run the command again",
  });
  expect(JSON.parse(host.files.read(LOCK) ?? "")).toEqual(HOLDER);
});

it.each([
  ["whose holder is dead or a zombie", JSON.stringify(HOLDER), dead, HOLDER],
  ["whose holder's id belongs to a later process now", JSON.stringify(HOLDER), alive(30_000), HOLDER],
  ["that is no lock at all", "", alive(-2_000), undefined],
  ["that is cut short", '{"pid": 7', alive(-2_000), undefined],
])("takes over a lock %s", async (_case, text, find, abandonedBy) => {
  const host = fakeHost({ files: { [LOCK]: text } });
  const lock = await lockEnvironment(host, LOCK, MINE.command, find);
  expect([lock.abandonedBy, JSON.parse(host.files.read(LOCK) ?? ""), host.paths()]).toEqual([
    abandonedBy,
    { ...MINE, since: expect.any(String) as string },
    [LOCK],
  ]);
  lock.release();
  expect(host.paths()).toEqual([]);
});

it("takes over from a command that died in the middle of taking over", async () => {
  const host = fakeHost({ files: { [LOCK]: JSON.stringify(HOLDER), [`${LOCK}.takeover`]: "" } });
  await lockEnvironment(host, LOCK, MINE.command, dead);
  expect(host.paths()).toEqual([LOCK]);
});

it("leaves a lock alone that somebody else holds by now", async () => {
  const host = fakeHost();
  const lock = await lockEnvironment(host, LOCK, MINE.command, dead);
  host.files.write(LOCK, JSON.stringify(HOLDER));
  lock.release();
  expect(JSON.parse(host.files.read(LOCK) ?? "")).toEqual(HOLDER);
});
