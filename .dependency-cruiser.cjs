/** Who may import whom: docs/architecture.md draws it. Every arrow that is not listed here is forbidden. */
const ALLOWED = {
  foundation: [],
  config: ["foundation"],
  environments: ["foundation", "config"],
  constructs: ["foundation", "config"],
  stacks: ["foundation", "config", "constructs"],
  state: ["foundation", "config"],
  deploy: ["foundation", "config", "environments", "state"],
  local: ["foundation", "config", "environments", "state", "deploy"],
  model: ["foundation"],
  drill: ["foundation", "config", "model"],
  review: ["foundation", "config", "model", "drill"],
  handoff: ["foundation", "config", "model", "drill"],
  gameday: ["foundation", "model", "drill"],
  cli: [
    "foundation",
    "config",
    "environments",
    "state",
    "deploy",
    "local",
    "model",
    "drill",
    "review",
    "handoff",
    "gameday",
  ],
};

const layerRules = Object.entries(ALLOWED).map(([layer, targets]) => ({
  name: `${layer}-imports`,
  comment: `src/${layer} may import ${targets.length > 0 ? targets.join(", ") : "nothing of ours"}`,
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: [layer, ...targets].map((target) => `^src/${target}/`) },
}));

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-orphans", severity: "error", from: { orphan: true, path: "^src/" }, to: {} },
    {
      name: "nothing-imports-main",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(main\\.ts|__tests__/)" },
    },
    {
      name: "the-seam",
      comment: "What reads files must not know how they were made",
      severity: "error",
      from: {
        path: "^src/(foundation|config|environments|state|deploy|local|model|drill|review|handoff|gameday|cli)/",
      },
      to: { path: "node_modules/(cdktf|constructs|@cdktf)/" },
    },
    {
      name: "no-dev-dependencies",
      severity: "error",
      from: { path: "^(src|main\\.ts)" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    ...layerRules,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
