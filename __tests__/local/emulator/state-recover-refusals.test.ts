import { carryOut } from "../../../src/state/recover/carry-out";
import { reportRecovery } from "../../../src/state/recover/report";
import { failureOf } from "../../cli/support/failure";
import { LOCKINGS, stateText } from "../../state/verify/observations";
import { Backend, md5Of } from "./support/backend";
import { done, HOLDER, RecoveryLab } from "./support/recovery-lab";

let lab: RecoveryLab;

beforeAll(async () => {
  lab = await RecoveryLab.start();
});

afterAll(() => lab.end());

describe.each(LOCKINGS)('with locking "%s"', (locking) => {
  it("plans in a dry run, and asks before it mends: neither changes anything", async () => {
    const backend = await lab.made(locking);
    await backend.put(stateText(2));
    const before = await backend.versionIds();
    const dry = await lab.recover(backend, {}, { dryRun: true });
    const declined = await lab.recover(
      backend,
      {},
      { consent: { yes: false, ask: () => Promise.resolve(false) } },
    );
    const unasked = await lab.recover(backend, {}, { consent: { yes: false } });
    const reports = [dry, declined, unasked].map((recovery) => reportRecovery("x", false, recovery));
    expect(reports.map(({ steps, findings }) => [steps.map(({ why }) => why), findings.length])).toEqual([
      [["a dry run changes nothing"], 1],
      [["answered with no"], 1],
      [["nobody can be asked here: pass --yes"], 1],
    ]);
    expect(await backend.versionIds()).toEqual(before);
  });

  it("stops before a step when it was interrupted", async () => {
    const backend = await lab.made(locking);
    await backend.put("");
    const failure = await failureOf(() => lab.recover(backend, {}, { signal: AbortSignal.abort() }));
    expect([failure.exitCode, await backend.read(), await backend.locks()]).toEqual([130, "", []]);
  });

  it("gives its lock back when it is interrupted while it holds it", async () => {
    const backend = await lab.made(locking);
    await backend.put("");
    const controller = new AbortController();
    const newId = () => {
      controller.abort();
      return "of bob";
    };
    const more = { signal: controller.signal, holder: { ...HOLDER, newId } };
    const failure = await failureOf(() => lab.recover(backend, {}, more));
    expect([failure.exitCode, await backend.read(), await backend.locks()]).toEqual([130, "", []]);
  });

  it.each(locking === "s3" ? ["s3" as const] : ["s3" as const, "dynamodb" as const])(
    "changes nothing, and leaves no lock, with credentials that may only look at %s",
    async (service) => {
      const backend = await lab.made(locking);
      await backend.put("");
      const { plan } = await lab.recover(backend, {}, { dryRun: true });
      const before = await backend.versionIds();
      const readOnly = lab.lookOnly(service);
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
    const backend = await lab.made(locking);
    await backend.put("rubbish");
    const [, , second = ""] = await backend.versionIds();
    const failure = await failureOf(() => lab.recover(backend, { versionId: "nope" }));
    expect([failure.exitCode, failure.parts.allowed?.split("\n").length]).toEqual([1, 3]);
    const recovery = await lab.recover(backend, { versionId: second });
    expect([recovery.findings, await backend.read()]).toEqual([[], stateText(2)]);
    await backend.write(stateText(3, "ours", ["c"]));
    expect(await lab.faults(backend)).toEqual([]);
    await backend.put(stateText(1));
    expect(await lab.faults(backend)).toEqual(["older-state"]);
  });
});

it("writes the digest of a state that is itself sound, and where there is none", async () => {
  for (const locking of ["dynamodb", "both"] as const) {
    const backend = await lab.made(locking);
    for (const digest of ["0".repeat(32), undefined]) {
      if (digest === undefined) await backend.putItem(`${backend.key}-md5`, "Other", "x");
      else await backend.putItem(`${backend.key}-md5`, "Digest", digest);
      const recovery = await lab.recover(backend);
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
    const backend = await lab.made("both", [1]);
    await backend.write(stateText(2));
    const [lost = ""] = await backend.versionIds();
    await backend.write(stateText(1));
    await backend.write(stateText(3, "ours", ["c"]));
    const [present = ""] = await backend.versionIds();
    expect(await lab.faults(backend)).toEqual(["history-forked"]);
    const unnamed = await lab.recover(backend);
    expect([unnamed.plan.steps, unnamed.plan.left.length, unnamed.findings.length]).toEqual([[], 1, 1]);
    const recovery = await lab.recover(backend, { versionId: named === "lost" ? lost : present });
    expect([recovery.findings, await backend.read()]).toEqual([[], text]);
  }
});

it("restores nothing while versioning is off: it would destroy what it replaces", async () => {
  const backend = await lab.made("both");
  await backend.setVersioning("Suspended");
  await backend.put("");
  const { plan, findings } = await lab.recover(backend);
  expect(plan.steps).toEqual([]);
  expect(plan.left.map(({ finding }) => finding.fault)).toEqual(["versioning-suspended", "state-empty"]);
  expect([findings.length, await backend.read()]).toEqual([2, ""]);
});

it("refuses a bucket that is missing, and looks no further", async () => {
  const backend = new Backend(lab.clients, "nowhere", "both");
  const { plan } = await lab.recover(backend);
  expect([plan.steps, plan.left.map(({ finding }) => finding.fault)]).toEqual([
    [],
    ["bucket-missing", "table-missing"],
  ]);
});
