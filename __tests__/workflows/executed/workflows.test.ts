import { Account } from "../../faults/support/account";
import { type ReadOnly, readOnly } from "../../support/read-only";
import { checked, deployed, ended, FAILURE, looked, planned, SUCCESS } from "../support/expected";
import { BOT } from "../support/github";
import type { JobResult } from "../support/github-runner";
import type { Ended } from "../support/run-script";
import { type GitHubRun, Scene } from "../support/scene";
import { setMinimum } from "../support/set-minimum";

const MINUTE = 60_000;
const MARKER = "<!-- durable-review:durable-prod -->";
const REVIEW = ["comment.md", "review.html", "review.json", "review.sarif"];
const COMMENTS = "/repos/acme/durable-system/issues/7/comments";
const ISSUES = "/repos/acme/durable-system/issues";
/** A pull request that gives up the database's standby. */
const NO_STANDBY = {
  file: "src/environments/prod.ts",
  from: 'instanceClass: "db.m6g.large",',
  to: 'instanceClass: "db.m6g.large",\n    availability: { kind: "single-az", reason: "to save money" },',
};

/** Every script of the three workflows and of GitLab's pipeline, word for word, in the order of a team's week. */
describe("the workflows", () => {
  const account = new Account();
  let reader: ReadOnly;
  const scene = new Scene(account, () => reader);
  let checks: Promise<JobResult>;
  let fork: Promise<readonly JobResult[]>;
  let synth: Promise<Ended>;
  let approved: GitHubRun;
  let approval: Promise<JobResult>;
  let reviewed: string;

  beforeAll(async () => {
    await Promise.all([account.start(), scene.start()]);
    reader = await readOnly(account.endpoint);
    // It does not meet AWS, so it is run while the state backend is made.
    fork = forkRun();
    await account.durableEnds(0, "state", "bootstrap", "--environment", "prod");
  }, 18 * MINUTE);
  afterAll(async () => {
    await Promise.allSettled([fork, checks, synth, approval]);
    await scene.end();
    await reader.end();
    await account.end();
  }, 9 * MINUTE);

  async function forkRun(): Promise<readonly JobResult[]> {
    const run = await scene.gitHubRun("plan", { from: "mallory/durable-system" });
    const first = await run.job("synth");
    const plan = await run.job("plan", { synth: first });
    return [first, plan, await run.job("comment", { plan })];
  }

  const ours = (): readonly string[] =>
    scene.github.comments.filter(({ author }) => author === BOT).map(({ body }) => body);

  async function lookForDrift(): Promise<JobResult> {
    const run = await scene.gitHubRun("drift");
    const look = await run.job("look");
    expect((await run.job("report", { look })).result).toBe("success");
    return look;
  }

  async function planWithoutStandby(): Promise<JobResult> {
    const run = await scene.gitHubRun("plan", { edits: [NO_STANDBY] });
    const plan = await run.job("plan", { synth: SUCCESS });
    expect((await run.job("comment", { plan })).result).toBe("success");
    return plan;
  }

  it(
    "synthesize and drill the code of a fork, and go no further with it",
    async () => {
      const [drilled, plan, comment] = await fork;
      expect(ended(drilled)).toEqual({
        result: "success",
        steps: checked("Synthesize and drill"),
      });
      expect([plan?.result, comment?.result]).toEqual(["skipped", "skipped"]);
      expect(scene.github.forge.writes).toEqual([]);
    },
    24 * MINUTE,
  );

  it(
    "comment on a pull request what it would make, once, with a role that may only read",
    async () => {
      approved = await scene.gitHubRun("deploy");
      approval = approved.job("plan", { checks: SUCCESS });
      const run = await scene.gitHubRun("plan");
      const plan = await run.job("plan", { synth: SUCCESS });
      expect(ended(plan)).toEqual({ result: "success", steps: planned("success") });
      expect(run.kept("review-prod")).toEqual(REVIEW);
      expect(plan.summary).toBe(run.text("review-prod", "comment.md"));
      expect(plan.log).not.toContain("will be created");
      const comment = await run.job("comment", { plan });
      expect(ended(comment)).toEqual({
        result: "success",
        steps: ["actions/download-artifact: success", "Comment: success"],
      });
      expect(scene.github.forge.writes).toEqual([`POST ${COMMENTS} 201`]);
      expect(ours()).toEqual([run.text("review-prod", "comment.md")]);
    },
    24 * MINUTE,
  );

  it(
    "deploy what was approved, and wait for its instances",
    async () => {
      const plan = await approval;
      expect(ended(plan)).toEqual({ result: "success", steps: planned("success") });
      // Nearly all of a deploy is waiting, and these do not meet AWS.
      checks = scene.gitHubRun("deploy").then((run) => run.job("checks"));
      synth = checks.then(() => scene.gitLabJob("synth"));
      const deploy = await approved.job("deploy", { plan });
      expect(ended(deploy)).toEqual({ result: "success", steps: deployed("success", "success", "success") });
      expect(deploy.log).toMatch(/Apply complete! Resources: \d+ added, 0 changed, 0 destroyed\./u);
      expect(deploy.log).toContain("prod: no instance was ever replaced");
    },
    45 * MINUTE,
  );

  it(
    "check the project",
    async () => {
      expect(ended(await checks)).toEqual({ result: "success", steps: checked("Check") });
      expect(await synth).toMatchObject({ exitCode: 0 });
    },
    36 * MINUTE,
  );

  it(
    "find nothing where nothing has drifted, and hold back a pull request that loses the standby",
    async () => {
      const [look, plan] = await Promise.all([lookForDrift(), planWithoutStandby()]);
      expect([look.result, scene.github.issues]).toEqual(["success", []]);
      expect(ended(plan)).toEqual({ result: "failure", steps: planned("failure") });
      expect(scene.github.forge.writes.slice(1)).toEqual([
        expect.stringMatching(/^PATCH \/repos\/acme\/durable-system\/issues\/comments\/\d+ 200$/u),
      ]);
      expect(ours()).toEqual([expect.stringContaining("multi-az-lost")]);
    },
    24 * MINUTE,
  );

  it(
    "say on the pull request when it could not be planned",
    async () => {
      const run = await scene.gitHubRun("plan");
      const comment = await run.job("comment", { plan: FAILURE });
      expect(ended(comment)).toEqual({
        result: "success",
        steps: ["actions/download-artifact: failure", "Comment: success"],
      });
      expect(ours()).toEqual([
        `${MARKER}\n## 🔴 no review\n\n\`durable-prod\` could not be planned, so nothing is known of this change: ` +
          "https://github.test/acme/durable-system/actions/runs/99\n",
      ]);
    },
    3 * MINUTE,
  );

  it(
    "open an issue when somebody has changed a fleet by hand, and GitLab's schedule fails",
    async () => {
      await setMinimum(account, 1);
      const before = scene.github.forge.writes.length;
      const [look, drift] = await Promise.all([lookForDrift(), scene.gitLabJob("drift")]);
      expect(ended(look)).toEqual({ result: "failure", steps: looked("failure") });
      expect(scene.github.issues.map(({ title, state }) => [title, state])).toEqual([
        ["Drift of durable-prod", "open"],
      ]);
      expect(scene.github.issues[0]?.body).toContain("aws_autoscaling_group.web_group");
      expect(drift.exitCode).toBe(1);
      expect(drift.log).toContain("durable-prod is not what is merged, or was changed around Terraform");
      expect(scene.github.forge.writes.slice(before)).toEqual([`POST ${ISSUES} 201`]);
    },
    24 * MINUTE,
  );

  it(
    "refuse to deploy another plan than the approved one",
    async () => {
      const [refused, shown] = await Promise.all([
        approved.job("deploy", { plan: SUCCESS }),
        scene.gitLabJob("plan"),
      ]);
      expect(ended(refused)).toEqual({ result: "failure", steps: deployed("failure", "skipped", "skipped") });
      expect(refused.log).toContain("The plan is not the one that was approved");
      expect(shown).toMatchObject({ exitCode: 0 });
      reviewed = shown.folder;
    },
    24 * MINUTE,
  );

  it(
    "comment in GitLab, once, and deploy there what was shown",
    async () => {
      expect(await scene.gitLabJob("comment", reviewed)).toMatchObject({ exitCode: 0 });
      expect(await scene.gitLabJob("comment", reviewed)).toMatchObject({ exitCode: 0 });
      expect(scene.gitlab.forge.writes).toEqual([
        "POST /api/v4/projects/12/merge_requests/34/notes 201",
        expect.stringMatching(/^PUT \/api\/v4\/projects\/12\/merge_requests\/34\/notes\/\d+ 200$/u),
      ]);
      const deploy = await scene.gitLabJob("deploy", reviewed);
      expect(deploy).toMatchObject({ exitCode: 0 });
      expect(deploy.log).toContain("Apply complete! Resources: 0 added, 1 changed, 0 destroyed.");
    },
    36 * MINUTE,
  );

  it(
    "close the issue when the drift is gone",
    async () => {
      expect((await lookForDrift()).result).toBe("success");
      expect(scene.github.issues.map(({ state }) => state)).toEqual(["closed"]);
    },
    24 * MINUTE,
  );
});
