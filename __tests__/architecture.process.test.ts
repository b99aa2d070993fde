import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("the architecture", () => {
  const files = [...sourceFiles("src"), join(ROOT, "main.ts")];

  it("has no import against the layers, no cycle and no orphan", () => {
    const tool = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const run = spawnSync(
      process.execPath,
      [tool, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "src", "main.ts"],
      {
        cwd: ROOT,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const { summary } = JSON.parse(run.stdout) as {
      summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
    };
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    // A cruise that found no files would pass as well.
    expect(summary.totalCruised).toBeGreaterThan(files.length);
  });

  it("has no barrel: no file that only passes on what others export", () => {
    const barrels = files.filter((file) => {
      const statements = readFileSync(file, "utf8")
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
        .split(";")
        .map((statement) => statement.trim())
        .filter((statement) => statement !== "");
      return (
        statements.length > 0 && statements.every((statement) => /^export\s[\s\S]*\sfrom\s/.test(statement))
      );
    });
    expect(barrels).toEqual([]);
  });

  it("has no file past 300 lines, and main.ts within 40", () => {
    const lengths = files.map((file) => ({
      file,
      lines: readFileSync(file, "utf8").trimEnd().split("\n").length,
    }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    expect(lengths.find(({ file }) => file === join(ROOT, "main.ts"))?.lines).toBeLessThanOrEqual(40);
  });
});
