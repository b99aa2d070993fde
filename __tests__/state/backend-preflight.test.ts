import { checkEnvironment } from "../../src/config/check-environment";
import { environments } from "../../src/environments/catalog";
import { checkStateBackend } from "../../src/state/backend-preflight";
import { parseCdktfCommand } from "../../src/state/cdktf-command";

const checked = environments.map(checkEnvironment);

describe("checkStateBackend", () => {
  it("asks for the environments whose stacks are named, and passes on a refusal", async () => {
    const asked: string[] = [];
    const check = checkStateBackend(checked, { verb: "deploy", stacks: ["durable-prod"] }, ({ name }) => {
      asked.push(name);
      return Promise.reject(new Error("no"));
    });
    await expect(check).rejects.toThrow("no");
    expect(asked).toEqual(["prod"]);
  });

  it.each([
    ["a synthesis", { verb: "synth", stacks: ["durable-prod"] }],
    ["a stack of nobody's", { verb: "deploy", stacks: ["other"] }],
    ["no stack named", { verb: "deploy", stacks: [] }],
    ["no CLI above", undefined],
  ])("asks nothing for %s", async (_, command) => {
    const never = jest.fn(() => Promise.resolve());
    await checkStateBackend(checked, command ?? { verb: "none", stacks: [] }, never);
    expect(never).not.toHaveBeenCalled();
  });

  it("lets a backend that is there pass", async () => {
    await expect(
      checkStateBackend(checked, { verb: "diff", stacks: ["state-dev"] }, () => Promise.resolve()),
    ).resolves.toBeUndefined();
  });
});

describe("parseCdktfCommand", () => {
  it.each([
    [
      "node /p/node_modules/.bin/cdktf deploy durable-prod --auto-approve",
      { verb: "deploy", stacks: ["durable-prod"] },
    ],
    ["node cdktf destroy state-dev durable-dev", { verb: "destroy", stacks: ["state-dev", "durable-dev"] }],
    ["node /p/bin/cdktf synth", { verb: "synth", stacks: [] }],
    ["sh -c node bin/synth.js", undefined],
    ["node /p/bin/cdktf --help", undefined],
    ["vim cdktf.json", undefined],
  ])("reads %s", (args, expected) => {
    expect(parseCdktfCommand(args)).toEqual(expected);
  });
});
