import { checkEnvironment } from "../../src/config/check-environment";
import type { Session } from "../../src/deploy/session";
import { dev } from "../../src/environments/dev";
import type { AwsClients } from "../../src/local/aws-clients";
import { deploySteps } from "../../src/local/deploy-stacks";
import { NO_DRIFT } from "../../src/local/drift";
import type { LiveRunner } from "../../src/local/live-runner";
import type { DeployOutcome } from "../../src/state/stack-runner";
import { fakeHost } from "../cli/support/fake-host";
import { UNINTERRUPTED } from "../cli/support/uninterrupted";

/** What the phase says, and how often it plans where a plan finds nothing. */
async function settledAfter(deployed: DeployOutcome) {
  const said: string[] = [];
  const planned: (readonly string[])[] = [];
  const runner = {
    folder: (stack: string) => `/p/out/${stack}`,
    terraform: (_stack: string, args: readonly string[]) => {
      planned.push(args.slice(0, 2));
      return Promise.resolve({ exitCode: 0 });
    },
  };
  const session = {
    host: fakeHost(),
    environment: checkEnvironment(dev),
    interruption: UNINTERRUPTED,
  } as unknown as Session;
  const live = { runnerOf: () => runner } as unknown as LiveRunner;
  const steps = deploySteps(session, live, {} as unknown as AwsClients);
  const phase = { note: () => undefined, result: (text: string) => void said.push(text) };
  expect(await steps.settled(phase, deployed)).toEqual(NO_DRIFT);
  return { said, planned };
}

it.each<[DeployOutcome, readonly (readonly string[])[]]>([
  ["changed", [["plan", "-detailed-exitcode"]]],
  // Its own plan was the second one.
  ["unchanged", []],
])("what a deploy left %s is planned %j before it is called settled", async (deployed, plans) => {
  expect(await settledAfter(deployed)).toEqual({
    said: ["a second deploy would change nothing"],
    planned: plans,
  });
});
