import { problemsOf } from "../../src/config/check-environment";
import { instanceSizeOf } from "../../src/config/instance-types";
import { broken } from "../support/refusals";

const ENDPOINTS = ["autoscaling", "ssm", "ssmmessages", "logs", "secretsmanager"];
const HOOKED = {
  "network.interfaceEndpoints": ENDPOINTS,
  "web.lifecycleHooks": { launch: { kind: "wait" } },
};
const refused = (changes: Readonly<Record<string, unknown>>) =>
  problemsOf(broken(changes)).map(({ path, allowed }) => [path, allowed]);

describe("the size of an instance type", () => {
  it.each([
    ["t3.medium", 2, 4],
    ["t4g.2xlarge", 8, 32],
    ["m7g.medium", 1, 4],
    ["c6i.large", 2, 4],
    ["r5.xlarge", 4, 32],
    ["m5.24xlarge", 96, 384],
  ])("%s has %d vCPUs and %d GiB", (type, vcpus, memoryGiB) => {
    expect(instanceSizeOf(type)).toEqual({ vcpus, memoryGiB });
  });

  it.each(["x2gd.large", "m4.large", "m5.metal", "i4i.large"])("%s is not known", (type) => {
    expect(instanceSizeOf(type)).toBeUndefined();
  });
});

describe("other instance types", () => {
  it("as large, or smaller for a reason, are taken", () => {
    const types = ["t3a.medium", "t3.large", { type: "t3.small", reason: "better small than none at all" }];
    expect(refused({ "web.otherInstanceTypes": types })).toEqual([]);
  });

  it.each<[string, string]>([
    ["t3.medium", "each type once"],
    ["t4g.medium", "a type of x86_64, for which the image of t3.medium is made"],
    ["m5.large", "a t3, t3a or t4g type as t3.medium: one launch template sets CPU credits for all of them"],
    [
      "t3.small",
      "one with at least what t3.medium (2 vCPUs, 4 GiB) has; t3.small (2 vCPUs, 2 GiB), or { type, reason }",
    ],
  ])("%s beside t3.medium is refused", (type, allowed) => {
    expect(refused({ "web.otherInstanceTypes": [type] })).toEqual([["web.otherInstanceTypes.0", allowed]]);
  });

  it.each<[string, string]>([
    ["t3.large", "no burstable type beside m7i.large: CPU credits are not set in its launch template"],
    [
      "x2idn.large",
      "one with at least what m7i.large (2 vCPUs, 8 GiB) has; x2idn.large (of a size not known here), or { type, reason }",
    ],
  ])("%s beside m7i.large is refused", (type, allowed) => {
    expect(refused({ "web.instanceType": "m7i.large", "web.otherInstanceTypes": [type] })).toEqual([
      ["web.otherInstanceTypes.0", allowed],
    ]);
  });

  it("of Spot are refused by name", () => {
    expect(refused({ "web.spot": { kind: "all" } })).toEqual([
      [
        "web.spot",
        "nothing: On-Demand Instances alone. AWS takes Spot Instances back in several zones at once, and what is left then cannot be told",
      ],
    ]);
  });
});

describe("a rollout", () => {
  const PERCENTAGES =
    "percentages that rise from 1 on and end at 100: what comes after the last is never replaced";
  it.each([[[]], [[50]], [[50, 50, 100]], [[60, 40, 100]], [[100, 50]]])(
    "with the checkpoints %j is refused",
    (percentages) => {
      expect(refused({ "web.rollout": { checkpoints: { kind: "at", percentages } } })).toEqual([
        ["web.rollout.checkpoints.percentages", PERCENTAGES],
      ]);
    },
  );

  it("below all healthy needs a reason", () => {
    expect(refused({ "web.replacement": { kind: "terminate-first", minimumHealthyPercent: 90 } })).toEqual([
      [
        "web.replacement.reason",
        "a reason of 10 to 300 characters on one line: the drill and the review print it",
      ],
    ]);
    expect(refused({ "web.replacement": { kind: "launch-first", maximumHealthyPercent: 100 } })).toEqual([
      ["web.replacement.maximumHealthyPercent", "a whole number of percent from 101 to 200"],
    ]);
  });
});

