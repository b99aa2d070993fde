import { rmSync } from "node:fs";
import { join } from "node:path";
import { eventually, processesIn, Project } from "../support/project";

const MINUTE = 60_000;
const DEPLOY_LOG = ".durable/local/dev/logs/deploy-durable-dev.log";

/** Two people, or one with a short temper: a run beside another, and runs that are ended in the middle of an apply. */
describe("a local run that is interrupted", () => {
  const project = new Project();

  afterAll(() => project.dispose("dev"), 6 * MINUTE);

  it(
    "keeps a second one out meanwhile, by name, and leaves no process of Terraform",
    async () => {
      const first = await startUntilResourcesExist(project);
      const second = await project.durable("local", "up");
      expect({ exitCode: second.exitCode, stdout: second.stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(second.stderr).toContain(`process ${first.child.pid}`);
      await interrupt(project, first);
    },
    24 * MINUTE,
  );

  it(
    "is not in the way of the next one: what the apply left behind in no state is gone",
    async () => {
      const next = await startUntilResourcesExist(project);
      expect(next.output()).toContain("interrupted half-way: starting over with a fresh emulator");
      expect(project.read(DEPLOY_LOG)).not.toMatch(/already exists|Error:/);
      await interrupt(project, next);
    },
    24 * MINUTE,
  );

  it(
    "can be taken away as it is",
    async () => {
      await project.local("down");
      expect(await processesIn(project.folder)).toEqual([]);
    },
    6 * MINUTE,
  );
});

type Run = ReturnType<Project["start"]>;

/** `local up`, until the durable stack's first resources are there. */
async function startUntilResourcesExist(project: Project): Promise<Run> {
  rmSync(join(project.folder, DEPLOY_LOG), { force: true });
  const run = project.start("local", "up");
  await eventually(
    "the durable stack's VPC is created",
    900,
    () =>
      /ok +state backend/.test(run.output()) &&
      project.exists(DEPLOY_LOG) &&
      /aws_vpc\.network.*Creation complete/.test(project.read(DEPLOY_LOG)),
  );
  return run;
}

async function interrupt(project: Project, run: Run): Promise<void> {
  run.child.kill("SIGINT");
  expect((await run.done).exitCode).toBe(130);
  expect((await processesIn(project.folder)).filter((line) => /terraform|cdktf/.test(line))).toEqual([]);
}
