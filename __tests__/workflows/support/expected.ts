import type { JobResult } from "./github-runner";

type Ending = "success" | "failure" | "skipped";

const DONE: JobResult = { result: "success", steps: [], log: "", summary: "" };
/** A job before, that went well. */
export const SUCCESS: JobResult = DONE;
export const FAILURE: JobResult = { ...DONE, result: "failure" };

/** Result and steps of a job; where it was to go well and did not, its log says why. */
export function ended(job: JobResult | undefined): Pick<JobResult, "result" | "steps"> {
  if (job?.result === "failure") process.stderr.write(`${job.log.split("\n").slice(-60).join("\n")}\n`);
  return { result: job?.result ?? "skipped", steps: job?.steps ?? [] };
}

export function checked(step: string): readonly string[] {
  return ["actions/checkout: success", "actions/setup-node: success", "Install: success", `${step}: success`];
}

export function planned(review: Ending): readonly string[] {
  return [...prepared(), "Plan: success", `Review: ${review}`, "Keep the review: success"];
}

export function looked(look: Ending): readonly string[] {
  return [...prepared(), "Plan: success", `Look for drift: ${look}`, "Keep what was seen: success"];
}

export function deployed(same: Ending, deploy: Ending, rollout: Ending): readonly string[] {
  return [
    ...terraform(),
    "actions/download-artifact: success",
    "aws-actions/configure-aws-credentials: success",
    "The state is sound: success",
    `The plan is still the one that was approved: ${same}`,
    `Deploy: ${deploy}`,
    `Wait until the instances are replaced: ${rollout}`,
  ];
}

function terraform(): readonly string[] {
  return [
    "actions/checkout: success",
    "actions/setup-node: success",
    "hashicorp/setup-terraform: success",
    "Install: success",
  ];
}

function prepared(): readonly string[] {
  return [...terraform(), "aws-actions/configure-aws-credentials: success"];
}
