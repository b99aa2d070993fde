import {
  architectureOf,
  burstableBaselineOf,
  isDbInstanceClass,
  isInstanceType,
} from "../../src/config/instance-types";

describe("an instance type", () => {
  it.each([
    "t3.medium",
    "t4g.nano",
    "m7i.2xlarge",
    "c7gn.16xlarge",
    "m7i-flex.large",
    "i3.metal",
    "m7i.metal-24xl",
    "a1.xlarge",
  ])("may be %s", (type) => expect(isInstanceType(type)).toBe(true));

  it.each([
    "",
    "t3",
    "t3.",
    ".medium",
    "T3.medium",
    "t3.huge",
    "db.t3.medium",
    "t3.medium ",
    "t3.medium\n",
    "t3.999xlarge",
  ])("may not be %j", (type) => expect(isInstanceType(type)).toBe(false));

  it.each([
    ["t3.medium", "x86_64"],
    ["t3a.medium", "x86_64"],
    ["m7i.large", "x86_64"],
    ["g4dn.xlarge", "x86_64"],
    ["t4g.medium", "arm64"],
    ["m7gd.large", "arm64"],
    ["c7gn.large", "arm64"],
    ["x2gd.large", "arm64"],
    ["g5g.xlarge", "arm64"],
    ["im4gn.large", "arm64"],
    ["a1.large", "arm64"],
  ])("%s runs %s", (type, architecture) => {
    expect(architectureOf(type)).toBe(architecture);
  });

  it.each([
    ["t3.nano", 2, 5],
    ["t3.medium", 2, 20],
    ["t3a.large", 2, 30],
    ["t4g.2xlarge", 8, 40],
  ])("%s bursts: %s vCPUs with a baseline of %s %%", (type, vcpus, baselinePercent) => {
    expect(burstableBaselineOf(type)).toEqual({ vcpus, baselinePercent });
  });

  it.each(["m7i.large", "c7g.medium", "t3.metal"])("%s has no baseline", (type) => {
    expect(burstableBaselineOf(type)).toBeUndefined();
  });
});

describe("a database instance class", () => {
  it.each(["db.m6g.large", "db.t4g.medium", "db.r6gd.16xlarge", "db.m5.xlarge"])("may be %s", (type) => {
    expect(isDbInstanceClass(type)).toBe(true);
  });

  it.each(["m6g.large", "db.m6g", "db.zz.huge", "db.serverless", "DB.m6g.large", "db.m6g.large\n"])(
    "may not be %j",
    (type) => {
      expect(isDbInstanceClass(type)).toBe(false);
    },
  );
});
