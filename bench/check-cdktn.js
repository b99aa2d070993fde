/**
 * `npm run check:cdktn`: this project on CDK Terrain, the successor of CDKTF. Installs it under the names of the libraries
 * that the code imports, in a temporary folder, synthesizes every environment there and here, and compares. Ends with 1
 * where anything but the known metadata differs.
 */
const { execFileSync } = require("node:child_process");
const { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const ROOT = join(__dirname, "..");
const ALIASES = {
  cdktf: "npm:cdktn@0.24.0",
  "@cdktf/provider-aws": "npm:@cdktn/provider-aws@25.7.0",
};
/** What a library says of itself. */
const MAY_DIFFER = new Set(["//.metadata.version"]);

function main() {
  const folder = mkdtempSync(join(tmpdir(), "durable-cdktn-"));
  try {
    install(folder);
    const [ours, theirs] = [synthesized(ROOT, folder, "ours"), synthesized(folder, folder, "theirs")];
    const differences = [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((stack) =>
      differencesOf(ours.get(stack), theirs.get(stack), "").map((place) => `${stack}: ${place}`),
    );
    const wrong = differences.filter((line) => !MAY_DIFFER.has(line.slice(line.indexOf(": ") + 2)));
    console.log(`${ours.size} stacks on ${Object.values(ALIASES).join(" and ")}`);
    console.log(
      `${differences.length - wrong.length} differences in the library's own metadata, ${wrong.length} others`,
    );
    for (const line of wrong) console.log(`  ${line}`);
    process.exitCode = wrong.length === 0 && ours.size > 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The project's own sources, and what they need at run time, with the aliases in the place of CDKTF. */
function install(folder) {
  const { name, version, dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const { "cdktf-cli": _cli, ...needed } = dependencies;
  const manifest = { name, version, private: true, dependencies: { ...needed, ...ALIASES } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  for (const path of ["main.ts", "src", "bin", "cdktf.json"])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The JSON of every stack by its name. */
function synthesized(project, folder, name) {
  const outdir = join(folder, `out-${name}`);
  execFileSync(process.execPath, [join(project, "bin/synth.js")], {
    cwd: project,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
  });
  return new Map(
    readdirSync(join(outdir, "stacks")).map((stack) => [
      stack,
      JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")),
    ]),
  );
}

/** The places where two documents differ. */
function differencesOf(one, other, place) {
  const isObject = (value) => typeof value === "object" && value !== null;
  if (!isObject(one) || !isObject(other)) return one === other ? [] : [place];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differencesOf(one[key], other[key], place === "" ? key : `${place}.${key}`),
  );
}

main();
