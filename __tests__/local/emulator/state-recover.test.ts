import { recoveryTarget } from "../../../src/state/recover/target";
import { withLock } from "../../../src/state/recover/with-lock";
import { failureOf } from "../../cli/support/failure";
import { LOCKINGS, stateText } from "../../state/verify/observations";
import { md5Of } from "./support/backend";
import { done, HOLDER, RecoveryLab } from "./support/recovery-lab";

const ANNS = JSON.stringify({
  ID: "42",
  Who: "ann@laptop",
  Created: "2026-11-22T09:00:00Z",
  Operation: "OperationTypeApply",
});

let lab: RecoveryLab;

beforeAll(async () => {
  lab = await RecoveryLab.start();
});

afterAll(() => lab.end());

const WRONG = [
  ["state-missing", undefined],
  ["state-empty", ""],
  ["state-truncated", stateText(3).slice(0, 60)],
  ["state-not-json", "rubbish"],
  ["state-not-a-state", "{}"],
  ["foreign-lineage", stateText(9, "theirs")],
  ["older-state", stateText(2)],
] as const;

describe.each(LOCKINGS)('with locking "%s"', (locking) => {
  it.each(WRONG)("mends %s: the last good bytes, their digest, no version gone", async (fault, text) => {
    const backend = await lab.made(locking);
    await backend.put(text);
    if (backend.hasTable) await backend.putItem(`${backend.key}-md5`, "Digest", "0".repeat(32));
    const before = await backend.versionIds();
    expect(await lab.faults(backend)).toEqual([fault]);

    const recovery = await lab.recover(backend);

    expect([done(recovery), recovery.findings]).toEqual([["restore"], []]);
    expect(await backend.read()).toBe(stateText(3));
    if (backend.hasTable) expect(await backend.digest()).toBe(md5Of(stateText(3)));
    const after = await backend.versionIds();
    expect([after.length, before.filter((id) => !after.includes(id))]).toEqual([before.length + 1, []]);
    expect(await backend.locks()).toEqual([]);
  });

  it("holds Terraform's lock in every place of the mode while it works, and releases it when that fails", async () => {
    const backend = await lab.made(locking);
    const target = recoveryTarget(backend.environment, backend.key);
    const info = {
      ID: "of bob",
      Operation: "durable state recover",
      Info: "",
      Who: "bob@desk",
      Version: "",
      Created: "2026-11-22T10:00:00.000Z",
      Path: `${backend.bucket}/${backend.key}`,
    };
    const seen = await withLock(lab.clients, target, HOLDER, () => backend.locks());
    expect(seen.map((text) => JSON.parse(text) as unknown)).toEqual(
      locking === "both" ? [info, info] : [info],
    );
    expect(await backend.locks()).toEqual([]);

    const broken = () => Promise.reject(new Error("in the middle"));
    await expect(withLock(lab.clients, target, HOLDER, broken)).rejects.toThrow("in the middle");
    expect(await backend.locks()).toEqual([]);
  });

  it("mends nothing under a lock, names its holder, and does both once the id is named", async () => {
    const backend = await lab.made(locking);
    await backend.put("");
    await backend.lock(ANNS);
    const before = [await backend.versionIds(), await backend.locks()];

    const refused = await lab.recover(backend);
    expect(refused.agreement.agreed).toEqual([]);
    expect(refused.agreement.refused.map(({ step, why }) => [step.kind, why])).toEqual([
      ["unlock", "no lock is released unasked: pass --unlock 42 if that run is dead"],
      [
        "restore",
        "the state is locked by ann@laptop since 2026-11-22T09:00:00Z for OperationTypeApply (id 42); --unlock 42 releases that first",
      ],
    ]);
    const wrong = await failureOf(() => lab.recover(backend, { unlock: "43" }));
    expect([wrong.kind, wrong.exitCode, wrong.parts.given, wrong.parts.allowed]).toEqual([
      "usage",
      1,
      "--unlock 43",
      `42 on durable-${backend.environment.name}, by ann@laptop since 2026-11-22T09:00:00Z for OperationTypeApply (id 42)`,
    ]);
    expect([await backend.versionIds(), await backend.locks()]).toEqual(before);

    const lockVersions = await backend.versionIds(`${backend.key}.tflock`);
    const recovery = await lab.recover(backend, { unlock: "42" });
    expect([done(recovery), recovery.findings]).toEqual([["unlock", "restore"], []]);
    expect([await backend.read(), await backend.locks()]).toEqual([stateText(3), []]);
    expect(await backend.versionIds(`${backend.key}.tflock`)).toEqual(
      expect.arrayContaining([...lockVersions]),
    );
  });

  it("releases a lock that cannot be read, by that name alone", async () => {
    const backend = await lab.made(locking);
    await backend.lock("not JSON");
    const recovery = await lab.recover(backend, { unlock: "unreadable" });
    expect(recovery.findings).toEqual([]);
    expect(await backend.locks()).toEqual([]);
  });

  it("does not mend while another holds the lock that came after the look, and leaves that lock alone", async () => {
    const backend = await lab.made(locking);
    await backend.put("");
    let lockedMeanwhile: Promise<void> | undefined;
    const onPlan = () => void (lockedMeanwhile = backend.lock(ANNS));
    const ask = async () => {
      await lockedMeanwhile;
      return true;
    };
    const failure = await failureOf(() => lab.recover(backend, {}, { onPlan, consent: { yes: false, ask } }));
    expect([failure.exitCode, failure.parts.what]).toEqual([
      1,
      "The state is locked by ann@laptop since 2026-11-22T09:00:00Z for OperationTypeApply (id 42)",
    ]);
    expect([await backend.read(), await backend.locks()]).toEqual([
      "",
      locking === "both" ? [ANNS, ANNS] : [ANNS],
    ]);
  });

  it("does not mend what a run has changed since the look", async () => {
    const backend = await lab.made(locking);
    await backend.put("");
    const ask = async () => {
      await backend.write(stateText(4));
      return true;
    };
    const failure = await failureOf(() => lab.recover(backend, {}, { consent: { yes: false, ask } }));
    expect([failure.exitCode, failure.parts.what]).toEqual([
      1,
      "The state has changed since it was looked at",
    ]);
    expect([await backend.read(), await backend.locks()]).toEqual([stateText(4), []]);
  });

  it("is done by exactly one of two at once", async () => {
    const backend = await lab.made(locking);
    await backend.put("");
    const before = await backend.versionIds();
    // Both have made their plans before either goes on.
    let planned = 0;
    let go: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (go = resolve));
    const run = (id: string) =>
      lab.recover(
        backend,
        {},
        {
          holder: { ...HOLDER, newId: () => id },
          consent: {
            yes: false,
            ask: async () => {
              if ((planned += 1) === 2) go();
              await both;
              return true;
            },
          },
        },
      );
    const ended = await Promise.allSettled([run("one"), run("two")]);
    expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect([await backend.read(), (await backend.versionIds()).length]).toEqual([
      stateText(3),
      before.length + 1,
    ]);
    expect(await backend.locks()).toEqual([]);
  });
});
