import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOGUE } from "../../../src/review/risks/catalogue";
import { ACCESS_CASES } from "./cases/access";
import { BACKUPS_CASES } from "./cases/backups";
import { DATA_CASES } from "./cases/data";
import { DATABASES_CASES } from "./cases/databases";
import { DRIFTED_CASES } from "./cases/drifted";
import { DURABILITY_CASES } from "./cases/durability";
import { EDGE_CASES } from "./cases/edge";
import { ENCRYPTION_CASES } from "./cases/encryption";
import { FLEETS_CASES } from "./cases/fleets";
import { GROUPS_CASES } from "./cases/groups";
import { HANDLING_CASES } from "./cases/handling";
import { INSTANCES_CASES } from "./cases/instances";
import { REPLACEMENTS_CASES } from "./cases/replacements";
import { ROUTES_CASES } from "./cases/routes";
import { linesOf } from "./support/risk-case";
import { risksDocument } from "./support/risks-document";

const ROOT = join(__dirname, "../../..");
const CASES = [
  ...ACCESS_CASES,
  ...BACKUPS_CASES,
  ...DATA_CASES,
  ...DATABASES_CASES,
  ...DRIFTED_CASES,
  ...DURABILITY_CASES,
  ...EDGE_CASES,
  ...ENCRYPTION_CASES,
  ...FLEETS_CASES,
  ...GROUPS_CASES,
  ...HANDLING_CASES,
  ...INSTANCES_CASES,
  ...REPLACEMENTS_CASES,
  ...ROUTES_CASES,
];
const RANKS = ["critical", "high", "medium", "low"];

describe("the catalogue of risks", () => {
  it("holds every file that exports a risk, sorted by id, each named by its id", () => {
    const folder = join(ROOT, "src/review/risks");
    const files = readdirSync(folder)
      .filter((file) => readFileSync(join(folder, file), "utf8").includes(": RiskRule = {"))
      .map((file) => file.replace(/\.ts$/u, ""));
    expect(CATALOGUE.map(({ id }) => id)).toEqual(files.sort());
  });

  it("is what docs/risks.md says", () => {
    expect(readFileSync(join(ROOT, "docs/risks.md"), "utf8")).toBe(risksDocument(CATALOGUE));
  });

  it("is this list: no risk vanishes silently", () => {
    expect(CATALOGUE.map(({ id, severity }) => `${severity} ${id}`)).toEqual(IDS);
  });

  it("has a case of every risk that fires, that is quiet and that cannot tell", () => {
    const tested = CASES.filter(
      ({ fires, quiet, untold }) => fires.length > 0 && quiet.length > 0 && untold.length > 0,
    );
    expect(tested.map(({ id }) => id).sort()).toEqual(CATALOGUE.map(({ id }) => id));
  });

  it("rates nothing worse than it says", () => {
    const worst = new Map(CATALOGUE.map(({ id, severity }) => [id, severity]));
    const found = CASES.flatMap(({ id, fires, untold }) =>
      [...fires, ...untold].flatMap((fired) => linesOf(id, fired).map((line) => ({ id, line }))),
    );
    const reached = CATALOGUE.map(({ id }) => ({
      id,
      severity: RANKS.find((rank) => found.some((one) => one.id === id && one.line.startsWith(`${rank} `))),
    }));
    expect(reached).toEqual(CATALOGUE.map(({ id }) => ({ id, severity: worst.get(id) })));
  });
});

const FIRED = CASES.flatMap(({ id, fires, untold }) =>
  [...fires, ...untold].map((fired): [string, string, typeof fired] => [id, fired.label, fired]),
);
const QUIET = CASES.flatMap(({ id, quiet }) =>
  quiet.map(([label, changes, durability]) => [id, label, { changes, durability }] as const),
);

describe("a risk", () => {
  it.each(FIRED)("%s: %s", (id, _label, fired) => {
    expect(linesOf(id, fired)).toEqual(fired.risks);
  });

  it.each(QUIET)("%s says nothing: %s", (id, _label, quiet) => {
    expect(linesOf(id, quiet)).toEqual([]);
  });
});

const IDS = [
  "high attributes-not-read",
  "critical backups-lost",
  "critical balancer-made-public",
  "critical balancer-replaced",
  "high bucket-made-public",
  "high certificate-changed",
  "medium change-deferred",
  "high data-store-destroyed",
  "high database-class-changed",
  "critical database-destroyed",
  "high database-endpoint-changed",
  "high database-engine-changed",
  "critical database-made-public",
  "critical database-replaced",
  "critical delete-before-create",
  "high deletion-protection-lost",
  "critical drift-opened",
  "medium drift-undone",
  "critical durability-lost",
  "critical encryption-changed",
  "critical final-snapshot-skipped",
  "high firewall-removed",
  "critical fleet-maximum-below-minimum",
  "critical fleet-minimum-reduced",
  "high fleet-replaced",
  "medium fleet-rollout",
  "high flow-blocked",
  "critical flow-opened",
  "high forgotten",
  "critical group-opened",
  "high health-check-weakened",
  "critical identity-changed",
  "high imds-relaxed",
  "critical import-overwrites",
  "critical inner-route-to-internet",
  "critical key-deletion-scheduled",
  "critical key-disabled",
  "high listener-replaced",
  "high logs-removed",
  "critical multi-az-lost",
  "high public-addresses",
  "medium recovery-slower",
  "critical request-path-destroyed",
  "high scaling-removed",
  "high secret-deleted",
  "critical state-touched",
  "critical subnet-replaced",
  "high target-group-replaced",
  "high transport-encryption-lost",
  "critical vpc-replaced",
  "high zones-reduced",
];
