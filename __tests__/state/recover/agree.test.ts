import { agree } from "../../../src/state/recover/agree";
import type { Step } from "../../../src/state/recover/plan";

const unlock = (stack: string, named: boolean): Step => ({
  kind: "unlock",
  stack,
  key: stack,
  mends: "lock-held",
  lock: { id: "42", places: ["s3"] },
  named,
});
const restore = (stack: string): Step => ({
  kind: "write-digest",
  stack,
  key: stack,
  mends: "digest-missing",
  replaces: "v1",
  md5: "0",
});

const NEEDS_YES = "nobody can be asked here: pass --yes";
const NEEDS_ID = "no lock is released unasked: pass --unlock 42 if that run is dead";
const LOCKED =
  "the state is locked by somebody since an unknown time for an unknown operation (id 42); --unlock 42 releases that first";
const saysYes = () => Promise.resolve(true);
const saysNo = () => Promise.resolve(false);
const yesTo = (kind: Step["kind"]) => (step: Step) => Promise.resolve(step.kind === kind);

it.each([
  ["nobody to ask, nothing agreed", { yes: false }, false, [NEEDS_ID, LOCKED, NEEDS_YES]],
  ["--yes releases no lock", { yes: true }, false, [NEEDS_ID, LOCKED, undefined]],
  [
    "--unlock alone mends nothing, so that nothing is done",
    { yes: false },
    true,
    [NEEDS_YES, NEEDS_YES, NEEDS_YES],
  ],
  ["both options do all", { yes: true }, true, [undefined, undefined, undefined]],
  ["yes to every question", { yes: false, ask: saysYes }, false, [undefined, undefined, undefined]],
  [
    "no to every question",
    { yes: false, ask: saysNo },
    false,
    ["answered with no", LOCKED, "answered with no"],
  ],
  [
    "no to all but the lock",
    { yes: false, ask: yesTo("unlock") },
    false,
    [undefined, "answered with no", "answered with no"],
  ],
  ["--yes, and no to the lock", { yes: true, ask: saysNo }, false, ["answered with no", LOCKED, undefined]],
  ["--yes, and yes to the lock", { yes: true, ask: saysYes }, false, [undefined, undefined, undefined]],
] as const)("%s", async (_name, consent, named, whys) => {
  const steps = [unlock("one", named), restore("one"), restore("two")];
  const { agreed, refused } = await agree(steps, consent);
  expect(steps.map((step) => refused.find((one) => one.step === step)?.why)).toEqual(whys);
  expect(agreed).toEqual(steps.filter((_step, index) => whys[index] === undefined));
});

it("releases a lock that is named without any further word", async () => {
  expect((await agree([unlock("one", true)], { yes: false })).agreed).toEqual([unlock("one", true)]);
});
