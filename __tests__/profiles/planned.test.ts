import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment } from "../../src/config/check-environment";
import type { Environment } from "../../src/config/environment";
import { terraformRunner, type RunTerraform, written } from "../handoff/support/terraform";
import { type Lab, startLab } from "../local/gateway/support/lab";
import { addresses, type StackJson } from "../support/stack-json";
import { stacksOf, synthesize } from "../support/synth";
import { makeDataKey } from "./support/data-key";
import { profileInput } from "./support/environment-of";
import { type Profile } from "./support/factors";
import { chosenProfiles, PROFILES } from "./support/profiles";

jest.setTimeout(300_000);

/** Its own state: a plan of something that nobody has deployed. */
const LOCAL = JSON.stringify({ terraform: { backend: { local: {} } } });

const seen = new Set<string>();
let lab: Lab;
let terraform: RunTerraform;
let folder: string;
let emulator: Readonly<Record<string, string>>;

beforeAll(async () => {
  lab = await startLab();
  const { endpoint, region, credentials } = lab.settings;
  emulator = {
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: region },
    ...{ AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey },
  };
  terraform = await terraformRunner();
  // With both providers, the one of the region of copies too: one initialization does for all.
  folder = written([
    ["cdk.tf.json", configuration(synthesize(environmentOf(PROFILES[0] ?? {})).durable)],
    ["backend_override.tf.json", LOCAL],
  ]);
  const init = await terraform(folder, ["init"]);
  if (init.exitCode !== 0) throw new Error(init.stderr);
  await makeDataKey(lab, environmentOf(PROFILES[0] ?? {}));
}, 300_000);

afterAll(async () => {
  await lab.end();
  rmSync(folder, { recursive: true, force: true });
});

const environmentOf = (profile: Profile): Environment => checkEnvironment(profileInput(profile));
const configuration = (json: StackJson): string => JSON.stringify(json);

describe.each(chosenProfiles())("profile $name", ({ profile }) => {
  it("is what Terraform takes, and plans as a whole", async () => {
    const environment = environmentOf(profile);
    for (const json of stacksOf(environment)) {
      const text = configuration(json);
      // Few options reach the state stack: what was planned once is not planned again.
      if (seen.has(text)) continue;
      seen.add(text);
      writeFileSync(join(folder, "cdk.tf.json"), text);
      const planned = await terraform(folder, ["plan", "-input=false", "-out=plan"], emulator);
      expect({ exitCode: planned.exitCode, stderr: planned.stderr }).toEqual({ exitCode: 0, stderr: "" });
      const made = addresses(json).filter((address) => !address.startsWith("data.")).length;
      expect(planned.stdout).toContain(`Plan: ${made} to add, 0 to change, 0 to destroy.`);
    }
  });
});
