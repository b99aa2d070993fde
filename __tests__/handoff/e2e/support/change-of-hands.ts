import { rmSync } from "node:fs";
import { join } from "node:path";
import { EMULATOR_GAPS } from "../../../../src/local/emulator-gaps";
import { Project } from "../../../e2e/support/project";
import { type PlannedChanges, plannedChanges } from "../../support/planned-changes";
import { type RunTerraform, terraformRunner } from "../../support/terraform";

const MINUTE = 60_000;
const FORMATS = ["json", "hcl"] as const;

/** An environment deployed with CDKTF, handed off, and taken over by a root that Terraform alone runs. */
export function describeChangeOfHands(environment: string): void {
  const stack = `durable-${environment}`;
  const project = new Project();
  let terraform: RunTerraform;
  let emulator: Readonly<Record<string, string>>;
  /** How many resources the emulator keeps from what they should be: Terraform sends those again each time. */
  let gaps = 0;
  const adopt = (format: string): string => join(project.folder, "modules", format, "examples/adopt");

  beforeAll(async () => {
    terraform = await terraformRunner();
    await project.local("up", environment);
    const { endpoint } = await project.status(environment);
    emulator = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_REGION: "us-east-1",
    };
    const synthesized = await project.cdktf({}, "synth");
    expect(synthesized.exitCode).toBe(0);
  }, 60 * MINUTE);

  afterAll(() => project.dispose(environment), 6 * MINUTE);

  it.each(FORMATS)(
    "a plan of examples/adopt in %s moves every resource and changes nothing",
    async (format) => {
      const out = `modules/${format}`;
      const handoff = await project.durable("handoff", "--stack", stack, "--out", out, "--format", format);
      expect(handoff.exitCode).toBe(0);
      const init = await terraform(adopt(format), ["init", "-lockfile=readonly"], emulator);
      expect({ exitCode: init.exitCode, stderr: init.stderr }).toEqual({ exitCode: 0, stderr: "" });
      const changes = await plannedChanges(terraform, adopt(format), emulator);
      const { stacks } = await project.status(environment);
      expect(changes.moved.length).toBe(stacks.find(({ name }) => name === stack)?.resources);
      expect(changes.changed.filter((change) => !isGap(change))).toEqual([]);
      gaps = changes.changed.length;
      expect(changes.outputs).toEqual([]);
    },
    30 * MINUTE,
  );

  it(
    "after the apply another plan has nothing left to do, in either syntax",
    async () => {
      const apply = await terraform(adopt("hcl"), ["apply", "-auto-approve"], emulator);
      expect(apply.stdout).toContain(`Apply complete! Resources: 0 added, ${gaps} changed, 0 destroyed.`);
      rmSync(join(adopt("hcl"), "moved.tf"));
      for (const format of FORMATS) {
        const { moved, changed, outputs } = await plannedChanges(terraform, adopt(format), emulator);
        const more = changed.filter((change) => !isGap(change));
        expect({ moved, more, outputs }).toEqual({ moved: [], more: [], outputs: [] });
      }
    },
    45 * MINUTE,
  );
}

function isGap({ type, actions, attributes }: PlannedChanges["changed"][number]): boolean {
  const isListed = (attribute: string): boolean =>
    EMULATOR_GAPS.some((gap) => gap.resourceType === type && gap.attribute === attribute);
  return actions.join() === "update" && attributes.length > 0 && attributes.every(isListed);
}
