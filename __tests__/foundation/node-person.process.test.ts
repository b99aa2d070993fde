import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { join } from "node:path";
import { whoAmI } from "../../src/foundation/node-person";

const ROOT = join(__dirname, "../..");

/** Asks in a process of its own, as only there its input can be given. */
function ask(input: string, signal = "new AbortController().signal") {
  const code = `const { askPerson } = require("./src/foundation/node-person");
    askPerson("Go on? ", ${signal}).then((answer) => console.log(JSON.stringify({ answer })));`;
  const register = join(ROOT, "bin/register.js");
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-r", register, "-e", code], {
    cwd: ROOT,
    input,
    encoding: "utf8",
    env: {},
  });
  return { answered: JSON.parse(stdout) as unknown, stderr, status };
}

it.each([
  ["a line", "yes\n", undefined, { answered: { answer: "yes" }, stderr: "Go on? ", status: 0 }],
  ["the end of the input", "", undefined, { answered: {}, stderr: "Go on? ", status: 0 }],
  ["an interrupt", "yes\n", "AbortSignal.abort()", { answered: {}, stderr: "", status: 0 }],
])("asks on stderr, and takes %s", (_name, input, signal, answer) => {
  expect(ask(input, signal)).toEqual(answer);
});

it("tells who runs it, as Terraform's locks do", () => {
  expect(whoAmI()).toMatch(/^[^@]*@/u);
  expect(whoAmI().split("@")[1]).toBe(hostname());
});
