import { condition, interpolate } from "./support/expressions";

const CONTEXTS = {
  github: { ref: "refs/heads/main", repository: "acme/one" },
  needs: { plan: { result: "skipped" } },
};

/** What the runner of the tests understands of GitHub's expressions. */
describe("expressions", () => {
  it("are filled in by name", () => {
    expect(interpolate("deploy-${{ github.repository }} of ${{github.ref}}", CONTEXTS)).toBe(
      "deploy-acme/one of refs/heads/main",
    );
  });

  it.each([
    [undefined, "success", true],
    [undefined, "failure", false],
    ["${{ github.ref == 'refs/heads/main' }}", "success", true],
    ["${{ github.ref == 'refs/heads/main' }}", "failure", false],
    ["${{ github.ref == github.repository }}", "success", false],
    ["${{ !cancelled() && needs.plan.result == 'skipped' }}", "failure", true],
    ["${{ !cancelled() && needs.plan.result != 'skipped' }}", "success", false],
    ["${{ !cancelled() && needs.plan.result == 'skipped' }}", "cancelled", false],
  ] as const)("%s after %s is %s", (text, outcome, holds) => {
    expect(condition(text, CONTEXTS, outcome)).toBe(holds);
  });

  it.each([
    "${{ github.event.title }}",
    "${{ toJSON(github) }}",
    "${{ github.ref || 'main' }}",
    "${{ failure() }}",
  ])("are refused where they are not understood: %s", (text) => {
    expect(() => interpolate(text, CONTEXTS)).toThrow(/nothing has the name|not understood/u);
  });
});
