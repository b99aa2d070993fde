import { join } from "node:path";
import type { Host } from "../foundation/host";
import { findProcess, signalProcess } from "../foundation/processes";

/**
 * The door through which every Terraform of an environment is started, also those that the `cdktf` CLI starts.
 *
 * Why: on SIGINT the `cdktf` CLI closes Terraform's terminal and ends at once; Terraform dies with its locks held and
 * without the state of what it was creating. So `cdktf` never hears of an interrupt. Terraform alone is told, once;
 * it cancels what it waits for, writes its state, releases its locks and fails, and `cdktf` ends of that.
 * The door closes first: a Terraform that `cdktf` would start next, at any moment, finds it closed and ends.
 */
export interface TerraformGate {
  /** The program to name in `TERRAFORM_BINARY_NAME`. */
  readonly program: string;
  /** Opens the door, and forgets earlier runs: none of theirs may still be running. */
  open(terraformPath: string): void;
  /** Closes the door and sends every running Terraform one SIGINT. Says how many there were. */
  interrupt(): number;
  /** Remembers a `cdktf` that may start further Terraforms. */
  noteDriver(pid: number): void;
  /** The Terraforms, and what drives them, that run now: of this run or of an earlier one that was killed. */
  running(): { readonly terraforms: readonly number[]; readonly drivers: readonly number[] };
}

/** Each leaves its process id in `folder`; `running` looks whether it still is one of them, since ids are reused. */
export function terraformGate({ files }: Pick<Host, "files">, folder: string): TerraformGate {
  const program = join(folder, "terraform");
  const pids = join(folder, "pids");
  const drivers = join(folder, "drivers");
  const closed = join(folder, "closed");
  const opened = join(folder, "terraform-path");
  const alive = (kind: string, isOne: (args: string) => boolean): readonly number[] =>
    files
      .list(kind)
      .map(Number)
      .filter((pid) => isOne(commandLine(pid)));
  // The script before it becomes Terraform; the program it was given; or, where that was a version manager's, the name.
  const isTerraform = (args: string): boolean =>
    args.includes(files.read(opened) ?? program) ||
    args.includes(program) ||
    /^(?:\S*\/)?(?:terraform|tofu)(?:\s|$)/u.test(args);
  const running = (): ReturnType<TerraformGate["running"]> => ({
    terraforms: alive(pids, isTerraform),
    drivers: alive(drivers, (args) => args.includes("cdktf-cli")),
  });
  return {
    program,
    open(terraformPath) {
      for (const kind of [pids, drivers]) {
        files.remove(kind);
        files.makeFolder(kind);
      }
      files.write(opened, terraformPath);
      files.write(program, script(terraformPath), 0o755);
      files.remove(closed);
    },
    interrupt() {
      files.write(closed, "");
      const { terraforms } = running();
      for (const pid of terraforms) signalProcess(pid, "SIGINT");
      return terraforms.length;
    },
    noteDriver: (pid) => files.write(join(drivers, String(pid)), ""),
    running,
  };
}

function commandLine(pid: number): string {
  return Number.isInteger(pid) && pid > 0 ? (findProcess(pid)?.args ?? "") : "";
}

function script(terraformPath: string): string {
  return `#!/bin/sh
# Written by \`durable\`: starts Terraform unless the run was interrupted. Its process id comes first, then the look
# at the door: whoever closes the door and then reads the ids misses no Terraform.
folder=\${0%/*}
: > "$folder/pids/$$" || exit 1
if [ -e "$folder/closed" ]; then
  echo "durable: interrupted, so Terraform was not started" >&2
  exit 130
fi
exec '${terraformPath.replaceAll("'", `'\\''`)}' "$@"
`;
}
