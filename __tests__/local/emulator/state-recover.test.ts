import { carryOut } from "../../../src/state/recover/carry-out";
import type { Wishes } from "../../../src/state/recover/plan";
import { type Recovery, type RecoverProps, recoverState } from "../../../src/state/recover/recover-state";
import { reportRecovery } from "../../../src/state/recover/report";
import { recoveryTarget } from "../../../src/state/recover/target";
import { withLock } from "../../../src/state/recover/with-lock";
import { verifyClients, type VerifyClients } from "../../../src/state/verify/clients";
import { judge } from "../../../src/state/verify/judge";
import type { Locking } from "../../../src/state/verify/observation";
import { observe } from "../../../src/state/verify/observe";
import { failureOf } from "../../cli/support/failure";
import { LOCKINGS, stateText } from "../../state/verify/observations";
import { type Lab, startLab } from "../gateway/support/lab";
import { Backend, md5Of } from "./support/backend";

jest.setTimeout(90_000);

const HOLDER = { who: "bob@desk", newId: () => "of bob", now: () => Date.parse("2026-11-22T10:00:00Z") };
const ANNS = JSON.stringify({
  ID: "42",
  Who: "ann@laptop",
  Created: "2026-11-22T09:00:00Z",
  Operation: "OperationTypeApply",
});

let lab: Lab;
let clients: VerifyClients;
let backends = 0;

beforeAll(async () => {
  lab = await startLab();
  clients = verifyClients({ ...settings(), region: lab.settings.region });
});

afterAll(async () => {
  clients.destroy();
  await lab.end();
});

function settings() {
  const { endpoint, credentials } = lab.settings;
  return { endpoint, credentials, forcePathStyle: true };
}

/** Each test has a backend of its own: what another one left cannot help it. */
const made = (locking: Locking, serials?: readonly number[]) =>
  new Backend(clients, `r${(backends += 1)}`, locking).make(serials);

const recover = (
  { environment }: Backend,
  wishes: Wishes = {},
  more: Partial<RecoverProps> = {},
): Promise<Recovery> =>
  recoverState({
    environment,
    settings: settings(),
    wishes,
    dryRun: false,
    consent: { yes: true },
    holder: HOLDER,
    signal: new AbortController().signal,
    onPlan: () => undefined,
    onStep: () => undefined,
    ...more,
  });

/** Refuses to write, as IAM does: moto asks nobody for permission. */
function lookOnly(service: "s3" | "dynamodb"): VerifyClients {
  const refusing = verifyClients({ ...settings(), region: lab.settings.region });
  const refused = Object.assign(new Error("not authorized"), {
    name: "AccessDenied",
    $metadata: { httpStatusCode: 403 },
  });
  const refuse = (commandName: string | undefined) => /^(?:Put|Copy)/u.test(commandName ?? "");
  if (service === "s3")
    refusing.s3.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          refuse(commandName) ? Promise.reject(refused) : next(args),
    );
  else
    refusing.dynamodb.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          refuse(commandName) ? Promise.reject(refused) : next(args),
    );
  return refusing;
}

const faults = async ({ environment }: Backend) =>
  judge(await observe(clients, environment)).map(({ fault }) => fault);

