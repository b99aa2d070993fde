import { cpSync, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkout, type Edit } from "./checkout";
import type { Action } from "./github-runner";

export interface Roles {
  /** By ARN: what its credentials reach. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly cliConfig: string;
}

/** The largest artifact that a workflow may keep: a review is small, a provider or a plan is not. */
const LARGEST_ARTIFACT_BYTES = 2 ** 23;

/**
 * What stands in for the actions of the workflows. `artifacts` is the folder where uploads are kept; `edits` is what
 * the commit that is checked out changes.
 */
export function actionsOf(
  artifacts: string,
  roles: Roles,
  edits: readonly Edit[] = [],
): Readonly<Record<string, Action>> {
  return {
    "actions/checkout": (options, { workspace, permissions }) => {
      need(options["persist-credentials"] === "false", "a checkout that leaves its token behind");
      need(permissions["contents"] === "read", "a checkout without `contents: read`");
      checkout(workspace, edits);
      return {};
    },
    "actions/setup-node": (options) => {
      need(options["node-version"] === process.versions.node.split(".")[0], "another Node than this one");
      return {};
    },
    "hashicorp/setup-terraform": (options) => {
      need(options["terraform_wrapper"] === "false", "the wrapper garbles what `durable` reads");
      return roles.cliConfig === "" ? {} : { TF_CLI_CONFIG_FILE: roles.cliConfig };
    },
    "aws-actions/configure-aws-credentials": (options, { permissions }) => {
      need(permissions["id-token"] === "write", "a role without `id-token: write`");
      const endpoint = roles.endpoints[options["role-to-assume"] ?? ""];
      if (endpoint === undefined) throw new Error(`there is no role ${options["role-to-assume"]}`);
      const region = options["aws-region"] ?? "";
      return {
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_SESSION_TOKEN: "test",
        AWS_REGION: region,
        AWS_DEFAULT_REGION: region,
        AWS_ENDPOINT_URL: endpoint,
      };
    },
    "actions/upload-artifact": ({ name = "", path = "" }, { workspace }) => {
      const from = join(workspace, path);
      need(filesOf(from).length > 0, `no files in ${path}`);
      const bytes = filesOf(from).reduce((sum, file) => sum + statSync(join(from, file)).size, 0);
      need(bytes < LARGEST_ARTIFACT_BYTES, `an artifact of ${bytes} bytes`);
      cpSync(from, join(artifacts, name), { recursive: true });
      return {};
    },
    "actions/download-artifact": ({ name = "", path = "" }, { workspace }) => {
      need(existsSync(join(artifacts, name)), `there is no artifact ${name}`);
      cpSync(join(artifacts, name), join(workspace, path), { recursive: true });
      return {};
    },
  };
}

/** Every file below a folder, sorted. */
export function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

function need(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
