import { checkEnvironment } from "../../src/config/check-environment";
import { type Lab, startLab } from "../local/gateway/support/lab";
import type { StackJson } from "../support/stack-json";
import { synthesize } from "../support/synth";
import { atOnce } from "./support/at-once";
import { type Deployed, Deployer } from "./support/deployment";
import { profileInput } from "./support/environment-of";
import { stackBesideWhatIsNamed } from "./support/found-there";
import { chosenProfiles, EVERYTHING } from "./support/profiles";
import { leftToSecondDeploy } from "./support/restored";

/** A deployment waits for the provider's polls most of the time: six of them keep two cores busy. */
const AT_ONCE = 6;
const MINUTE = 60_000;

interface Stack {
  readonly name: string;
  /** Attributes of a restored database that the first deploy does not set. */
  readonly later: readonly string[];
  /** Makes on an emulator what the stack does not make itself, and synthesizes the stack. */
  readonly jsonFor: (lab: Lab) => Promise<StackJson>;
}

const profileStacks: readonly Stack[] = chosenProfiles().map(({ name, profile }) => ({
  name: `profile ${name}`,
  later: leftToSecondDeploy(profile),
  jsonFor: (lab) => stackBesideWhatIsNamed(lab, profile),
}));

/** Few options reach the state stack: each that there is, once. */
const stateStacks: readonly Stack[] = [
  ...new Map(
    chosenProfiles().map(({ name, profile }) => {
      const { state } = synthesize(checkEnvironment(profileInput(profile)));
      const number = name.slice(0, name.indexOf(":"));
      return [
        JSON.stringify(state),
        { name: `the state stack of profile ${number}`, later: [], jsonFor: () => Promise.resolve(state) },
      ] as const;
    }),
  ).values(),
];

const stacks = [...profileStacks, ...stateStacks];
let deployer: Deployer;
let deployments: readonly Promise<Deployed>[];

beforeAll(async () => {
  // With both providers, the one of the region of copies too.
  deployer = await Deployer.create(synthesize(checkEnvironment(profileInput(EVERYTHING))).durable);
  deployments = atOnce(
    AT_ONCE,
    stacks.map((stack) => () => deploy(stack)),
  );
  // Each is its own test's to judge: until that comes, a failure is nobody's.
  for (const deployment of deployments) deployment.catch(() => undefined);
}, 5 * MINUTE);

afterAll(async () => {
  await Promise.allSettled(deployments);
  deployer.dispose();
}, 60 * MINUTE);

/** On an emulator of its own, which ends with it. */
async function deploy({ name, jsonFor }: Stack): Promise<Deployed> {
  const lab = await startLab();
  try {
    const deployed = await deployer.deploy(await jsonFor(lab), lab);
    report(name, deployed);
    return deployed;
  } catch (error) {
    process.stderr.write(`${placeOf(name)}: ${String(error)}\n`);
    throw error;
  } finally {
    await lab.end();
  }
}

/** `profile 3` of the whole name, which says what it chooses. */
const placeOf = (name: string): string => name.replace(/:.*/u, "");

function report(name: string, { exitCode, added, drift, later, explained, seconds }: Deployed): void {
  const left = drift.map(({ address, attribute }) => ` ${address}.${attribute}`).join(",");
  const plan = `${drift.length} to change${left}; ${explained.length} by the allow-list, ${later.length} set later`;
  process.stderr.write(
    `${placeOf(name)}: exit code ${exitCode}, ${added} made; then ${plan}; ${seconds} s\n`,
  );
}

describe.each(stacks.map(({ name, later }, index) => ({ name, later, index })))(
  "$name",
  ({ later, index }) => {
    it(
      "is deployed as a whole, and a second deploy would change nothing but what the emulator drops",
      async () => {
        const deployed = await deployments[index];
        expect(deployed).toEqual({
          ...{ exitCode: 0, stderr: "", drift: [], later },
          ...{ resources: deployed?.resources, added: deployed?.resources },
          ...{ explained: expect.any(Array) as unknown, seconds: expect.any(Number) as unknown },
        });
      },
      60 * MINUTE,
    );
  },
);