describe("lifecycle hooks", () => {
  it.each([29, 7201, 60.5])("with a timeout of %d are refused", (timeoutSeconds) => {
    expect(
      refused({ ...HOOKED, "web.lifecycleHooks": { terminate: { kind: "wait", timeoutSeconds } } }),
    ).toEqual([["web.lifecycleHooks.terminate.timeoutSeconds", "a whole number of seconds from 30 to 7200"]]);
  });

  it("shorter than the declared boot are refused", () => {
    const launch = { kind: "wait", timeoutSeconds: 179 };
    expect(refused({ ...HOOKED, "web.lifecycleHooks": { launch } })).toEqual([
      [
        "web.lifecycleHooks.launch.timeoutSeconds",
        "at least the declared boot of up to 180 seconds: a slower boot ends at the hook",
      ],
    ]);
  });

  it("need the endpoint autoscaling, or a way to the internet", () => {
    const hooks = {
      "web.lifecycleHooks": { launch: { kind: "wait" } },
      "backend.lifecycleHooks": { terminate: { kind: "wait" } },
    };
    expect(refused(hooks)).toEqual([
      [
        "network.interfaceEndpoints",
        "a list with autoscaling: instances complete their lifecycle hooks there, and no instance has a route to the internet",
      ],
    ]);
    expect(refused({ ...hooks, "network.egress": { kind: "nat-per-zone" } })).toEqual([]);
    expect(refused({ ...hooks, "network.interfaceEndpoints": ENDPOINTS })).toEqual([]);
  });

  it("need a script of one's own to complete them", () => {
    const script = (text: string) => ({ ...HOOKED, "web.boot": { kind: "script", script: text } });
    expect(refused(script("#!/bin/bash\n"))).toEqual([
      [
        "web.boot.script",
        "a script that calls `aws autoscaling complete-lifecycle-action`: every instance waits for it",
      ],
    ]);
    expect(refused(script("#!/bin/bash\naws autoscaling complete-lifecycle-action\n"))).toEqual([]);
  });
});

describe("a warm pool", () => {
  const pool = (more: object = {}) => ({ ...HOOKED, "web.warmPool": { kind: "stopped", ...more } });

  it("with a launch hook and one type is taken", () => {
    expect(refused(pool())).toEqual([]);
    expect(refused(pool({ preparedMaximum: 3 }))).toEqual([]);
  });

  it("beside other instance types is refused", () => {
    expect(refused({ ...pool(), "web.otherInstanceTypes": ["t3a.medium"] })).toEqual([
      [
        "web.warmPool",
        "none beside `otherInstanceTypes`: AWS documents that PutWarmPool is not called on a group with a mixed instances policy",
      ],
    ]);
  });

  it("without a launch hook is refused", () => {
    expect(refused({ "web.warmPool": { kind: "running" } })).toEqual([
      [
        "web.warmPool",
        "a pool with `web.lifecycleHooks.launch`: without it instances are stopped while they boot",
      ],
    ]);
  });

  it("hibernated is refused", () => {
    expect(refused({ ...HOOKED, "web.warmPool": { kind: "hibernated" } })).toEqual([
      [
        "web.warmPool.kind",
        '{ kind: "none" }, { kind: "stopped" } or { kind: "running" } (hibernation is not offered: it wants an image, a volume and a type that take it)',
      ],
    ]);
  });

  it.each([
    [{ preparedMaximum: 2 }, "preparedMaximum", "3 to 10"],
    [{ preparedMaximum: 11 }, "preparedMaximum", "3 to 10"],
    [{ minimum: 9 }, "minimum", "at most 8"],
  ])("of %j is refused", (more, field, allowed) => {
    expect(refused(pool(more))).toEqual([
      [`web.warmPool.${field}`, expect.stringMatching(new RegExp(`^${allowed}[,:]`))],
    ]);
  });
});

describe("reserved capacity", () => {
  it.each([99, 15_001, 100.5])("of %d units is refused", (units) => {
    expect(refused({ "web.reservedCapacityUnits": units })).toEqual([
      ["web.reservedCapacityUnits", "a whole number of capacity units from 100 to 15000"],
    ]);
  });
});
