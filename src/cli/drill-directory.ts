import { join, resolve } from "node:path";
import { prepareTerraform } from "../deploy/prepare-terraform";
import { createReporter } from "../deploy/reporter";
import { workFolder } from "../deploy/work-folder";
import { usageError } from "../foundation/errors";
import { graphFromMockedApply } from "../model/from-mocked-apply";
import type { ResourceGraph } from "../model/resource-graph";
import type { CliContext } from "./context";

export interface DirectoryOptions {
  readonly directory: string;
  /** Files with values of variables, as the user wrote their paths. */
  readonly varFiles: readonly string[];
  readonly quiet: boolean;
}

/** What a child needs of the shell to run at all. No credential and no endpoint is in it: nothing is asked of AWS. */
const KEPT = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "HTTPS_PROXY",
  "NO_PROXY",
  "SSL_CERT_FILE",
];

/** The resources of a Terraform directory, by Terraform itself with every provider mocked. */
export async function graphOfDirectory(
  { host, projectFolder, interruption }: CliContext,
  { directory, varFiles, quiet }: DirectoryOptions,
): Promise<ResourceGraph> {
  const path = resolve(directory);
  if (!host.files.isFolder(path)) {
    throw usageError({
      what: "There is no such folder",
      given: directory,
      allowed: "a folder with Terraform's files, *.tf or *.tf.json",
      next: "look at the path",
    });
  }
  const folder = workFolder(projectFolder, "drill");
  const { terraform, cliConfigPath } = await prepareTerraform(host, folder);
  const env = {
    ...Object.fromEntries(
      KEPT.flatMap((name) => (host.env[name] === undefined ? [] : [[name, host.env[name]]])),
    ),
    ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
    AWS_EC2_METADATA_DISABLED: "true",
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
  const copy = join(folder.root, `mocked-${host.pid}`);
  const signal = interruption().once;
  try {
    return await createReporter(host, quiet).phase("terraform test, every provider mocked", () =>
      graphFromMockedApply(
        path,
        {
          terraform: (args, cwd) => host.run({ program: terraform.path, args, cwd, env, signal }),
          files: host.files,
          workFolder: copy,
        },
        varFiles.map((file) => resolve(file)),
      ),
    );
  } finally {
    host.files.remove(copy);
  }
}
