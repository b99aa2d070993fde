import { withoutCreationStacks } from "../../src/foundation/creation-stacks";

describe("withoutCreationStacks", () => {
  it("captures nothing into plain objects, and still gives errors their stack", () => {
    const captured = { stack: "before" };
    const error = withoutCreationStacks(() => {
      Error.captureStackTrace(captured);
      return captured.stack === "" ? new Error("told") : undefined;
    });
    expect(captured.stack).toBe("");
    expect(error?.stack).toMatch(/^Error: told\n {4}at .*creation-stacks\.test\.ts/);
  });

  it("puts everything back, also after a failure", () => {
    expect(() =>
      withoutCreationStacks(() => {
        throw new RangeError("out");
      }),
    ).toThrow(RangeError);
    const captured = { stack: "" };
    Error.captureStackTrace(captured);
    expect(captured.stack).not.toBe("");
  });
});