const done = ({ agreement }: Recovery) => agreement.agreed.map(({ kind }) => kind);

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
    const backend = await made(locking);
    await backend.put(text);
    if (backend.hasTable) await backend.putItem(`${backend.key}-md5`, "Digest", "0".repeat(32));
    const before = await backend.versionIds();
    expect(await faults(backend)).toEqual([fault]);

    const recovery = await recover(backend);

    expect([done(recovery), recovery.findings]).toEqual([["restore"], []]);
    expect(await backend.read()).toBe(stateText(3));
    if (backend.hasTable) expect(await backend.digest()).toBe(md5Of(stateText(3)));
    const after = await backend.versionIds();
    expect([after.length, before.filter((id) => !after.includes(id))]).toEqual([before.length + 1, []]);
    expect(await backend.locks()).toEqual([]);
  });

  it("holds Terraform's lock in every place of the mode while it works, and releases it when that fails", async () => {
    const backend = await made(locking);
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
    const seen = await withLock(clients, target, HOLDER, () => backend.locks());
    expect(seen.map((text) => JSON.parse(text) as unknown)).toEqual(
      locking === "both" ? [info, info] : [info],
    );
    expect(await backend.locks()).toEqual([]);

    const broken = () => Promise.reject(new Error("in the middle"));
    await expect(withLock(clients, target, HOLDER, broken)).rejects.toThrow("in the middle");
    expect(await backend.locks()).toEqual([]);
  });

  it("mends nothing under a lock, names its holder, and does both once the id is named", async () => {
    const backend = await made(locking);
    await backend.put("");
    await backend.lock(ANNS);
    const before = [await backend.versionIds(), await backend.locks()];

    const refused = await recover(backend);
    expect(refused.agreement.agreed).toEqual([]);
    expect(refused.agreement.refused.map(({ step, why }) => [step.kind, why])).toEqual([
      ["unlock", "no lock is released unasked: pass --unlock 42 if that run is dead"],
      [
        "restore",
        "the state is locked by ann@laptop since 2026-11-22T09:00:00Z for OperationTypeApply (id 42); --unlock 42 releases that first",
      ],
    ]);
    const wrong = await failureOf(() => recover(backend, { unlock: "43" }));
    expect([wrong.kind, wrong.exitCode, wrong.parts.given, wrong.parts.allowed]).toEqual([
      "usage",
      1,
      "--unlock 43",
      `42 on durable-${backend.environment.name}, by ann@laptop since 2026-11-22T09:00:00Z for OperationTypeApply (id 42)`,
    ]);
    expect([await backend.versionIds(), await backend.locks()]).toEqual(before);

    const lockVersions = await backend.versionIds(`${backend.key}.tflock`);
    const recovery = await recover(backend, { unlock: "42" });
    expect([done(recovery), recovery.findings]).toEqual([["unlock", "restore"], []]);
    expect([await backend.read(), await backend.locks()]).toEqual([stateText(3), []]);
    expect(await backend.versionIds(`${backend.key}.tflock`)).toEqual(
      expect.arrayContaining([...lockVersions]),
    );
  });

  it("releases a lock that cannot be read, by that name alone", async () => {
    const backend = await made(locking);
    await backend.lock("not JSON");
    const recovery = await recover(backend, { unlock: "unreadable" });
    expect(recovery.findings).toEqual([]);
    expect(await backend.locks()).toEqual([]);
  });

  it("does not mend while another holds the lock that came after the look, and leaves that lock alone", async () => {
    const backend = await made(locking);
    await backend.put("");
    let lockedMeanwhile: Promise<void> | undefined;
    const onPlan = () => void (lockedMeanwhile = backend.lock(ANNS));
    const ask = async () => {
      await lockedMeanwhile;
      return true;
    };
    const failure = await failureOf(() => recover(backend, {}, { onPlan, consent: { yes: false, ask } }));
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
    const backend = await made(locking);
    await backend.put("");
    const ask = async () => {
      await backend.write(stateText(4));
      return true;
    };
    const failure = await failureOf(() => recover(backend, {}, { consent: { yes: false, ask } }));
    expect([failure.exitCode, failure.parts.what]).toEqual([
      1,
      "The state has changed since it was looked at",
    ]);
    expect([await backend.read(), await backend.locks()]).toEqual([stateText(4), []]);
  });

  it("is done by exactly one of two at once", async () => {
    const backend = await made(locking);
    await backend.put("");
    const before = await backend.versionIds();
    // Both have made their plans before either goes on.
    let planned = 0;
    let go: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (go = resolve));
    const run = (id: string) =>
      recover(
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

  it("plans in a dry run, and asks before it mends: neither changes anything", async () => {
    const backend = await made(locking);
    await backend.put(stateText(2));
    const before = await backend.versionIds();
    const dry = await recover(backend, {}, { dryRun: true });
    const declined = await recover(
      backend,
      {},
      { consent: { yes: false, ask: () => Promise.resolve(false) } },
    );
    const unasked = await recover(backend, {}, { consent: { yes: false } });
    const reports = [dry, declined, unasked].map((recovery) => reportRecovery("x", false, recovery));
    expect(reports.map(({ steps, findings }) => [steps.map(({ why }) => why), findings.length])).toEqual([
      [["a dry run changes nothing"], 1],
      [["answered with no"], 1],
      [["nobody can be asked here: pass --yes"], 1],
    ]);
    expect(await backend.versionIds()).toEqual(before);
  });

  it("stops before a step when it was interrupted", async () => {
    const backend = await made(locking);
    await backend.put("");
    const failure = await failureOf(() => recover(backend, {}, { signal: AbortSignal.abort() }));
    expect([failure.exitCode, await backend.read(), await backend.locks()]).toEqual([130, "", []]);
  });

  it("gives its lock back when it is interrupted while it holds it", async () => {
    const backend = await made(locking);
    await backend.put("");
    const controller = new AbortController();
    const newId = () => {
      controller.abort();
      return "of bob";
    };
    const more = { signal: controller.signal, holder: { ...HOLDER, newId } };
    const failure = await failureOf(() => recover(backend, {}, more));
    expect([failure.exitCode, await backend.read(), await backend.locks()]).toEqual([130, "", []]);
  });

  it.each(locking === "s3" ? ["s3" as const] : ["s3" as const, "dynamodb" as const])(
    "changes nothing, and leaves no lock, with credentials that may only look at %s",
    async (service) => {
      const backend = await made(locking);
      await backend.put("");
      const { plan } = await recover(backend, {}, { dryRun: true });
      const before = await backend.versionIds();
      const readOnly = lookOnly(service);
      const { environment } = backend;
      const signal = new AbortController().signal;
      const props = { clients: readOnly, environment, holder: HOLDER, signal, onStep: () => undefined };
      const failure = await failureOf(() => carryOut(props, plan.steps));
      readOnly.destroy();
      expect([failure.exitCode, failure.parts.what]).toEqual([1, "These credentials may not write this"]);
      expect([await backend.versionIds(), await backend.locks()]).toEqual([before, []]);
    },
  );

  it("takes an older version when it is named; verify holds it for right from then on", async () => {
    const backend = await made(locking);
    await backend.put("rubbish");
    const [, , second = ""] = await backend.versionIds();
    const failure = await failureOf(() => recover(backend, { versionId: "nope" }));
    expect([failure.exitCode, failure.parts.allowed?.split("\n").length]).toEqual([1, 3]);
    const recovery = await recover(backend, { versionId: second });
    expect([recovery.findings, await backend.read()]).toEqual([[], stateText(2)]);
    await backend.write(stateText(3, "ours", ["c"]));
    expect(await faults(backend)).toEqual([]);
    await backend.put(stateText(1));
    expect(await faults(backend)).toEqual(["older-state"]);
  });
});

