/** One project per kind of test, so that each can run alone: see the scripts in package.json. */
// The SDK would say in every suite that it will not support Node 20 for ever.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const shared = {
  preset: "ts-jest",
  testEnvironment: "node",
  rootDir: __dirname,
  // Jest reads no `testTimeout` of a project.
  setupFilesAfterEnv: ["<rootDir>/__tests__/support/patience.ts"],
};

/**
 * Every suite loads its modules anew, so what is loaded for nothing is paid sixty times: zod's translations, and the
 * archiver of CDKTF's assets, of which we have none.
 */
const LOADED_FOR_NOTHING = "<rootDir>/__tests__/support/unused-module.js";

/** Suites that need more than this process: an emulator, a deployment, Debian's packages, or programs of ours. */
const SLOW = [
  "<rootDir>/__tests__/local/emulator/",
  "<rootDir>/__tests__/local/gateway/",
  "<rootDir>/__tests__/e2e/",
  "<rootDir>/__tests__/faults/",
  "<rootDir>/__tests__/boot/",
  "<rootDir>/__tests__/handoff/e2e/",
  "<rootDir>/__tests__/browser/",
  "<rootDir>/__tests__/profiles/(planned|deployed)\\.test\\.ts$",
  "<rootDir>/__tests__/workflows/executed/",
  "\\.process\\.test\\.ts$",
  "\\.directory\\.test\\.ts$",
  "\\.plans\\.test\\.ts$",
];

/** Suites of one construct each, as it synthesizes. */
const CONSTRUCTS = "__tests__/constructs/";

/** Suites that synthesize whole stacks, lose every part of one, or read whole plans. */
const WHOLE_STACKS = [
  "__tests__/stacks/",
  "__tests__/drill/",
  "__tests__/review/",
  "__tests__/handoff/stacks/",
  "__tests__/profiles/pairs\\.test\\.ts$",
  "__tests__/gameday/",
  "__tests__/docs/architecture-diagram\\.test\\.ts$",
  "__tests__/cli/(drill|gameday|handoff|review)\\.test\\.ts$",
  "__tests__/model/(read-topology|read-dev-topology|read-dev-database|from-one-stack)\\.test\\.ts$",
  "__tests__/state/recover/orphans/registry\\.test\\.ts$",
];

/**
 * A suite runs in a context of its own, where a global is looked up at every use; these are handed to each module, which
 * takes a fourth off the suites that simulate. None that fake timers replace, and only where CDKTF's archiver is not
 * loaded: it declares some of these names itself.
 */
const GLOBALS_IN_USE = [
  "Array",
  "Error",
  "Infinity",
  "JSON",
  "Map",
  "Math",
  "Number",
  "Object",
  "Promise",
  "RegExp",
  "Set",
  "String",
  "Symbol",
  "WeakMap",
];

/** What `npm test` runs beside its deployments. */
const beside = { ...shared, setupFiles: ["<rootDir>/__tests__/support/yield.ts"] };
const light = {
  ...beside,
  testPathIgnorePatterns: ["/node_modules/", ...SLOW],
  sandboxInjectedGlobals: GLOBALS_IN_USE,
};
const loadedForNothing = {
  "^\\.\\./locales/index\\.cjs$": LOADED_FOR_NOTHING,
  "^archiver$": LOADED_FOR_NOTHING,
};

module.exports = {
  testSequencer: "<rootDir>/__tests__/support/longest-first.js",
  projects: [
    {
      ...light,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: [...light.testPathIgnorePatterns, CONSTRUCTS, ...WHOLE_STACKS],
      // CDKTF takes longer to load than most of these suites take.
      moduleNameMapper: {
        ...loadedForNothing,
        "^(cdktf|constructs|@cdktf/.*)$": "<rootDir>/__tests__/support/no-cdktf.js",
      },
    },
    {
      ...light,
      displayName: "constructs",
      testRegex: [suitesIn(CONSTRUCTS)],
      moduleNameMapper: loadedForNothing,
    },
    {
      ...light,
      displayName: "stacks",
      testRegex: WHOLE_STACKS.map(suitesIn),
      moduleNameMapper: loadedForNothing,
    },
    {
      ...beside,
      displayName: "emulator",
      testMatch: ["<rootDir>/__tests__/local/{emulator,gateway}/**/*.test.ts"],
    },
    {
      ...beside,
      displayName: "process",
      testMatch: ["<rootDir>/__tests__/**/*.process.test.ts"],
    },
    { ...shared, displayName: "e2e", testMatch: ["<rootDir>/__tests__/e2e/*.test.ts"] },
    { ...shared, displayName: "mishaps", testMatch: ["<rootDir>/__tests__/e2e/mishaps/*.test.ts"] },
    // Whole directories that Terraform works out, plans or tests: half a minute each.
    {
      ...shared,
      displayName: "directories",
      testMatch: ["<rootDir>/__tests__/**/*.directory.test.ts"],
    },
    { ...shared, displayName: "plans", testMatch: ["<rootDir>/__tests__/**/*.plans.test.ts"] },
    { ...shared, displayName: "faults", testMatch: ["<rootDir>/__tests__/faults/**/*.test.ts"] },
    {
      ...shared,
      displayName: "workflows",
      testMatch: ["<rootDir>/__tests__/workflows/executed/**/*.test.ts"],
    },
    { ...shared, displayName: "handoff", testMatch: ["<rootDir>/__tests__/handoff/e2e/**/*.test.ts"] },
    // Every pair of options, planned on the emulator, and deployed there.
    { ...shared, displayName: "profiles", testMatch: ["<rootDir>/__tests__/profiles/planned.test.ts"] },
    { ...shared, displayName: "deployed", testMatch: ["<rootDir>/__tests__/profiles/deployed.test.ts"] },
    { ...shared, displayName: "boot", testMatch: ["<rootDir>/__tests__/boot/**/*.test.ts"] },
    { ...shared, displayName: "browser", testMatch: ["<rootDir>/__tests__/browser/**/*.test.ts"] },
  ],
};

/** Every suite of a folder; a pattern that names suites stays as it is. */
function suitesIn(pattern) {
  return pattern.endsWith("/") ? `${pattern}.*\\.test\\.ts$` : pattern;
}
