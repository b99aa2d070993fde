import { gateOf } from "../../../src/review/gate/gate";
import type { Risk, Severity } from "../../../src/review/review-report";

const WHOLE = { errored: false, complete: true };

function risk(severity: Severity, waived = false): Risk {
  const waiver = { risk: "r", address: "*", reason: "it is meant to be so", expires: "2026-12-31" };
  return { id: "r", severity, address: "a.b", message: "m", fix: "f", ...(waived ? { waiver } : {}) };
}

describe("the gate", () => {
  it.each<[Severity, "critical" | "high" | "medium" | "low" | "never", boolean]>([
    ["critical", "critical", true],
    ["high", "critical", false],
    ["high", "high", true],
    ["medium", "high", false],
    ["low", "low", true],
    ["critical", "never", false],
  ])("a risk that is %s, asked to fail on %s: %s", (severity, failOn, failed) => {
    expect(gateOf([risk(severity)], WHOLE, failOn)).toEqual({ failOn, failed });
  });

  it("passes what was waived, and what has no risk", () => {
    expect(gateOf([risk("critical", true)], WHOLE, "low").failed).toBe(false);
    expect(gateOf([], { errored: false, complete: undefined }, "low").failed).toBe(false);
  });

  it("lets nothing pass that does not tell all that will happen, unless nothing is asked", () => {
    for (const state of [
      { errored: true, complete: true },
      { errored: false, complete: false },
    ]) {
      expect(gateOf([], state, "critical").failed).toBe(true);
      expect(gateOf([], state, "never").failed).toBe(false);
    }
  });
});