it("writes the digest of a state that is itself sound, and where there is none", async () => {
  for (const locking of ["dynamodb", "both"] as const) {
    const backend = await made(locking);
    for (const digest of ["0".repeat(32), undefined]) {
      if (digest === undefined) await backend.putItem(`${backend.key}-md5`, "Other", "x");
      else await backend.putItem(`${backend.key}-md5`, "Digest", digest);
      const recovery = await recover(backend);
      expect([done(recovery), recovery.findings]).toEqual([["write-digest"], []]);
      expect([await backend.digest(), await backend.locks()]).toEqual([md5Of(stateText(3)), []]);
    }
  }
});

it("goes back to either line of a forked history, but only to the one that is named", async () => {
  for (const [named, text] of [
    ["lost", stateText(2)],
    ["present", stateText(3, "ours", ["c"])],
  ] as const) {
    const backend = await made("both", [1]);
    await backend.write(stateText(2));
    const [lost = ""] = await backend.versionIds();
    await backend.write(stateText(1));
    await backend.write(stateText(3, "ours", ["c"]));
    const [present = ""] = await backend.versionIds();
    expect(await faults(backend)).toEqual(["history-forked"]);
    const unnamed = await recover(backend);
    expect([unnamed.plan.steps, unnamed.plan.left.length, unnamed.findings.length]).toEqual([[], 1, 1]);
    const recovery = await recover(backend, { versionId: named === "lost" ? lost : present });
    expect([recovery.findings, await backend.read()]).toEqual([[], text]);
  }
});

it("restores nothing while versioning is off: it would destroy what it replaces", async () => {
  const backend = await made("both");
  await backend.setVersioning("Suspended");
  await backend.put("");
  const { plan, findings } = await recover(backend);
  expect(plan.steps).toEqual([]);
  expect(plan.left.map(({ finding }) => finding.fault)).toEqual(["versioning-suspended", "state-empty"]);
  expect([findings.length, await backend.read()]).toEqual([2, ""]);
});

it("refuses a bucket that is missing, and looks no further", async () => {
  const backend = new Backend(clients, "nowhere", "both");
  const { plan } = await recover(backend);
  expect([plan.steps, plan.left.map(({ finding }) => finding.fault)]).toEqual([
    [],
    ["bucket-missing", "table-missing"],
  ]);
});
