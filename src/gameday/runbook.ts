import type { Failure, RecoveryTime } from "../drill/drill-report";
import { arnInShell, type Experiment } from "./experiment";
import type { GameDay } from "./experiments";
import { secondsText } from "./seconds-text";

export interface RunbookInput extends GameDay {
  readonly stack: string;
  /** Requests per second at which the predictions hold; undefined where no peak is declared. */
  readonly peakRequestsPerSecond: number | undefined;
}

/** What to do on the day, with what the drill predicts beside room for what is measured. */
export function runbook({ stack, experiments, leftOut, peakRequestsPerSecond: peak }: RunbookInput): string {
  const load =
    peak === undefined ? "the peak you expect" : `the declared peak of ${peak} requests per second`;
  return [
    `# Game day of ${stack}`,
    "",
    "Every fault below is made for real, by AWS Fault Injection Service, in the account that you are signed in to. An alarm",
    "stops it when most requests fail for longer than the drill says at worst.",
    "",
    "## Before",
    "",
    `1. Tell whoever uses the system, and whoever is on call. Choose hours with ${load} at most.`,
    `2. \`npx cdktf synth && npx durable drill --stack ${stack}\` says \`holds\`, and no deploy is running.`,
    `3. Put ${load} on the system from outside of it, and note the time of every failed request: that is what users notice.`,
    "4. Make the experiments. They have a state of their own, and nothing of them is part of the system:",
    "   ```sh",
    "   terraform init && terraform apply",
    "   ```",
    "   A zone's experiment is made for the zone that holds the primary; after a failover, apply again for the other one.",
    "",
    "## The experiments",
    "",
    ...experiments.flatMap(chapter),
    "## After",
    "",
    "1. Write what you measured into `measurements.json`: seconds, and `null` for what you did not measure.",
    "2. Compare. It ends with 3 where the drill was wrong, and says where:",
    "   ```sh",
    `   npx durable gameday compare --stack ${stack} measurements.json`,
    "   ```",
    "3. Put what took longer into the environment file (`load`), and drill again. Take the experiments away:",
    "   `terraform destroy`.",
    "",
    ...(leftOut.length === 0 ? [] : ["## Not made", "", ...leftOut.map(leftOutLine), ""]),
    "## Without Terraform",
    "",
    "`NAME.json` is the same experiment for the API. Put the ARNs that it names into the shell, and:",
    "",
    "```sh",
    "envsubst < NAME.json > filled.json && aws fis create-experiment-template --cli-input-json file://filled.json",
    "```",
    "",
    ...experiments.map(
      (experiment) => `- \`${experiment.name}.json\`: ${variablesOf(experiment).join(", ")}`,
    ),
    "",
  ].join("\n");
}

function chapter({ name, title, actions, predicted }: Experiment): readonly string[] {
  return [
    `### ${title}`,
    "",
    `\`${name}\`: ${actions.map(({ actionId }) => `\`${actionId}\``).join(", ")}`,
    "",
    "```sh",
    `aws fis start-experiment --experiment-template-id "$(aws fis list-experiment-templates \\`,
    `  --query "experimentTemplates[?description=='${title}'].id | [0]" --output text)"`,
    "```",
    "",
    "| | predicted | measured |",
    "| --- | --- | --- |",
    `| verdict | ${predicted.verdict} | |`,
    `| service back after | ${timeText(predicted.serviceRecoverySeconds)} | |`,
    `| redundancy back after | ${timeText(predicted.redundancyRecoverySeconds)} | |`,
    `| data lost | ${predicted.dataLossSeconds === null ? "not told" : secondsText(predicted.dataLossSeconds)} | |`,
    ...failedRequests(predicted).map((text) => `| failed requests | ${text} | |`),
    "",
  ];
}

function timeText(time: RecoveryTime | null): string {
  if (time === null) return "not told";
  return `${secondsText(time.min)} to ${secondsText(time.max)}, likely ${secondsText(time.likely)}`;
}

/** The drill says them in words, tier by tier. */
function failedRequests({ because }: Failure): readonly string[] {
  return because.flatMap(({ text }) => (text.includes("requests fail") ? [text.replaceAll("|", "\\|")] : []));
}

function leftOutLine({ failure, reason }: { readonly failure: string; readonly reason: string }): string {
  return `- \`${failure}\`: ${reason}`;
}

function variablesOf({ targets }: Experiment): readonly string[] {
  const arns = targets.flatMap((target) => (target.arns ?? []).map(arnInShell));
  return ["FIS_ROLE_ARN", "STOP_ALARM_ARN", ...arns.map((name) => name.slice(2, -1))].map(
    (name) => `\`${name}\``,
  );
}
