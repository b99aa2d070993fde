"use strict";
// Loads TypeScript by erasing its types: docs/decisions/0003. Used as `node -r ./bin/register.js FILE.ts`, too.
require("./when-used");
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join, relative, sep } = require("node:path");
const { addHook } = require("pirates");

const ROOT = join(__dirname, "..");
const CACHE = join(ROOT, "node_modules/.cache/durable-types");
const { version: SUCRASE } = require("sucrase/package.json");
/** Node knows `?.` and `??` itself, and faster than the functions that would stand for them. */
const OPTIONS = { transforms: ["imports", "typescript"], disableESTransforms: true };

const hasModules = (path) => path.includes(`${sep}node_modules${sep}`);
const IS_INSTALLED = hasModules(ROOT + sep);

/**
 * Erasing takes longer than all else that a start does: what came out is kept, one file for each source, and ends with
 * the digest of what it was made from.
 */
function erased(code, file) {
  const kept = join(CACHE, `${relative(ROOT, file).replaceAll(sep, "+")}.js`);
  const origin = `\n//${digest(`${SUCRASE}\n${JSON.stringify(OPTIONS)}\n${code}`)}`;
  const known = readKept(kept);
  if (known?.endsWith(origin)) return known;
  const text = erase(code, file) + origin;
  keep(kept, text);
  return text;
}

function digest(text) {
  return createHash("sha256").update(text).digest("hex");
}

function readKept(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function erase(code, file) {
  const { transform } = require("sucrase");
  return transform(code, { ...OPTIONS, filePath: file }).code;
}

/** Whole or not at all, as several programs may start at once; where it cannot be written nothing is lost. */
function keep(path, text) {
  try {
    mkdirSync(CACHE, { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch {
    // A read-only folder: the next start erases anew.
  }
}

addHook(erased, {
  exts: [".ts"],
  // Where the project is installed as a package, it lies below a node_modules itself, and whoever installed it has
  // environments of their own.
  ignoreNodeModules: false,
  matcher: (file) => {
    if (file.startsWith(ROOT + sep)) return !hasModules(file.slice(ROOT.length));
    return IS_INSTALLED && !hasModules(file);
  },
});
