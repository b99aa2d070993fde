import { type Job, readWorkflow, type Step, type Workflow, WORKFLOWS } from "./support/github-workflow";
import { readYaml } from "./support/read-yaml";

/** Each action at a commit of its own repository; the release it belongs to stands behind it as a comment. */
const PINS = {
  "actions/checkout": ["3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"],
  "actions/setup-node": ["820762786026740c76f36085b0efc47a31fe5020", "v7.0.0"],
  "actions/upload-artifact": ["bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"],
  "actions/download-artifact": ["3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"],
  "hashicorp/setup-terraform": ["dfe3c3f87815947d99a8997f908cb6525fc44e9e", "v4.0.1"],
  "aws-actions/configure-aws-credentials": ["e6de054238d6b7531b4efff3b6587d9aade6a06c", "v6.2.3"],
} as const;

const READ = { contents: "read" };
const ASSUME = { contents: "read", "id-token": "write" };

describe("the workflows of GitHub", () => {
  const workflows = new Map<string, Workflow>();
  beforeAll(async () => {
    for (const name of WORKFLOWS) workflows.set(name, await readWorkflow(name));
  });

  const all = (): readonly (readonly [string, Job])[] =>
    [...workflows].flatMap(([file, { jobs }]) =>
      Object.entries(jobs).map(([name, job]) => [`${file}/${name}`, job] as const),
    );
  const table = <T>(of: (job: Job) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(all().map(([name, job]) => [name, of(job)]));
  const steps = (): readonly Step[] => all().flatMap(([, job]) => job.steps);

  it("are started by these events alone", () => {
    expect(Object.fromEntries([...workflows].map(([name, { on }]) => [name, on]))).toEqual({
      plan: { pull_request: { branches: ["main"] } },
      deploy: { push: { branches: ["main"] }, workflow_dispatch: null },
      drift: { schedule: [{ cron: "17 5 * * *" }], workflow_dispatch: null },
    });
  });

  it("grant nothing, and each job no more than it needs", () => {
    expect([...workflows.values()].map(({ permissions }) => permissions)).toEqual([{}, {}, {}]);
    expect(table(({ permissions }) => permissions)).toEqual({
      "plan/synth": READ,
      "plan/plan": ASSUME,
      "plan/comment": { "pull-requests": "write" },
      "deploy/checks": READ,
      "deploy/plan": ASSUME,
      "deploy/deploy": ASSUME,
      "drift/look": ASSUME,
      "drift/report": { issues: "write" },
    });
  });

  it("run after each other, and only where they may", () => {
    expect(table(({ needs, if: condition }) => [needs, condition])).toEqual({
      "plan/synth": [undefined, undefined],
      "plan/plan": ["synth", "${{ github.event.pull_request.head.repo.full_name == github.repository }}"],
      "plan/comment": ["plan", "${{ !cancelled() && needs.plan.result != 'skipped' }}"],
      "deploy/checks": [undefined, "${{ github.ref == 'refs/heads/main' }}"],
      "deploy/plan": ["checks", undefined],
      "deploy/deploy": ["plan", undefined],
      "drift/look": [undefined, "${{ github.ref == 'refs/heads/main' }}"],
      "drift/report": ["look", "${{ !cancelled() && needs.look.result != 'skipped' }}"],
    });
  });

  it("end by themselves", () => {
    expect(table((job) => job["timeout-minutes"])).toEqual({
      "plan/synth": 15,
      "plan/plan": 30,
      "plan/comment": 10,
      "deploy/checks": 20,
      "deploy/plan": 30,
      "deploy/deploy": 90,
      "drift/look": 30,
      "drift/report": 10,
    });
  });

  it("deploy one run at a time to an environment that GitHub protects", () => {
    const guarded = all().filter(([, { environment }]) => environment !== undefined);
    expect(guarded.map(([name, { environment, concurrency }]) => [name, environment, concurrency])).toEqual([
      [
        "deploy/deploy",
        "${{ matrix.environment }}",
        { group: "deploy-${{ matrix.environment }}", "cancel-in-progress": false },
      ],
    ]);
  });

  it("assume the deploying role in the protected job alone, and the reading one elsewhere", () => {
    const roles = (job: Job) =>
      job.steps.flatMap((step) =>
        step.uses?.startsWith("aws-actions/") === true ? [step.with?.["role-to-assume"]] : [],
      );
    expect(table(roles)).toEqual({
      "plan/synth": [],
      "plan/plan": ["${{ vars.AWS_PLAN_ROLE_ARN }}"],
      "plan/comment": [],
      "deploy/checks": [],
      "deploy/plan": ["${{ vars.AWS_PLAN_ROLE_ARN }}"],
      "deploy/deploy": ["${{ vars.AWS_DEPLOY_ROLE_ARN }}"],
      "drift/look": ["${{ vars.AWS_PLAN_ROLE_ARN }}"],
      "drift/report": [],
    });
  });

  it("keep the provider's lock as it is wherever Terraform is started, and take a lock only to write", () => {
    expect(
      table(({ env }) => Object.entries(env ?? {}).filter(([name]) => name.startsWith("TF_CLI"))),
    ).toEqual({
      "plan/synth": [],
      "plan/plan": READING,
      "plan/comment": [],
      "deploy/checks": [],
      "deploy/plan": READING,
      "deploy/deploy": [
        ["TF_CLI_ARGS_init", "-lockfile=readonly"],
        ["TF_CLI_ARGS_apply", "-lock-timeout=5m"],
      ],
      "drift/look": READING,
      "drift/report": [],
    });
  });
  const READING = [
    ["TF_CLI_ARGS_init", "-lockfile=readonly"],
    ["TF_CLI_ARGS_plan", "-lock=false"],
  ];

  it("use actions at one commit each, with the release said behind it", async () => {
    const used = steps().flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect([...new Set(used)].sort()).toEqual(
      Object.entries(PINS)
        .map(([action, [commit]]) => `${action}@${commit}`)
        .sort(),
    );
    for (const name of WORKFLOWS) {
      const { comments } = await readYaml(`.github/workflows/${name}.yml`);
      for (const [action, [commit, release]] of Object.entries(PINS)) {
        const said = comments.get(`${action}@${commit}`) ?? [];
        const uses = Object.values(workflows.get(name)?.jobs ?? {})
          .flatMap((job) => job.steps)
          .filter((step) => step.uses === `${action}@${commit}`);
        expect(said).toEqual(uses.map(() => release));
      }
    }
  });

  it("leave no token in a checkout, and take no cache that a pull request could have filled", () => {
    const options = (action: string) =>
      steps().flatMap(({ uses, with: given }) => (uses?.startsWith(`${action}@`) === true ? [given] : []));
    expect(new Set(options("actions/checkout").map((given) => JSON.stringify(given)))).toEqual(
      new Set([JSON.stringify({ "persist-credentials": false })]),
    );
    expect(new Set(options("actions/setup-node").map((given) => given?.["package-manager-cache"]))).toEqual(
      new Set([false]),
    );
  });

  it("put no text from outside into a script, and give each step only these expressions", () => {
    expect(steps().filter(({ run }) => run?.includes("${{") === true)).toEqual([]);
    const expressions = all().flatMap(([, job]) => JSON.stringify(job).match(/\$\{\{.*?\}\}/gu) ?? []);
    expect([...new Set(expressions)].sort()).toEqual([
      "${{ !cancelled() && needs.look.result != 'skipped' }}",
      "${{ !cancelled() && needs.plan.result != 'skipped' }}",
      "${{ !cancelled() && steps.look.outcome != 'skipped' }}",
      "${{ !cancelled() && steps.review.outcome != 'skipped' }}",
      "${{ github.event.pull_request.head.repo.full_name == github.repository }}",
      "${{ github.event.pull_request.number }}",
      "${{ github.ref == 'refs/heads/main' }}",
      "${{ github.token }}",
      "${{ matrix.environment }}",
      "${{ vars.AWS_DEPLOY_ROLE_ARN }}",
      "${{ vars.AWS_PLAN_ROLE_ARN }}",
      "${{ vars.AWS_REGION }}",
    ]);
  });

  it("keep folders that hold a review alone: never a plan, never its JSON", () => {
    const kept = all().flatMap(([name, job]) =>
      job.steps.flatMap(({ uses, with: given }) =>
        uses?.startsWith("actions/upload-artifact@") === true ? [[name, given?.["path"]]] : [],
      ),
    );
    expect(kept).toEqual([
      ["plan/plan", "review"],
      ["deploy/plan", "review"],
      ["drift/look", "drift"],
    ]);
    const written = steps().flatMap(({ run = "" }) => run.match(/\b(?:review|drift)\/[\w.]+/gu) ?? []);
    expect([...new Set(written)].sort()).toEqual([
      "drift/comment.md",
      "drift/outcome",
      "drift/review.html",
      "drift/review.json",
      "review/comment.md",
      "review/review.html",
      "review/review.json",
      "review/review.sarif",
    ]);
    expect(steps().filter(({ run }) => /terraform show|show -json/u.test(run ?? ""))).toEqual([]);
  });

  it("run the same environments in every job but the one that checks the code", () => {
    const { "deploy/checks": once, ...others } = table(({ strategy }) => strategy?.matrix["environment"]);
    expect([once, Object.values(others)]).toEqual([undefined, Array.from({ length: 7 }, () => ["prod"])]);
  });

  it("run every script in bash, where the first failure ends it", () => {
    expect([...workflows.values()].map(({ defaults }) => defaults.run.shell)).toEqual([
      "bash",
      "bash",
      "bash",
    ]);
  });
});
