import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

/** bad-inputs 1: a file that is not TypeScript is told with its place, by every program of ours. */
describe("an environment that does not parse", () => {
  const folder = mkdtempSync(join(tmpdir(), "durable-unreadable-"));

  beforeAll(() => {
    for (const entry of ["bin", "src", "main.ts"])
      cpSync(join(ROOT, entry), join(folder, entry), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    const file = join(folder, "src/environments/dev.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace('name: "dev",', 'name: "dev"'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["cdktf synth", ["bin/synth.js"]],
    ["durable", ["bin/durable.js", "local", "status"]],
  ])("stops %s with the file, the line and the column", (_, args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "",
      stderr: [
        'A file could not be read as TypeScript: Unexpected token, expected ","',
        `  given:   ${join(folder, "src/environments/dev.ts")}:6:3`,
        "  next:    correct it there and run the command again; nothing was written\n",
      ].join("\n"),
    });
  });
});
