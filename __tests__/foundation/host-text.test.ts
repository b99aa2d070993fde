import { formatDuration } from "../../src/foundation/duration";
import { which } from "../../src/foundation/which";
import { fakeHost } from "../cli/support/fake-host";

describe("formatDuration", () => {
  it.each([
    [0, "0s"],
    [-5, "0s"],
    [59_400, "59s"],
    [59_600, "1m00s"],
    [80_000, "1m20s"],
    [3_600_000, "1h00m"],
    [3_725_000, "1h02m"],
  ])("shows %d ms as %s", (milliseconds, shown) => {
    expect(formatDuration(milliseconds)).toBe(shown);
  });
});

describe("which", () => {
  const files = { "/a/bin/tool": "", "/b/bin/tool": "", "/c/bin/closed": "" };
  const find = (name: string, path: string): unknown =>
    which(fakeHost({ files, env: { PATH: path }, notExecutable: ["/c/bin/closed"] }), name);

  it.each([
    ["tool", "/a/bin:/b/bin", { kind: "found", path: "/a/bin/tool" }],
    ["tool", "/x:/b/bin", { kind: "found", path: "/b/bin/tool" }],
    ["tool", "", { kind: "missing" }],
    ["closed", "/c/bin", { kind: "not-executable", path: "/c/bin/closed" }],
    ["/b/bin/tool", "/a/bin", { kind: "found", path: "/b/bin/tool" }],
    // A folder of that name is no program, and a relative folder means another one everywhere.
    ["bin", "/a", { kind: "missing" }],
    ["tool", "a/bin:.", { kind: "missing" }],
  ])("finds %s on %s", (name, path, answer) => {
    expect(find(name, path)).toEqual(answer);
  });
});
