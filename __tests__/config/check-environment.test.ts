import { checkEnvironments, checkEnvironment, problemsOf } from "../../src/config/check-environment";
import type { EnvironmentInput } from "../../src/config/environment";
import { environments } from "../../src/environments/catalog";
import { dev } from "../../src/environments/dev";
import { prod } from "../../src/environments/prod";
import { ABSENT, broken, paragraphsOf, refusalOf } from "../support/refusals";
import {
  DATABASE_DEFAULTS,
  DATABASE_LOAD_DEFAULTS,
  FANOUT,
  FIREWALL_DEFAULTS,
  GROUP_DEFAULTS,
  LOAD_DEFAULTS,
  NETWORK_DEFAULTS,
  OBJECTIVE_DEFAULTS,
  OPERATIONS_DEFAULTS,
  SCALING_DEFAULTS,
  TIER_DEFAULTS,
} from "./support/documented-defaults";

describe("the environments of this project", () => {
  it("are these two", () => {
    expect(environments.map(({ name }) => name)).toEqual(["dev", "prod"]);
  });

  it.each([
    { name: "prod", input: prod },
    { name: "dev", input: dev },
  ])("$name is sound, and exactly the documented defaults are filled in", ({ input }) => {
    expect(problemsOf(input)).toEqual([]);
    expect(checkEnvironment(input)).toEqual({
      protection: { kind: "retained" },
      stateBackend: { locking: "both" },
      ...input,
      network: { ...NETWORK_DEFAULTS, ...input.network },
      web: {
        ...TIER_DEFAULTS,
        firewall: FIREWALL_DEFAULTS,
        ...GROUP_DEFAULTS,
        ...input.web,
        scaling: { ...SCALING_DEFAULTS, ...input.web.scaling },
      },
      backend: {
        ...TIER_DEFAULTS,
        ...GROUP_DEFAULTS,
        ...input.backend,
        scaling: { ...SCALING_DEFAULTS, ...input.backend.scaling },
      },
      database: { ...DATABASE_DEFAULTS, ...input.database },
      load: {
        ...LOAD_DEFAULTS,
        ...input.load,
        clients: { retries: 0, ...input.load?.clients },
        web: { ...FANOUT, ...input.load?.web },
        backend: { ...FANOUT, ...input.load?.backend },
        database: { ...DATABASE_LOAD_DEFAULTS, ...input.load?.database },
      },
      objectives: OBJECTIVE_DEFAULTS,
      operations: OPERATIONS_DEFAULTS,
    });
  });

  it("are durable by default: prod gives nothing up", () => {
    const { protection, stateBackend, database, web, backend } = checkEnvironment(prod);
    expect([protection.kind, stateBackend.locking, database.availability.kind]).toEqual([
      "retained",
      "both",
      "multi-az",
    ]);
    expect([web, backend].map(({ scaling }) => scaling.headroom.kind)).toEqual(["zone-loss", "zone-loss"]);
    expect(web.listener.kind).toBe("https");
  });

  it("stay as they were written: the check changes no input", () => {
    const copy = structuredClone(prod);
    checkEnvironment(prod);
    expect(prod).toEqual(copy);
  });
});

describe("an environment with several mistakes", () => {
  it("is told all of them at once, those across fields too", () => {
    const error = refusalOf(
      broken({
        name: "Prod!",
        azz: [],
        "zones.1": "us-east-1a",
        "network.cidr": "8.8.0.0/16",
        "web.minimum": 1,
        "backend.healthCheck": { timeoutSeconds: 10 },
        "database.maximumStorageGiB": 100,
      }),
    );
    expect(paragraphsOf(error).map((text) => text.split(":")[0])).toEqual([
      "azz",
      "name",
      "network.cidr",
      "web.minimum",
      "zones.1",
      "backend.healthCheck.timeoutSeconds",
      "database.maximumStorageGiB",
    ]);
    expect(error.message).toMatch(/^The environment without a valid name has 7 problems:\n/);
  });

  it("is named in the message, and one problem is no plural", () => {
    expect(refusalOf(broken({ "web.port": 0 })).message).toMatch(
      /^The environment "prod" has 1 problem:\n\nweb\.port: 0\n/,
    );
  });

  it.each([
    ["nothing", undefined, "missing"],
    ["null", null, "null"],
    ["a list", [], "[]"],
    ["a text", "prod", '"prod"'],
    ["a number", 7, "7"],
  ])("that is %s is told where to start", (_what, input, shown) => {
    expect(paragraphsOf(refusalOf(input))).toEqual([
      `environment: ${shown}\n  allowed: an object of type EnvironmentInput\n  next:    start from src/environments/dev.ts`,
    ]);
  });

  it("that is empty is told every field it must have", () => {
    expect(problemsOf({}).map(({ path, fix }) => [path, fix])).toEqual(
      ["name", "accountId", "region", "zones", "network", "web", "backend", "database"].map((path) => [
        path,
        `add \`${path}\``,
      ]),
    );
  });
});

