import type { Environment } from "../config/environment";
import { stackNames } from "../config/physical-names";
import { cdktfCommand, type CdktfCommand } from "./cdktf-command";

/** The verbs of the CLI that open the state backend. */
const STATEFUL_VERBS: readonly string[] = ["apply", "deploy", "destroy", "diff", "output", "plan"];

/** Refuses, by an error, what the backend of one environment certainly cannot bear. */
export type BackendCheck = (environment: Environment, command: CdktfCommand) => Promise<void>;

/**
 * Before `cdktf deploy` and its like go on to Terraform: can the state backend be worked with at all? Terraform's own
 * words for what is wrong with one do not say which command mends it. Other verbs pay nothing.
 * @throws DurableError (external) with the command to run.
 */
export async function checkStateBackend(
  environments: readonly Environment[],
  command: CdktfCommand | undefined = cdktfCommand(),
  check: BackendCheck = askAws,
): Promise<void> {
  if (command === undefined || !STATEFUL_VERBS.includes(command.verb)) return;
  const wanted = environments.filter((environment) =>
    Object.values(stackNames(environment)).some((stack) => command.stacks.includes(stack)),
  );
  for (const environment of wanted) await check(environment, command);
}

async function askAws(environment: Environment, command: CdktfCommand): Promise<void> {
  // The SDK would say at every start that it will not support Node 20 for ever.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
  // Loaded only here: `cdktf synth` does not pay for it.
  const { preflightClients } = await import("./preflight/clients");
  const { checkBackend } = await import("./preflight/check-backend");
  const clients = preflightClients(environment);
  try {
    await checkBackend(clients, environment, command);
  } finally {
    clients.destroy();
  }
}
