import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkEnvironment } from "../../src/config/check-environment";
import type { Environment } from "../../src/config/environment";
import { keyAlias } from "../../src/config/physical-names";
import { terraformRunner, type RunTerraform, written } from "../handoff/support/terraform";
import { type Lab, startLab } from "../local/gateway/support/lab";
import { addresses, type StackJson } from "../support/stack-json";
import { stacksOf, synthesize } from "../support/synth";
import { profileInput } from "./support/environment-of";
import { type Profile } from "./support/factors";
import { PROFILES } from "./support/profiles";

jest.setTimeout(300_000);

/** Its own state: a plan of something that nobody has deployed. */
const LOCAL = JSON.stringify({ terraform: { backend: { local: {} } } });

const seen = new Set<string>();
let lab: Lab;
let kms: KMSClient;
let terraform: RunTerraform;
let folder: string;
let emulator: Readonly<Record<string, string>>;

beforeAll(async () => {
  lab = await startLab();
  const { endpoint, region, credentials } = lab.settings;
  kms = new KMSClient(lab.settings);
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
  await makeDataKey(environmentOf(PROFILES[0] ?? {}));
}, 300_000);

afterAll(async () => {
  kms.destroy();
  await lab.end();
  rmSync(folder, { recursive: true, force: true });
});

const environmentOf = (profile: Profile): Environment => checkEnvironment(profileInput(profile));
const configuration = (json: StackJson): string => JSON.stringify(json);

/** What the state stack makes, and the durable stack looks up. */
async function makeDataKey(environment: Environment): Promise<void> {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const input = { AliasName: keyAlias(environment, "data"), TargetKeyId: KeyMetadata?.KeyId };
  await kms.send(new CreateAliasCommand(input));
}

/** What is not what it is where nothing is said. */
const nameOf = (profile: Profile, index: number): string =>
  `${index + 1}: ${Object.entries(profile)
    .map(([factor, level]) => `${factor} ${level}`)
    .join(", ")}`;

describe.each(PROFILES.map((profile, index) => ({ name: nameOf(profile, index), profile })))(
  "profile $name",
  ({ profile }) => {
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
  },
);
