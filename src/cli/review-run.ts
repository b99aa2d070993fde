import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { createReporter } from "../deploy/reporter";
import { EXIT, usageError } from "../foundation/errors";
import type { PlanContent } from "../review/plan-content";
import { readPlan } from "../review/plan/read-plan";
import { constructPathsOf } from "../review/grouping/construct-paths";
import { parseWaivers } from "../review/gate/waivers";
import { renderHtml } from "../review/render/html";
import { renderMarkdown } from "../review/render/markdown";
import { renderSarif } from "../review/render/sarif";
import { renderTerminal } from "../review/render/terminal";
import type { Gate, ReviewReport, Waiver } from "../review/review-report";
import { reviewPlan } from "../review/review";
import { CATALOGUE } from "../review/risks/catalogue";
import type { CliContext } from "./context";
import { declaredOf, type DeclaredFlags, readText, STANDARD_INPUT, stackFolder } from "./inputs";
import { printJson, printLines } from "./output";
import { shownPlan } from "./shown-plan";

export interface ReviewFlags extends DeclaredFlags {
  readonly plan?: string;
  readonly failOn: Gate["failOn"];
  readonly waivers?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly markdown?: string;
  readonly html?: string;
  readonly sarif?: string;
  readonly detailedExitcode?: boolean;
}

/** Beside `cdktf.json`: taken without asking where one of our stacks is reviewed. */
const OWN_WAIVERS = "review-waivers.json";

/** One review: reads, judges, writes, and sets the exit code. */
export async function runReview(
  context: CliContext,
  input: string | undefined,
  flags: ReviewFlags,
): Promise<void> {
  const { host } = context;
  const source = chooseSource(input, flags);
  const waivers = waiversOf(context, flags);
  const declared = declaredOf(context, flags);
  const reporter = createReporter(host, flags.quiet ?? false);
  const content = await reporter.phase("read the plan", () => contentOf(context, source));
  const report = await reporter.phase("review", () =>
    Promise.resolve(
      reviewPlan({
        content,
        source: source.words,
        constructPaths: constructPathsOfStack(context, flags),
        declared,
        waivers,
        today: new Date(host.now()).toISOString().slice(0, 10),
        failOn: flags.failOn,
      }),
    ),
  );
  writeFiles(context, report, flags);
  if (flags.json === true) printJson(host, report);
  else {
    const { isTerminal } = host.stdout;
    const color = isTerminal && !host.env["NO_COLOR"];
    printLines(host, renderTerminal(report, { columns: host.stdout.columns(), color }));
  }
  if (report.gate.failed) process.exitCode = EXIT.gateFailed;
  else if (flags.detailedExitcode === true && changesSomething(report))
    process.exitCode = EXIT.changesPresent;
}

function writeFiles({ host }: CliContext, report: ReviewReport, flags: ReviewFlags): void {
  const write = (path: string | undefined, render: () => string): void => {
    if (path !== undefined) host.files.write(resolve(path), render());
  };
  write(flags.markdown, () => renderMarkdown(report));
  write(flags.html, () => renderHtml(report));
  write(flags.sarif, () => renderSarif(report));
}

function changesSomething({ counts, outputs }: ReviewReport): boolean {
  const idle = counts["no-op"] + counts.read;
  return outputs.length > 0 || Object.values(counts).reduce((sum, count) => sum + count, 0) > idle;
}

interface Source {
  readonly words: string;
  readonly stack?: string;
  readonly path?: string;
}

function chooseSource(input: string | undefined, { stack, plan }: ReviewFlags): Source {
  const sources: readonly (Source | undefined)[] = [
    stack === undefined ? undefined : { words: `stack ${stack}`, stack },
    plan === undefined ? undefined : { words: `plan ${plan}`, path: resolve(plan) },
    input === undefined ? undefined : { words: "standard input", path: standardInput(input) },
  ];
  const [chosen, ...others] = sources.filter((each) => each !== undefined);
  if (chosen !== undefined && others.length === 0) return chosen;
  throw usageError({
    what: chosen === undefined ? "There is nothing to review" : "There is more than one thing to review",
    allowed: "exactly one of --stack NAME, --plan FILE, -",
    next: "run `npx cdktf diff durable-dev`, then `npx durable review --stack durable-dev`",
  });
}

function standardInput(input: string): string {
  if (input === "-") return STANDARD_INPUT;
  throw usageError({
    what: "A file is named by its kind",
    given: input,
    allowed: "-, which is standard input",
    next: "use --plan FILE",
  });
}

async function contentOf(context: CliContext, { stack, path }: Source): Promise<PlanContent> {
  if (stack !== undefined) return readPlan(Readable.from([Buffer.from(await shownPlan(context, stack))]));
  const bytes = path === undefined ? undefined : context.host.files.stream(path);
  if (bytes !== undefined) return readPlan(bytes);
  throw usageError({ what: "There is no such file", given: path ?? "", next: "look at the path" });
}

/** Of one of our stacks, where its synthesized JSON is at hand. */
function constructPathsOfStack(context: CliContext, { stack }: ReviewFlags): ReadonlyMap<string, string> {
  const text =
    stack === undefined
      ? undefined
      : context.host.files.read(join(stackFolder(context, stack), "cdk.tf.json"));
  return text === undefined ? new Map() : constructPathsOf(JSON.parse(text));
}

function waiversOf(context: CliContext, { waivers, stack }: ReviewFlags): readonly Waiver[] {
  const ids = CATALOGUE.map(({ id }) => id);
  if (waivers !== undefined) return parseWaivers(readText(context, waivers), waivers, ids);
  if (stack === undefined) return [];
  const own = context.host.files.read(join(context.projectFolder, OWN_WAIVERS));
  return own === undefined ? [] : parseWaivers(own, OWN_WAIVERS, ids);
}
