import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What moto says and answers when it is well; `port` and `serve` are at hand for what follows. */
export const WELL = `const { createServer } = require("node:http");
const port = Number(process.argv[process.argv.indexOf("-p") + 1]);
const serve = (answer) => createServer(answer).listen(port, "127.0.0.1", () => console.error(" * Running on http://127.0.0.1:" + port));
`;

/** A program that stands in for moto_server, in JavaScript. Returns its path. */
export function standIn(folder: string, script: string): string {
  // The emulator's processes are known by this name.
  const path = join(folder, "moto_server");
  writeFileSync(path, `#!/usr/bin/env node\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
