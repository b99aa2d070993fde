import { execFileSync } from "node:child_process";

/** `kill -9` of a process and of everything that it has started, the youngest first: nobody can say goodbye. */
export async function killTree(root: number): Promise<void> {
  const parents = new Map(
    execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number))
      .map(([pid = 0, parent = 0]) => [pid, parent]),
  );
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  const tree = [...parents.keys()].filter(isBelow).sort((a, b) => b - a);
  for (const pid of tree) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
  // What they asked of the emulator a moment ago may still be answered.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
}
