"use strict";
/**
 * `npm run check:pack`: the package as `npm pack` makes it, in an empty folder with an empty home. Runs the blocks of
 * docs/package.md word for word, and looks at what came of them. Ends with 1 where a command fails or something is missing.
 */
const { execFileSync } = require("node:child_process");
const { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const ROOT = join(__dirname, "..");
const LEFT_OUT = /^(?:__tests__|bench|cdktf\.out|\.durable|\.gen|node_modules)\//u;

function main() {
  const folder = mkdtempSync(join(tmpdir(), "durable-pack-"));
  try {
    const tarball = pack(folder);
    const project = join(folder, "project");
    const home = join(folder, "home");
    for (const path of [project, home]) mkdirSync(path);
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      TARBALL: tarball,
      CI: "1",
      CHECKPOINT_DISABLE: "1",
      // The machine's own cache, where npm has one: what is installed is the same.
      npm_config_cache: execFileSync("npm", ["config", "get", "cache"], { encoding: "utf8" }).trim(),
    };
    run("install", project, env);
    run("use", project, env);
    const shown = sh(
      "npx durable --version && npx durable --help && npx durable completion bash",
      project,
      env,
    );
    expect(shown.includes("Usage: durable"), "durable --help prints its usage");
    expect(
      shown.includes("durable-stage"),
      "the completion knows the stack of the project's own environment",
    );
    for (const path of ["cdktf.out/stacks/durable-stage/cdk.tf.json", "modules/durable-stage/README.md"])
      expect(existsSync(join(project, path)), `${path} is written`);
    expect(
      !existsSync(join(project, "cdktf.out/stacks/durable-prod")),
      "only the project's own environments",
    );
    console.log("the package installs and runs in an empty folder, with an environment of its own");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tarball's path, after a look at what is in it. */
function pack(folder) {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  const path = join(folder, packed.filename);
  console.log(
    `${packed.filename}: ${packed.entryCount} files, ${Math.round(statSync(path).size / 1024)} KiB`,
  );
  const wrong = packed.files.map(({ path: name }) => name).filter((name) => LEFT_OUT.test(name));
  expect(wrong.length === 0, `what is in the package: not ${wrong.slice(0, 3).join(", ")}`);
  return path;
}

/** A block of docs/package.md by the word behind `sh`. */
function run(id, cwd, env) {
  const markdown = readFileSync(join(ROOT, "docs/package.md"), "utf8");
  const [, block] = new RegExp(`^\`\`\`sh ${id}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(markdown) ?? [];
  expect(block !== undefined, `docs/package.md has a block "sh ${id}"`);
  console.log(block.trimEnd().replaceAll(/^/gm, "  $ "));
  sh(block, cwd, env);
}

function sh(script, cwd, env) {
  return execFileSync("bash", ["-euo", "pipefail", "-c", script], {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * 1024 * 1024,
  });
}

function expect(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`);
}

main();
