import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

/** A project of one file, with the loader of ours and the two packages that it needs. */
describe("the loader of TypeScript", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "durable-register-"));
    for (const name of ["bin", "node_modules"]) mkdirSync(join(folder, name));
    for (const file of ["register.js", "when-used.js"])
      cpSync(join(ROOT, "bin", file), join(folder, "bin", file));
    for (const name of ["pirates", "sucrase"])
      symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function say(text: string) {
    writeFileSync(join(folder, "main.ts"), text);
    const { stdout, stderr, status } = spawnSync(process.execPath, ["-r", "./bin/register.js", "main.ts"], {
      cwd: folder,
      encoding: "utf8",
      env: {},
    });
    return { stdout, stderr, status };
  }

  const kept = () => readdirSync(join(folder, "node_modules/.cache/durable-types"));

  it("erases a text once, and again when it has changed; one file is kept for each source", () => {
    expect(say('const word: string = "one";\nconsole.log(word);')).toEqual({
      stdout: "one\n",
      stderr: "",
      status: 0,
    });
    expect(kept()).toEqual(["main.ts.js"]);
    expect(say('const word: string = "two";\nconsole.log(word);').stdout).toBe("two\n");
    expect(kept()).toEqual(["main.ts.js"]);
  });

  it("takes what is kept, and not what was cut off while it was written", () => {
    const source = 'const word: string = "one";\nconsole.log(word);';
    say(source);
    const path = join(folder, "node_modules/.cache/durable-types/main.ts.js");
    const made = join(folder, "made.js");
    cpSync(path, made);
    const text = spawnSync("cat", [made], { encoding: "utf8" }).stdout;
    writeFileSync(path, text.replace("one", "kept"));
    expect(say(source).stdout).toBe("kept\n");
    writeFileSync(path, text.slice(0, -10));
    expect(say(source).stdout).toBe("one\n");
  });

  it("names the line of a text that is no TypeScript, each time", () => {
    for (const time of ["first", "second"]) {
      const { stderr, status } = say(`const ${time} = 1;\nconst = ;`);
      expect({ status, named: /main\.ts: .* \(2:7\)/.test(stderr) }).toEqual({ status: 1, named: true });
    }
  });

  it("works where nothing can be kept", () => {
    // For root every folder can be written: a file in its place cannot.
    writeFileSync(join(folder, "node_modules/.cache"), "");
    chmodSync(join(folder, "node_modules"), 0o555);
    expect(say('const word: string = "one";\nconsole.log(word);')).toMatchObject({
      stdout: "one\n",
      status: 0,
    });
    chmodSync(join(folder, "node_modules"), 0o755);
  });
});
