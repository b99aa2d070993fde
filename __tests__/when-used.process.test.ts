import { execFileSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..");

/** What a program prints that starts as ours do. */
function say(program: string): string {
  return execFileSync(process.execPath, ["-r", "./bin/register.js", "-e", program], {
    cwd: ROOT,
    encoding: "utf8",
  }).trim();
}

const LOADED = `Object.keys(require.cache).filter((file) => /node_modules.archiver.|zod.v4.locales.index/.test(file)).length`;

describe("what libraries load and we never use", () => {
  it("is not loaded by what synthesizes", () => {
    expect(say(`require("cdktf"); require("zod"); console.log(${LOADED})`)).toBe("0");
  });

  it("is there for who asks", () => {
    expect(
      say(`console.log(typeof require("archiver").create, typeof require("archiver")("zip").append)`),
    ).toBe("function function");
    expect(
      say(`console.log(require("zod").locales.de().localeError({ code: "invalid_key", origin: "map" }))`),
    ).toMatch(/Ungültig/);
  });
});
