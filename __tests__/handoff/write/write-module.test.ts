import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { HostFiles } from "../../../src/foundation/host";
import { nodeFiles } from "../../../src/foundation/node-files";
import { renderSums, SUMS } from "../../../src/handoff/sums";
import { writeModule } from "../../../src/handoff/write/write-module";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "durable-handoff-")));
const home = join(scratch, "home/ann");
const projectFolder = join(home, "project");

beforeAll(() => {
  for (const folder of ["src", "docs", ".durable", "mine"])
    mkdirSync(join(projectFolder, folder), { recursive: true });
  writeFileSync(join(projectFolder, "mine/notes.txt"), "notes");
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function moduleOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map([...Object.entries(texts), [SUMS, renderSums(Object.entries(texts))]]);
}

const FIRST = moduleOf({ "main.tf": "one\n", "examples/complete/main.tf": "two\n" });

function write(out: string, content = FIRST, files: HostFiles = nodeFiles): string {
  return writeModule(out, content, { files, home, projectFolder, process: 7 });
}

/** Every file below, with its text. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  return Object.fromEntries(
    entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}

let count = 0;
const fresh = (): string => join(scratch, `out-${(count += 1)}`, "module");

describe("writing a module", () => {
  it("writes exactly the files, makes the folders above, and leaves nothing beside", () => {
    const out = fresh();
    expect(write(out)).toBe(out);
    expect(contentOf(out)).toEqual(Object.fromEntries(FIRST));
    expect(readdirSync(dirname(out))).toEqual(["module"]);
  });

  it("writes the same again, and takes away what the new module no longer has", () => {
    const out = fresh();
    write(out);
    write(out);
    expect(contentOf(out)).toEqual(Object.fromEntries(FIRST));
    const second = moduleOf({ "other.tf": "three\n" });
    write(out, second);
    expect(contentOf(out)).toEqual(Object.fromEntries(second));
  });

  it("fills an empty folder", () => {
    const out = fresh();
    mkdirSync(out, { recursive: true });
    write(out);
    expect(contentOf(out)).toEqual(Object.fromEntries(FIRST));
  });

  it.each([
    ["edited", "main.tf", "was edited since it was written"],
    ["of somebody else", "more.tf", "holds what this command did not write"],
    [
      "of somebody else, deep down",
      "examples/complete/terraform.tfstate",
      "holds what this command did not write",
    ],
    ["of Terraform", ".terraform/x", "holds what this command did not write"],
  ])("overwrites no file that is %s", (_what, path, words) => {
    const out = fresh();
    write(out);
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), "mine");
    const before = contentOf(out);
    expect(() => write(out)).toThrow(`The folder ${words}: nothing is overwritten`);
    expect(contentOf(out)).toEqual(before);
  });

  it("lets stay what has another encoding", () => {
    const out = fresh();
    write(out);
    writeFileSync(join(out, "main.tf"), Buffer.from([0xff, 0xfe, 0x0a]));
    expect(() => write(out)).toThrow("was edited since it was written");
  });

  it.each([
    ["/", "That is the root of the file system"],
    [home, "That is your home folder, or holds it"],
    [scratch, "That is your home folder, or holds it"],
    [join(home, "other/.."), "That is your home folder, or holds it"],
    [projectFolder, "That is the project's folder, or holds it"],
    [join(projectFolder, "src"), "That folder is the project's own"],
    [join(projectFolder, "src/new"), "That folder is the project's own"],
    [join(projectFolder, "new/../docs/x"), "That folder is the project's own"],
    [join(projectFolder, ".durable/local"), "That folder is the project's own"],
    [join(projectFolder, "mine"), "The folder is not empty, and no earlier module"],
    [join(projectFolder, "mine/notes.txt"), "That is a file"],
    [join(projectFolder, "mine/notes.txt/module"), "A file stands where a folder above it should be"],
    ["", "The folder has no name"],
  ])("refuses %j", (out, what) => {
    const before = contentOf(scratch);
    expect(() => write(out)).toThrow(what);
    expect(contentOf(scratch)).toEqual(before);
  });

  it.each(["modules/prod", ".durable/handoff/prod"])("may lie in the project: %s", (path) => {
    const out = join(projectFolder, path);
    write(out);
    expect(contentOf(out)).toEqual(Object.fromEntries(FIRST));
  });

  it("follows no link: neither one that is the folder, nor one on the way into the project", () => {
    const out = fresh();
    const elsewhere = fresh();
    mkdirSync(dirname(out), { recursive: true });
    mkdirSync(elsewhere, { recursive: true });
    symlinkSync(elsewhere, out);
    expect(() => write(out)).toThrow("That is a symbolic link");
    expect(readdirSync(elsewhere)).toEqual([]);
    symlinkSync(projectFolder, join(dirname(out), "way"));
    expect(() => write(join(dirname(out), "way/src/new"))).toThrow("That folder is the project's own");
  });

  it("leaves the earlier module whole where the new one cannot be written", () => {
    const out = fresh();
    write(out);
    const full: HostFiles = {
      ...nodeFiles,
      write: (path, text) => {
        if (path.endsWith(SUMS)) throw new Error("the disk is full");
        nodeFiles.write(path, text);
      },
    };
    expect(() => write(out, moduleOf({ "new.tf": "new\n" }), full)).toThrow("the disk is full");
    expect(contentOf(out)).toEqual(Object.fromEntries(FIRST));
    expect(readdirSync(dirname(out))).toEqual(["module"]);
  });

  it("brings the earlier module back where the last step fails", () => {
    const out = fresh();
    write(out);
    const stuck: HostFiles = {
      ...nodeFiles,
      rename: (from, to) => {
        if (from.endsWith(".new")) throw new Error("not now");
        nodeFiles.rename(from, to);
      },
    };
    expect(() => write(out, moduleOf({ "new.tf": "new\n" }), stuck)).toThrow("not now");
    expect(contentOf(out)).toEqual(Object.fromEntries(FIRST));
    expect(readdirSync(dirname(out))).toEqual(["module"]);
  });

  it("says what to do where the folder above is closed", () => {
    const above = join(scratch, "closed");
    mkdirSync(above);
    chmodSync(above, 0o500);
    try {
      const isRoot = process.getuid?.() === 0;
      const attempt = () => write(join(above, "module"));
      if (isRoot) expect(attempt()).toBe(join(above, "module"));
      else expect(attempt).toThrow(/^Could not write .*\n {2}next:/u);
      expect(existsSync(join(above, ".module.7.new"))).toBe(false);
    } finally {
      chmodSync(above, 0o700);
    }
  });
});
