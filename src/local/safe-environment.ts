import { delimiter, dirname } from "node:path";
import { requireLoopback } from "./loopback";

export interface SafeEnvironmentSettings {
  /** The shell's environment: only what is listed below is taken from it. */
  readonly shell: Readonly<Record<string, string | undefined>>;
  /** The emulator's address; loopback, or it is refused. */
  readonly endpoint: string;
  readonly region: string;
  /** The node that runs us: `cdktf` runs `node main.ts` by name. */
  readonly nodePath: string;
  /** A folder of ours that keeps `cdktf` and Terraform from writing into the home folder. */
  readonly homeFolder: string;
  /** The generated or the user's CLI configuration. @default none: Terraform's own default */
  readonly cliConfigPath?: string;
  /** The program that `cdktf` runs as Terraform. */
  readonly terraformProgram: string;
}

/** What a program needs of the shell to run at all, and none of it leads anywhere. */
const KEPT = [
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "SHELL",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "NODE_EXTRA_CA_CERTS",
];

/** Dummies: the emulator checks no signature, and AWS would refuse them. */
const CREDENTIALS = { AWS_ACCESS_KEY_ID: "durable-local", AWS_SECRET_ACCESS_KEY: "durable-local" };

/**
 * The whole environment of every child of a local run, made from an allow-list: whatever else the shell holds
 * (profiles, endpoints per service, roles, proxies, TF_VAR_…, TF_CLI_ARGS, TF_WORKSPACE) is not in it.
 * @throws DurableError (usage) when the endpoint is not loopback.
 */
export function safeEnvironment(settings: SafeEnvironmentSettings): Readonly<Record<string, string>> {
  const { shell, endpoint, region, nodePath, homeFolder, cliConfigPath, terraformProgram } = settings;
  const kept = Object.fromEntries(KEPT.flatMap((name) => present(name, shell[name])));
  return {
    ...kept,
    PATH: [dirname(nodePath), ...(kept["PATH"] === undefined ? [] : [kept["PATH"]])].join(delimiter),
    ...CREDENTIALS,
    AWS_ENDPOINT_URL: requireLoopback(endpoint),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    // The emulator speaks HTTP on loopback; whatever proxy a tool finds elsewhere must not be asked.
    NO_PROXY: "127.0.0.1,localhost,::1",
    no_proxy: "127.0.0.1,localhost,::1",
    ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
    TF_PLUGIN_CACHE_DIR: pluginCache(homeFolder),
    // The lock file is generated with the stack, so a cached provider may stand in for a download.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TERRAFORM_BINARY_NAME: terraformProgram,
    CDKTF_HOME: `${homeFolder}/cdktf`,
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    // Stops the spinner's endless redraw.
    CI: "1",
  };
}

export function pluginCache(homeFolder: string): string {
  return `${homeFolder}/plugin-cache`;
}

function present(name: string, value: string | undefined): readonly [string, string][] {
  return value === undefined || value === "" ? [] : [[name, value]];
}
