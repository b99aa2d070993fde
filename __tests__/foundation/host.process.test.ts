import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProcess } from "../../src/foundation/processes";
import { nodeHost } from "../../src/foundation/node-host";
import { failureOf } from "../cli/support/failure";

const host = nodeHost();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "durable-host-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A command of `sh` in an environment that holds nothing but a PATH. */
function sh(script: string): { program: string; args: string[]; cwd: string; env: Record<string, string> } {
  return { program: "sh", args: ["-c", script], cwd: folder, env: { PATH: process.env["PATH"] ?? "" } };
}

/** Waits for what comes soon; a test that waits in vain ends by its own limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await host.sleep(20);
}

describe("files", () => {
  it("writes a file whole, makes its folder, and leaves no draft", () => {
    const path = join(folder, "a/b/c.json");
    host.files.write(path, "one");
    host.files.write(path, "two");
    expect([readFileSync(path, "utf8"), readdirSync(join(folder, "a/b"))]).toEqual(["two", ["c.json"]]);
  });

  it("ends with an error, too, where a folder takes none", () => {
    expect(() => host.files.write("/proc/none/below/file", "")).toThrow(
      "Could not write /proc/none/below/file",
    );
  });

  it("creates a file once", () => {
    const path = join(folder, "lock");
    expect([host.files.create(path, "first"), host.files.create(path, "second")]).toEqual([true, false]);
    expect(host.files.read(path)).toBe("first");
  });

  it("reads nothing where nothing is, also below a file", () => {
    writeFileSync(join(folder, "file"), "");
    expect(host.files.read(join(folder, "none"))).toBeUndefined();
    expect(host.files.read(join(folder, "file/below"))).toBeUndefined();
    expect(host.files.list(join(folder, "none"))).toEqual([]);
  });

  it("names the path and the next step when it cannot write", async () => {
    writeFileSync(join(folder, "file"), "");
    const failure = await failureOf(() => host.files.write(join(folder, "file/below"), "text"));
    expect(failure.exitCode).toBe(1);
    expect(failure.parts.what).toContain(`Could not write ${folder}/file/below: `);
    expect(failure.parts.next).toBe("look at that path and run the command again");
  });

  it("says what to do when the disk is full", async () => {
    const path = join(folder, "full");
    // The draft beside the file leads to a device that is always full.
    symlinkSync("/dev/full", `${path}.${process.pid}.tmp`);
    const failure = await failureOf(() => host.files.write(path, "text"));
    expect(readdirSync(folder)).toEqual([]);
    expect(failure.parts.next).toBe("free some space on that disk and run the command again");
  });
});

describe("running a program", () => {
  it("tells its exit code and what it said, and inherits nothing", async () => {
    process.env["DURABLE_SECRET_OF_THE_SHELL"] = "x";
    const finished = await host.run(sh("echo out; echo err >&2; env | grep -c DURABLE_SECRET; exit 7"));
    delete process.env["DURABLE_SECRET_OF_THE_SHELL"];
    expect(finished).toEqual({ exitCode: 7, stdout: "out\n0\n", stderr: "err\n", timedOut: false });
  });

  it("tells why it did not start", async () => {
    const missing = await host.run({ ...sh(""), program: join(folder, "none") });
    expect(missing).toEqual({
      exitCode: undefined,
      startError: "ENOENT",
      stdout: "",
      stderr: "",
      timedOut: false,
    });
    writeFileSync(join(folder, "plain"), "#!/bin/sh\n", { mode: 0o644 });
    const closed = await host.run({ ...sh(""), program: join(folder, "plain") });
    expect(closed.startError).toBe("EACCES");
  });

  it("hands over lines whole, also when they come in pieces and without a last line end", async () => {
    const lines: string[] = [];
    await host.run({
      ...sh("printf 'ab'; sleep 0.1; printf 'c\\r\\nd'"),
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(["abc", "d"]);
  });

  it("writes to a log instead, and follows it to the last line", async () => {
    const lines: string[] = [];
    const logPath = join(folder, "logs/run.log");
    const command = {
      ...sh("echo one; echo two >&2; printf three"),
      logPath,
      onLine: (line: string) => lines.push(line),
    };
    const finished = await host.run(command);
    expect([finished.stdout, finished.stderr, lines]).toEqual(["", "", ["one", "two", "three"]]);
    expect(readFileSync(logPath, "utf8")).toBe("one\ntwo\nthree");
  });

  it("keeps a child that writes to a log alive when its parent is killed", async () => {
    const script = `require(${JSON.stringify(join(__dirname, "../../bin/register"))});
      const { nodeHost } = require(${JSON.stringify(join(__dirname, "../../src/foundation/node-host"))});
      void nodeHost().run({ program: "sh", args: ["-c", "sleep 1; echo done"], cwd: ".", env: { PATH: process.env.PATH },
        logPath: ${JSON.stringify(join(folder, "child.log"))}, onLine: () => {} });
      setTimeout(() => process.kill(process.pid, "SIGKILL"), 200);`;
    const parent = await host.run({
      program: process.execPath,
      args: ["-e", script],
      cwd: process.cwd(),
      env: { PATH: process.env["PATH"] ?? "" },
    });
    expect(parent.endedBy).toBe("SIGKILL");
    await until(() => readFileSync(join(folder, "child.log"), "utf8") === "done\n");
  });

  it("interrupts once, waits for the end, and takes the child out of the terminal's group", async () => {
    const controller = new AbortController();
    const script =
      "n=0; trap 'n=$((n+1))' INT; ps -o pgid= -p $$ 2>/dev/null || cut -d' ' -f5 /proc/$$/stat; i=0; while [ $i -lt 8 ]; do sleep 0.1; i=$((i+1)); done; echo $n";
    const said: string[] = [];
    const { exitCode } = await host.run({
      ...sh(script),
      signal: controller.signal,
      // The trap is set when it says its first word.
      onLine: (line) => {
        if (said.push(line.trim()) === 1) controller.abort();
      },
    });
    const [group, count] = said;
    expect([exitCode, count]).toEqual([0, "1"]);
    const own = execFileSync("sh", ["-c", "cut -d' ' -f5 /proc/$PPID/stat"], { encoding: "utf8" }).trim();
    expect(group).not.toBe(own);
  });

  it("ends a program that takes too long, with its children", async () => {
    const finished = await host.run({ ...sh("sleep 30 & echo $!; wait"), timeoutMilliseconds: 300 });
    expect([finished.timedOut, finished.endedBy]).toEqual([true, "SIGTERM"]);
    await until(() => findProcess(Number(finished.stdout)) === undefined);
  });
});
