import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const PROGRAM = join(__dirname, "../../bin/durable.js");
const PLAN = join(__dirname, "../review/plans/recorded/database-replaced.plan.json.gz");
const PATH = process.env["PATH"] ?? "";

/** Starts what stands behind it after it has touched its own standard input, as `npx` does: the pipe no longer blocks. */
const TOUCHED = `process.stdin.resume(); process.stdin.pause();
  const [program, ...args] = process.argv.slice(1);
  process.exitCode = require("child_process").spawnSync(program, args, { stdio: "inherit" }).status;`;

it.each(["review", "drill"])("%s reads what another program gives it, and no path leads to", (command) => {
  const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, command, "-", "--quiet"], {
    input: gunzipSync(readFileSync(PLAN)),
    encoding: "utf8",
    env: { PATH },
  });
  expect([stderr, stdout]).toEqual(["", expect.stringContaining("aws_db_instance.database")]);
});

it.each(["review", "drill"])("%s waits for a pipe that says that nothing is there yet", (command) => {
  const line = `(sleep 1; gunzip -c '${PLAN}') | '${process.execPath}' -e '${TOUCHED}' '${process.execPath}' '${PROGRAM}' ${command} - --quiet`;
  const { stdout, stderr } = spawnSync("sh", ["-c", line], { encoding: "utf8", env: { PATH } });
  expect([stderr, stdout]).toEqual(["", expect.stringContaining("aws_db_instance.database")]);
});
