import { readPipeline } from "./support/gitlab-pipeline";

describe("the pipeline of GitLab", () => {
  it("takes a role by a token of the job, in the jobs that meet AWS alone", async () => {
    const { jobs } = await readPipeline();
    expect(
      Object.entries(jobs).map(([name, { id_tokens: tokens, variables }]) => [
        name,
        tokens === undefined ? "no token" : variables?.["AWS_ROLE_ARN"],
      ]),
    ).toEqual([
      ["synth", "no token"],
      ["plan", "$AWS_PLAN_ROLE_ARN"],
      ["comment", "no token"],
      ["deploy", "$AWS_DEPLOY_ROLE_ARN"],
      ["drift", "$AWS_PLAN_ROLE_ARN"],
    ]);
  });

  it("runs its jobs when these hold, and deploys by hand, one at a time", async () => {
    const { jobs } = await readPipeline();
    const ours =
      '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_SOURCE_PROJECT_PATH == $CI_PROJECT_PATH';
    const main = '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';
    expect(Object.fromEntries(Object.entries(jobs).map(([name, { rules }]) => [name, rules]))).toEqual({
      synth: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }, { if: main }],
      plan: [{ if: ours }, { if: main }],
      comment: [{ if: ours, when: "always" }],
      deploy: [{ if: main, when: "manual" }],
      drift: [{ if: '$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }],
    });
    const { environment, resource_group: group, interruptible } = jobs["deploy"] ?? {};
    expect({ environment, group, interruptible }).toEqual({
      environment: "prod",
      group: "deploy-prod",
      interruptible: false,
    });
  });

  it("keeps the provider's lock, keeps reviews alone, for developers, and ends by itself", async () => {
    const { variables, jobs } = await readPipeline();
    expect(variables["TF_CLI_ARGS_init"]).toBe("-lockfile=readonly");
    expect(
      Object.entries(jobs).map(([name, { timeout, variables: own = {}, artifacts }]) => [
        name,
        timeout,
        own["TF_CLI_ARGS_plan"],
        own["TF_CLI_ARGS_init"],
        artifacts?.paths,
        artifacts?.access,
      ]),
    ).toEqual([
      ["synth", "15 minutes", undefined, undefined, undefined, undefined],
      ["plan", "30 minutes", "-lock=false", undefined, ["review"], "developer"],
      ["comment", "10 minutes", undefined, undefined, undefined, undefined],
      ["deploy", "90 minutes", undefined, undefined, undefined, undefined],
      ["drift", "30 minutes", "-lock=false", undefined, ["review"], "developer"],
    ]);
  });
});
