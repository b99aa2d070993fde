import { readYaml } from "./read-yaml";
import { type Ended, runScript } from "./run-script";

export interface GitLabJob {
  readonly extends?: string;
  readonly stage: string;
  readonly timeout: string;
  readonly rules: readonly Readonly<Record<string, string>>[];
  readonly id_tokens?: Readonly<Record<string, unknown>>;
  readonly needs?: readonly { readonly job: string; readonly artifacts: boolean }[];
  readonly environment?: string;
  readonly resource_group?: string;
  readonly interruptible?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly artifacts?: { readonly paths: readonly string[]; readonly access: string };
}

export interface GitLabPipeline {
  readonly variables: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, GitLabJob>>;
}

const NOT_JOBS = ["stages", "default", "variables"];

/** docs/ci/gitlab.yml, with `extends` resolved. */
export async function readPipeline(): Promise<GitLabPipeline> {
  const { value } = await readYaml("docs/ci/gitlab.yml");
  const file = value as Readonly<Record<string, GitLabJob>>;
  const jobs = Object.entries(file)
    .filter(([name]) => !NOT_JOBS.includes(name) && !name.startsWith("."))
    .map(([name, job]): [string, GitLabJob] => {
      const base = job.extends === undefined ? undefined : file[job.extends];
      if (job.extends !== undefined && base === undefined) throw new Error(`${name} extends nothing`);
      return [name, { ...base, ...job }];
    });
  return {
    variables: file["variables"] as unknown as Readonly<Record<string, string>>,
    jobs: Object.fromEntries(jobs),
  };
}

/**
 * Runs a job word for word: its `before_script` and `script` in one shell, `$NAME` in a variable's value filled in.
 * https://docs.gitlab.com/ci/yaml/#script
 */
export function runGitLabJob(
  { variables, jobs }: GitLabPipeline,
  name: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const job = jobs[name];
  if (job === undefined) throw new Error(`the pipeline has no job ${name}`);
  const own = Object.entries({ ...variables, ...job.variables }).map(([key, text]) => [
    key,
    text.replace(/^\$(\w+)$/u, (_, other: string) => env[other] ?? ""),
  ]);
  const script = [...(job.before_script ?? []), ...job.script].join("\n");
  return runScript(script, folder, { ...env, ...(Object.fromEntries(own) as Record<string, string>) });
}
