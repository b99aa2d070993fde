import { checkEnvironment } from "../../src/config/check-environment";
import type { Session } from "../../src/deploy/session";
import { workFolder } from "../../src/deploy/work-folder";
import { dev } from "../../src/environments/dev";
import { deployStateBackend } from "../../src/local/state-backend";
import type { BackendParts } from "../../src/state/parts/backend-parts";
import type { StackRunner } from "../../src/state/stack-runner";
import { fakeHost } from "../cli/support/fake-host";
import { observation, type Scene, stateText } from "../state/verify/observations";
import { UNINTERRUPTED } from "../cli/support/uninterrupted";

const folder = workFolder("/p", "dev");
const SYNTHESIZED = `${folder.stackFolder("state-dev")}/cdk.tf.json`;

/** Deploys it once more, where the backend has its state already; says what was done and what is remembered. */
async function deployAgain(deployed: string | undefined, scene: Partial<Scene> = {}, fails = false) {
  const files = {
    [SYNTHESIZED]: "today's",
    ...(deployed === undefined ? {} : { [folder.deployedBackend]: deployed }),
  };
  const host = fakeHost({ files });
  const done: string[] = [];
  const nothing = () => Promise.resolve();
  const never = () => Promise.reject(new Error("not in this test"));
  const parts: BackendParts = {
    observe: () => Promise.resolve(observation({ locking: "both", ...scene })),
    readState: () => Promise.resolve(stateText(1)),
    requireWriting: nothing,
    releaseClaim: nothing,
    createTable: nothing,
    createBucket: never,
    findNamed: never,
    claim: never,
  };
  const runner: StackRunner = {
    deploy: (stack) => {
      done.push(`deploy ${stack}`);
      return fails ? Promise.reject(new Error("AccessDenied")) : Promise.resolve("changed");
    },
    destroy: never,
    terraform: never,
    folder: (stack) => folder.stackFolder(stack),
  };
  const session = {
    environment: checkEnvironment(dev),
    folder,
    host,
    interruption: UNINTERRUPTED,
  } as unknown as Session;
  const phase = { result: (text: string) => void done.push(text) };
  await deployStateBackend(session, runner, parts, phase).catch((error: Error) => done.push(error.message));
  return { done, remembered: host.files.read(folder.deployedBackend) };
}

const DEPLOYED = { done: ["deploy state-dev", "was there"], remembered: "today's" };

describe("a state backend that is there", () => {
  it("is left alone where it is sound and was deployed from the same bytes", async () => {
    expect(await deployAgain("today's")).toEqual({ done: ["as it was deployed"], remembered: "today's" });
  });

  it.each([
    ["nothing is remembered", undefined],
    ["it was another one", "yesterday's"],
  ])("is deployed where %s", async (_what, deployed) => {
    expect(await deployAgain(deployed)).toEqual(DEPLOYED);
  });

  it("is deployed where a part of it is gone", async () => {
    expect(await deployAgain("today's", { tableStatus: "missing" })).toEqual(DEPLOYED);
  });

  it("is remembered by no deploy that failed", async () => {
    expect(await deployAgain("yesterday's", {}, true)).toEqual({
      done: ["deploy state-dev", "AccessDenied"],
      remembered: undefined,
    });
  });
});
