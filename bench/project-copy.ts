import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const NEEDED = ["bin", "src", "main.ts", "cdktf.json", "package.json", "tsconfig.json"];

/** A project of its own in a temporary folder: what the developer has deployed stays untouched. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "durable-bench-"));
  for (const entry of NEEDED) cpSync(join(ROOT, entry), join(folder, entry), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}
