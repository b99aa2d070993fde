import { execFileSync } from "node:child_process";

/** What the cdktf CLI was asked to do with the synthesis that it has started. */
export interface CdktfCommand {
  readonly verb: string;
  /** The stacks as the user named them; empty where none was. */
  readonly stacks: readonly string[];
}

/** The CLI sets it for the program that it starts; without it there is no CLI to ask about. */
const SET_BY_CLI = "CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS";
/** Between the CLI and the program that it starts there is at most a shell. */
const FARTHEST_ANCESTOR = 2;

/**
 * Reads the command of the cdktf CLI above this process: CDKTF tells the program that it starts nothing of it.
 * Undefined without a CLI above, and on a machine without `ps`.
 */
export function cdktfCommand(pid = process.ppid): CdktfCommand | undefined {
  if (process.env[SET_BY_CLI] === undefined) return undefined;
  let ancestor = pid;
  for (let distance = 0; distance < FARTHEST_ANCESTOR; distance += 1) {
    const line = processLine(ancestor);
    if (line === undefined) return undefined;
    const command = parseCdktfCommand(line.args);
    if (command !== undefined) return command;
    ancestor = line.parent;
  }
  return undefined;
}

/** `node …/bin/cdktf deploy durable-prod --auto-approve` is the verb `deploy` on one stack. */
export function parseCdktfCommand(args: string): CdktfCommand | undefined {
  const words = args.trim().split(/\s+/);
  const program = words.findIndex((word) => /(^|\/)cdktf(\.js)?$/.test(word));
  const verb = words[program + 1];
  if (program < 0 || verb === undefined || verb.startsWith("-")) return undefined;
  const rest = words.slice(program + 2);
  const end = rest.findIndex((word) => word.startsWith("-"));
  return { verb, stacks: end < 0 ? rest : rest.slice(0, end) };
}

function processLine(pid: number): { readonly parent: number; readonly args: string } | undefined {
  try {
    const text = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [, parent, args] = /^\s*(\d+)\s+(.*)$/m.exec(text) ?? [];
    return parent === undefined || args === undefined ? undefined : { parent: Number(parent), args };
  } catch {
    return undefined;
  }
}
