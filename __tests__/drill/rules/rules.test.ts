import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CATALOGUE } from "../../../src/drill/rules/catalogue";
import { dev, prod, threeZones } from "../../support/environments";
import { findingsAfter, type Resources } from "./support/changed-stack";
import { documented } from "./support/documented";

const ROOT = join(__dirname, "../../..");
const unchanged = (): void => undefined;

describe("the catalogue", () => {
  it("holds every file that exports a rule, sorted by id, each named by its id", () => {
    const folder = join(ROOT, "src/drill/rules");
    const files = readdirSync(folder)
      .filter((file) => readFileSync(join(folder, file), "utf8").includes(": Rule = {"))
      .map((file) => file.replace(/\.ts$/u, ""));
    expect(CATALOGUE.map(({ id }) => id)).toEqual(files.sort());
  });

  it("is what docs/rules.md says", () => {
    expect(readFileSync(join(ROOT, "docs/rules.md"), "utf8")).toBe(documented());
  });

  it("is this list: no rule vanishes silently", () => {
    expect(CATALOGUE.map(({ id }) => id)).toEqual(IDS);
  });
});

describe("the environments of this project", () => {
  it.each([
    { environment: prod, acknowledged: ["listener-encryption aws_lb_listener.backend_balancer_http"] },
    {
      environment: dev,
      acknowledged: [
        "database-apply-immediately aws_db_instance.database",
        "database-backups aws_db_instance.database",
        "deletion-protection aws_db_instance.database",
        "deletion-protection aws_lb.backend_balancer",
        "deletion-protection aws_lb.web_balancer",
        "final-snapshot aws_db_instance.database",
        "listener-encryption aws_lb_listener.backend_balancer_http",
        "listener-encryption aws_lb_listener.web_balancer_http",
        "prevent-destroy aws_db_instance.database",
        "secret-recovery aws_secretsmanager_secret.application",
      ],
    },
  ])(
    "$environment.name has no finding but what it gave up with a reason",
    ({ environment, acknowledged }) => {
      const report = findingsAfter(unchanged, environment);
      expect(report.findings).toEqual([]);
      expect(report.acknowledged.map(({ rule, address }) => `${rule} ${address}`)).toEqual(acknowledged);
    },
  );

  it("has none with a third zone", () => {
    expect(findingsAfter(unchanged, threeZones()).findings).toEqual([]);
  });
});

describe("what is harmless", () => {
  it.each<[string, (resource: Resources) => void]>([
    [
      "tags",
      (resource) => Object.values(resource["aws_subnet"] ?? {}).forEach((subnet) => (subnet["tags"] = {})),
    ],
    [
      "the order of resources",
      (resource) => {
        for (const [type, byId] of Object.entries(resource))
          resource[type] = Object.fromEntries(Object.entries(byId).reverse());
      },
    ],
    [
      "descriptions",
      (resource) =>
        Object.values(resource["aws_security_group"] ?? {}).forEach(
          (group) => (group["description"] = "other"),
        ),
    ],
  ])("%s", (_, change) => {
    expect(findingsAfter(change).findings).toEqual([]);
  });
});

const IDS = [
  "acl-answers",
  "balancer-address-type",
  "balancer-exposure",
  "balancer-listener",
  "balancer-open-ports",
  "balancer-zones",
  "cpu-credits",
  "cross-zone",
  "database-apply-immediately",
  "database-automated-backups",
  "database-backups",
  "database-certificate",
  "database-encryption",
  "database-events",
  "database-minor-upgrade",
  "database-parameters",
  "database-password",
  "database-public",
  "database-standby",
  "database-storage",
  "database-subnets",
  "database-transport",
  "database-windows",
  "database-zones",
  "default-security-group",
  "deletion-protection",
  "deregistration-delay",
  "endpoint-dns",
  "endpoint-policy",
  "endpoint-reach",
  "endpoint-zones",
  "event-key",
  "final-snapshot",
  "fleet-desired-capacity",
  "fleet-grace-period",
  "fleet-health-check",
  "fleet-maintenance",
  "fleet-maximum",
  "fleet-minimum",
  "fleet-refresh",
  "fleet-refresh-pace",
  "fleet-scale-in-protection",
  "fleet-scaling",
  "fleet-spot",
  "fleet-suspended-processes",
  "fleet-unregistered",
  "fleet-wait",
  "fleet-warmup",
  "fleet-zone-distribution",
  "fleet-zones",
  "gateway-endpoint-routes",
  "half-open-flow",
  "health-check-enabled",
  "health-check-matcher",
  "health-check-path",
  "health-check-port",
  "health-check-protocol",
  "health-check-timing",
  "idle-timeout",
  "inner-subnet-route",
  "key-usable",
  "lifecycle-hook",
  "listener-certificate",
  "listener-encryption",
  "listener-redirect",
  "listener-rule",
  "listener-tls-policy",
  "name-servers",
  "nat-public",
  "nat-subnet",
  "nat-zones",
  "open-egress",
  "open-group",
  "placement-group",
  "policy-metric",
  "prevent-destroy",
  "request-flow",
  "role-permissions",
  "role-trust",
  "secret-recovery",
  "server-port",
  "shared-group",
  "slow-start",
  "static-stability",
  "stickiness",
  "subnet-public-ip",
  "subnet-route-table",
  "target-group-balancers",
  "target-group-empty",
  "target-group-health",
  "target-group-unused",
  "target-protocol-version",
  "target-type",
  "template-architecture",
  "template-boot",
  "template-encryption",
  "template-image",
  "template-imds",
  "template-metadata",
  "template-profile",
  "template-public-ip",
  "template-version",
  "volume-key-policy",
  "vpc-dns",
];