describe("checks across fields", () => {
  const paths = (changes: Readonly<Record<string, unknown>>): string[] =>
    problemsOf(broken(changes)).map(({ path }) => path);

  it("want an instance in every zone: a maximum below the zones, and a minimum above the maximum", () => {
    const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
    expect(problemsOf(broken({ zones, "backend.minimum": 3 }))).toEqual([
      {
        path: "web.minimum",
        given: 2,
        allowed: "at least 3, an instance in every zone",
        fix: "raise `web.minimum` to 3",
      },
    ]);
    expect(paths({ "web.minimum": 11 })).toEqual(["web.maximum"]);
  });

  it("take four zones, with four instances", () => {
    const zones = [..."abcd"].map((letter) => `us-east-1${letter}`);
    expect(paths({ zones, "web.minimum": 4, "backend.minimum": 4 })).toEqual([]);
  });

  it("want the image that the instance type runs", () => {
    const image = { kind: "pinned", id: "ami-0123456789abcdef0", architecture: "x86_64" };
    expect(problemsOf(broken({ "web.instanceType": "t4g.medium", "web.image": image }))).toEqual([
      {
        path: "web.image.architecture",
        given: "x86_64",
        allowed: "arm64, what t4g.medium runs",
        fix: "pin an arm64 image, or choose another `web.instanceType`",
      },
    ]);
    expect(paths({ "web.image": image })).toEqual([]);
    expect(
      paths({ "web.instanceType": "t4g.medium", "web.image": { ...image, architecture: "arm64" } }),
    ).toEqual([]);
  });

  it("know which types have no CPU credits to limit", () => {
    const cpuCredits = { kind: "standard", reason: "a fleet that must not cost more" };
    expect(paths({ "web.instanceType": "m7i.large", "web.cpuCredits": cpuCredits })).toEqual([
      "web.cpuCredits",
    ]);
    expect(paths({ "web.cpuCredits": cpuCredits })).toEqual([]);
  });

  it("want the endpoint that the sample's boot calls, and each once", () => {
    expect(paths({ "network.interfaceEndpoints": ["ssm"] })).toEqual(["network.interfaceEndpoints"]);
    expect(paths({ "network.interfaceEndpoints": [], "network.egress": { kind: "nat-per-zone" } })).toEqual(
      [],
    );
    expect(
      paths({ "network.interfaceEndpoints": [], "backend.boot": { kind: "script", script: "#!/bin/sh" } }),
    ).toEqual([]);
    expect(paths({ "network.interfaceEndpoints": ["secretsmanager", "kms", "kms"] })).toEqual([
      "network.interfaceEndpoints",
    ]);
  });

  it("refuse HTTPS on the backend without the name that the sample web tier is to verify", () => {
    const listener = prod.web.listener;
    expect(paths({ "backend.listener": listener })).toEqual(["backend.listener.serverName"]);
    expect(paths({ "backend.listener": { ...listener, serverName: "backend.example.com" } })).toEqual([]);
    expect(
      paths({ "backend.listener": listener, "web.boot": { kind: "script", script: "#!/bin/sh" } }),
    ).toEqual([]);
  });

  it("allow storage to grow by a tenth exactly, for every size", () => {
    for (const [storage, least] of [
      [20, 22],
      [100, 110],
      [101, 112],
      [1000, 1100],
    ] as const) {
      const sizes = { "database.storageGiB": storage };
      expect(paths({ ...sizes, "database.maximumStorageGiB": least })).toEqual([]);
      expect(paths({ ...sizes, "database.maximumStorageGiB": least - 1 })).toEqual([
        "database.maximumStorageGiB",
      ]);
    }
  });

  it("take certificates of the region's own partition", () => {
    const china = {
      region: "cn-north-1",
      zones: ["cn-north-1a", "cn-north-1b"],
      "web.listener.certificateArn": "arn:aws-cn:acm:cn-north-1:111122223333:certificate/1",
    };
    expect(paths(china)).toEqual([]);
    expect(
      paths({ ...china, "web.listener.certificateArn": "arn:aws:acm:cn-north-1:111122223333:certificate/1" }),
    ).toEqual(["web.listener.certificateArn"]);
  });

  it("are left out where a field they need is wrong: no problem is reported of a value that is not there", () => {
    expect(paths({ zones: ABSENT })).toEqual(["zones"]);
    expect(paths({ region: "mars-1" })).toEqual(["region"]);
    expect(paths({ web: ABSENT })).toEqual(["web"]);
  });

  it("have the type of what a user writes", () => {
    const input: EnvironmentInput = prod;
    expect(checkEnvironment(input).name).toBe("prod");
  });
});

describe("checkEnvironments", () => {
  it("refuses two environments of one name: they would share stacks and state", () => {
    expect(() =>
      checkEnvironments([dev, prod, { ...dev, region: "us-west-2", zones: ["us-west-2a", "us-west-2b"] }]),
    ).toThrow('Two environments have the same name\n  given:   "dev"');
  });
});
