import { AMAZON_LINUX, type BootHost } from "./boot-host";
import { plainValue, portValue } from "./boot-values";
import { fillTemplate } from "./template";

export interface LifecycleBootInputs {
  readonly region: string;
  readonly groupName: string;
  /** Names of the group's hooks; none: the script stays as it is. */
  readonly hooks: readonly string[];
  readonly port: number;
  /** The instance speaks TLS, with a certificate that nobody vouches for. @default false */
  readonly tls?: boolean;
  /** The path of the balancer's health check, asked on the instance itself. */
  readonly healthPath: string;
}

/**
 * The script, with a service before everything else that completes the lifecycle hooks. It runs at every start: an
 * instance of a warm pool meets its hook again when it leaves the pool.
 *
 * Without the indentation of its lines, which means nothing in any of our templates: with it the sample of the backend
 * would not fit into user data beside the hooks.
 */
export function withLifecycle(
  script: string,
  inputs: LifecycleBootInputs,
  host: BootHost = AMAZON_LINUX,
): string {
  if (inputs.hooks.length === 0) return script;
  const [first = "", ...rest] = script.split("\n");
  return [first, renderLifecycle(inputs, host).trimEnd(), ...rest].join("\n").replace(/^[ \t]+/gmu, "");
}

function renderLifecycle(inputs: LifecycleBootInputs, host: BootHost): string {
  const { region, groupName, hooks, port, tls = false, healthPath } = inputs;
  return fillTemplate("lifecycle.sh", {
    ROOT: host.root,
    REGION: plainValue("region", region),
    GROUP: plainValue("groupName", groupName),
    HOOKS: hooks.map((hook) => plainValue("hook", hook)).join(" "),
    // `-k`: the certificate is the instance's own.
    CHECK: tls ? "-k 'https" : "'http",
    PORT: portValue("port", port),
    // Its letters are the schema's: none of them ends a quoted text.
    PATH: healthPath,
  });
}
