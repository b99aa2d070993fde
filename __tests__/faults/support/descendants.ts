import { execFileSync } from "node:child_process";

/** The command lines of everything that a process has started, however far below it. */
export function descendantsOf(root: number): readonly string[] {
  const lines = execFileSync("ps", ["-ww", "-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) =>
      match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3] ?? "" }],
    );
  const below = (parent: number): readonly string[] =>
    lines.filter((line) => line.parent === parent).flatMap(({ pid, args }) => [args, ...below(pid)]);
  return below(root);
}
