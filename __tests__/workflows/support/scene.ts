import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { ReadOnly } from "../../support/read-only";
import type { Account } from "../../faults/support/account";
import { actionsOf, filesOf } from "./actions";
import { checkout, type Edit, quickNpm } from "./checkout";
import { GitHub, PULL_REQUEST, REPOSITORY } from "./github";
import { type JobResult, type Run, runJob } from "./github-runner";
import { readWorkflow, type WORKFLOWS } from "./github-workflow";
import { GitLab, REVIEW_TOKEN } from "./gitlab";
import { readPipeline, runGitLabJob } from "./gitlab-pipeline";
import type { Ended } from "./run-script";
import { removeTemporary, temporaryFolder } from "./temporary";

const PLAN_ROLE = "arn:aws:iam::111122223333:role/plan";
const DEPLOY_ROLE = "arn:aws:iam::111122223333:role/deploy";
const REGION = "us-east-1";

/** What the run is about. */
export interface Event {
  /** What the commit changes. */
  readonly edits?: readonly Edit[];
  /** The repository the pull request comes from. @default ours */
  readonly from?: string;
}

/** One run of a workflow: its jobs one after the other, and what it has kept. */
export interface GitHubRun {
  job(name: string, needs?: Readonly<Record<string, JobResult>>): Promise<JobResult>;
  /** What an upload kept: the paths below its folder, sorted. */
  kept(artifact: string): readonly string[];
  text(artifact: string, path: string): string;
}

/** An AWS account behind two roles, of which one may only read, and two forges in front of the project. */
export class Scene {
  /** More than a page: the workflows must turn it; one of them pretends to be ours. */
  readonly github = new GitHub(strangers());
  readonly gitlab = new GitLab(strangers());
  private readonly programs = quickNpm();
  private gitHubUrl = "";
  private gitLabUrl = "";

  constructor(
    private readonly account: Account,
    private readonly reader: () => ReadOnly,
  ) {}

  async start(): Promise<void> {
    this.gitHubUrl = await this.github.forge.start();
    this.gitLabUrl = await this.gitlab.forge.start();
  }

  async end(): Promise<void> {
    await this.github.forge.end();
    await this.gitlab.forge.end();
    removeTemporary();
  }

  async gitHubRun(
    name: (typeof WORKFLOWS)[number],
    { edits = [], from = REPOSITORY }: Event = {},
  ): Promise<GitHubRun> {
    const artifacts = temporaryFolder("artifacts");
    const roles = {
      endpoints: this.endpoints(),
      cliConfig: this.account.shell()["TF_CLI_CONFIG_FILE"] ?? "",
    };
    const run: Run = {
      workflow: await readWorkflow(name),
      github: {
        ref: name === "plan" ? `refs/pull/${PULL_REQUEST}/merge` : "refs/heads/main",
        repository: REPOSITORY,
        event: { pull_request: { number: String(PULL_REQUEST), head: { repo: { full_name: from } } } },
      },
      vars: { AWS_PLAN_ROLE_ARN: PLAN_ROLE, AWS_DEPLOY_ROLE_ARN: DEPLOY_ROLE, AWS_REGION: REGION },
      actions: actionsOf(artifacts, roles, edits),
      machine: {
        ...machine(),
        GITHUB_ACTIONS: "true",
        GITHUB_API_URL: this.gitHubUrl,
        GITHUB_SERVER_URL: "https://github.test",
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_RUN_ID: "99",
      },
      programs: this.programs,
    };
    return {
      job: (job, needs) => runJob(run, job, needs),
      kept: (artifact) => filesOf(join(artifacts, artifact)),
      text: (artifact, path) => readFileSync(join(artifacts, artifact, path), "utf8"),
    };
  }

  /** Runs a job in a fresh clone, or in an empty folder; `reviewed` is the folder of the job that it needs the artifact of. */
  async gitLabJob(name: string, reviewed?: string): Promise<Ended & { readonly folder: string }> {
    const pipeline = await readPipeline();
    const folder = join(temporaryFolder("gitlab"), "work");
    mkdirSync(folder);
    if (pipeline.jobs[name]?.variables?.["GIT_STRATEGY"] !== "none") checkout(folder);
    if (reviewed !== undefined) cpSync(join(reviewed, "review"), join(folder, "review"), { recursive: true });
    const role = name === "deploy" ? DEPLOY_ROLE : PLAN_ROLE;
    const { TF_CLI_CONFIG_FILE = "" } = this.account.shell();
    const ended = await runGitLabJob(pipeline, name, folder, {
      ...machine(),
      PATH: `${this.programs}${delimiter}${process.env["PATH"] ?? ""}`,
      ...(TF_CLI_CONFIG_FILE === "" ? {} : { TF_CLI_CONFIG_FILE }),
      AWS_ENDPOINT_URL: this.endpoints()[role] ?? "",
      // Whoever asks for a role is not yet anybody: that request is no write of the role's.
      AWS_ENDPOINT_URL_STS: this.account.endpoint,
      AWS_REGION: REGION,
      AWS_PLAN_ROLE_ARN: PLAN_ROLE,
      AWS_DEPLOY_ROLE_ARN: DEPLOY_ROLE,
      AWS_TOKEN: "token-of-the-job",
      REVIEW_TOKEN,
      TMPDIR: join(folder, ".."),
      GITLAB_CI: "true",
      CI_JOB_ID: "56",
      CI_PROJECT_ID: "12",
      CI_MERGE_REQUEST_IID: "34",
      CI_API_V4_URL: `${this.gitLabUrl}/api/v4`,
      CI_PIPELINE_URL: "https://gitlab.test/acme/durable-system/-/pipelines/99",
    });
    return { ...ended, folder };
  }

  private endpoints(): Readonly<Record<string, string>> {
    return { [PLAN_ROLE]: this.reader().endpoint("all"), [DEPLOY_ROLE]: this.account.endpoint };
  }
}

/** A runner is not this machine: nothing of the shell reaches it but where its programs and caches are. */
function machine(): Readonly<Record<string, string>> {
  const { HOME = "", LANG = "C.UTF-8" } = process.env;
  return { HOME, LANG, CI: "true", AWS_EC2_METADATA_DISABLED: "true" };
}

function strangers() {
  const talk = Array.from({ length: 120 }, (_, index) => ({
    id: index + 1,
    author: "somebody",
    body: "LGTM",
  }));
  return [{ id: 500, author: "mallory", body: "<!-- durable-review:durable-prod -->\nall is well" }, ...talk];
}
