import { join, resolve } from "node:path";
import { createReporter } from "../deploy/reporter";
import { workFolder } from "../deploy/work-folder";
import { usageError } from "../foundation/errors";
import type { HostFiles } from "../foundation/host";
import { graphFromMockedApply } from "../model/from-mocked-apply";
import type { ResourceGraph } from "../model/resource-graph";
import type { CliContext } from "./context";
import { OFFLINE_WORDS, offlineInterrupted, offlineTerraform } from "./offline-terraform";

export interface DirectoryOptions {
  readonly directory: string;
  /** Files with values of variables, as the user wrote their paths. */
  readonly varFiles: readonly string[];
  readonly quiet: boolean;
}

/**
 * The resources of a Terraform directory, by Terraform itself with every provider mocked. Works on a copy, which is
 * removed at the end, however that comes about: the directory is only read.
 * @throws a usage error where it cannot be worked out; after an interrupt an error with the exit code of one.
 */
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
  const values = varFiles.map((file) => existing(file, host.files));
  const folder = workFolder(projectFolder, "drill");
  const { terraform, env } = await offlineTerraform(host, folder);
  const copy = join(folder.root, `mocked-${host.pid}`);
  const signal = interruption(OFFLINE_WORDS).once;
  const run = async (program: string, args: readonly string[], cwd: string) => {
    const finished = await host.run({ program, args, cwd, env, signal });
    if (signal.aborted) throw offlineInterrupted();
    return finished;
  };
  try {
    return await createReporter(host, quiet).phase("terraform test, every provider mocked", () =>
      graphFromMockedApply(
        path,
        {
          terraform: (args, cwd) => run(terraform.path, args, cwd),
          files: host.files,
          workFolder: copy,
        },
        values,
      ),
    );
  } finally {
    host.files.remove(copy);
  }
}

function existing(file: string, files: HostFiles): string {
  const path = resolve(file);
  if (files.exists(path) && !files.isFolder(path)) return path;
  throw usageError({
    what: "There is no such file with values of variables",
    given: file,
    next: "look at the path; it is taken from where the command runs, not from the folder",
  });
}
