import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MOTO_REQUIREMENT } from "../../src/local/emulator-program";
import { readYaml } from "../workflows/support/read-yaml";
import { ROOT } from "./support/documents";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const all = (path: string, pattern: RegExp) => [
  ...new Set([...read(path).matchAll(pattern)].map(([, found]) => found)),
];
const { engines, scripts } = JSON.parse(read("package.json")) as {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
};
const WORKFLOWS = ["plan", "deploy", "drift"].map((name) => `.github/workflows/${name}.yml`);

/** The one value that all of them name. */
function agreed(paths: readonly string[], pattern: RegExp): string {
  const found = [...new Set(paths.flatMap((path) => all(path, pattern)))];
  expect(found).toHaveLength(1);
  return found[0] ?? "";
}

it("Node.js is the same release everywhere, and the least is what package.json says", () => {
  const major = agreed([...WORKFLOWS], /node-version: "(\d+)"/gu);
  expect(agreed([".devcontainer/Dockerfile", "docs/ci.md"], /^ *FROM node:(\d+)-/gmu)).toBe(major);
  const [, least = ""] = /^You need Node\.js (\d+\.\d+) or newer/mu.exec(read("README.md")) ?? [];
  expect([engines.node, least.split(".")[0]]).toEqual([`>=${least}`, major]);
});

it("Terraform is the same release everywhere, and no older than what the README asks for", () => {
  const version = agreed(WORKFLOWS, /terraform_version: "([\d.]+)"/gu);
  expect(agreed([".devcontainer/Dockerfile", "docs/ci.md"], /FROM hashicorp\/terraform:([\d.]+)/gu)).toBe(
    version,
  );
  const [, least = ""] = /Terraform (\d+\.\d+) or newer \(or OpenTofu\)/u.exec(read("README.md")) ?? [];
  expect(Number(version.split(".")[1])).toBeGreaterThanOrEqual(Number(least.split(".")[1]));
});

it("the devcontainer has the emulator that the tests have, and the packages that the suites of Debian's programs want", () => {
  expect(read(".devcontainer/Dockerfile")).toContain(`pipx install "${MOTO_REQUIREMENT}"`);
  const [, wanted = ""] = /--no-install-recommends \\\n((?: .*\\?\n)+?)\n/u.exec(read(".ci/run")) ?? [];
  const packages = wanted
    .replace(">/dev/null", "")
    .split(/[\s\\]+/u)
    .filter((word) => word !== "");
  expect(packages.length).toBeGreaterThan(8);
  expect(
    packages.filter((name) => !new RegExp(`\\s${name}\\s`, "u").test(read(".devcontainer/Dockerfile"))),
  ).toEqual([]);
});

it("the devcontainer is made of its Dockerfile, and looks at itself", () => {
  expect(JSON.parse(read(".devcontainer/devcontainer.json"))).toMatchObject({
    build: { dockerfile: "Dockerfile" },
    postCreateCommand: "npm ci --no-audit --no-fund && npx durable doctor",
  });
});

it("pre-commit runs what `npm run check` runs, from node_modules", async () => {
  const { value } = await readYaml(".pre-commit-config.yaml");
  const { repos } = value as {
    repos: { repo: string; hooks: { id: string; entry: string; language: string }[] }[];
  };
  expect(repos.map(({ repo }) => repo)).toEqual(["local"]);
  const hooks = repos.flatMap((repo) => repo.hooks);
  expect(hooks.map(({ id, language }) => [id, language])).toEqual([
    ["prettier", "system"],
    ["eslint", "system"],
    ["types", "system"],
  ]);
  const programs = hooks.map(({ entry }) => /^npx ([\w-]+)/u.exec(entry)?.[1] ?? "");
  expect(programs.filter((name) => !existsSync(join(ROOT, "node_modules/.bin", name)))).toEqual([]);
  const checked = ["typecheck", "lint", "format:check"].map((name) => scripts[name] ?? "").join(" ");
  expect(programs.filter((name) => !checked.includes(name))).toEqual([]);
});

it("licence and changelog are there, and the licence is the one that package.json names", () => {
  expect(read("LICENSE")).toMatch(/^Mozilla Public License Version 2\.0\n/u);
  expect(read("package.json")).toContain('"license": "MPL-2.0"');
  expect(read("CHANGELOG.md")).toMatch(/^## Unreleased$/mu);
});
