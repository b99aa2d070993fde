/** Everything the commands need of the machine, behind one interface: tests put a fake in its place. */
export interface Host {
  /** The shell's environment. Nothing but the composition of a child's environment reads it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** This process. */
  readonly pid: number;
  /** The running Node binary. */
  readonly nodePath: string;
  /** Node's version, without the leading `v`. */
  readonly nodeVersion: string;
  readonly files: HostFiles;
  readonly stdout: HostStream;
  readonly stderr: HostStream;
  /** Milliseconds of the epoch. */
  now(): number;
  /** Ends early, without an error, when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Whether a person can be asked: standard input is a terminal. */
  readonly canAsk: boolean;
  /** Asks on stderr. Undefined when there is no answer: the input ended, or the signal aborted. */
  ask(question: string, signal: AbortSignal): Promise<string | undefined>;
  /** Who runs this, as `user@host`; what the system does not tell is left empty. */
  whoAmI(): string;
  /** Runs a program to its end. Never throws for what the program does: read `Finished`. */
  run(command: Command): Promise<Finished>;
  /** Whether a web server answers there, with any status. */
  answers(url: string, timeoutMilliseconds: number): Promise<boolean>;
}

export interface HostFiles {
  /** The text of a file, or undefined when there is none. */
  read(path: string): string | undefined;
  /** The same piece by piece, for what may be larger than memory. `/dev/stdin` is standard input. */
  stream(path: string): AsyncIterable<Uint8Array> | undefined;
  /** Writes beside and renames: a reader sees the old file or the new one, never half of one. Makes the folder. */
  write(path: string, text: string, mode?: number): void;
  /** Writes only if no file is there; says whether it did. */
  create(path: string, text: string): boolean;
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  isExecutable(path: string): boolean;
  /** Names in a folder, sorted; none when it is absent or closed to us. */
  list(path: string): readonly string[];
  makeFolder(path: string): void;
  /** Renames a file or a folder; the new name must be free, or an empty folder. */
  rename(from: string, to: string): void;
  /** The path without links, or undefined when nothing is there. */
  realPath(path: string): string | undefined;
  /** Removes a file or a folder with all it holds; a no-op when there is none. */
  remove(path: string): void;
}

export interface HostStream {
  readonly isTerminal: boolean;
  /** Width in characters, as of now; 80 where nobody tells. */
  columns(): number;
  write(text: string): void;
}

export interface Command {
  /** A path, or a name on the PATH of `env`. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * Receives stdout and stderr instead of pipes, started anew. A child that writes to a file survives the
   * death of its parent; one that writes to a pipe dies of it half-way. @default pipes
   */
  readonly logPath?: string;
  /** Called for each line as it comes, without its line end. */
  readonly onLine?: (line: string) => void;
  /** Called once with the child's process id. */
  readonly onStart?: (pid: number) => void;
  /** Interrupts the child once. */
  readonly signal?: AbortSignal;
  /** How the child is interrupted. @default SIGINT to the child alone */
  readonly interrupt?: (pid: number) => void;
  /** After this the child and its whole group are killed. @default never */
  readonly timeoutMilliseconds?: number;
}

export interface Finished {
  /** Undefined when a signal ended it or it did not start. */
  readonly exitCode: number | undefined;
  readonly endedBy?: NodeJS.Signals;
  /** Why it did not start, such as ENOENT or EACCES. */
  readonly startError?: string;
  /** Empty with `logPath`. */
  readonly stdout: string;
  /** Empty with `logPath`. */
  readonly stderr: string;
  readonly timedOut: boolean;
}
