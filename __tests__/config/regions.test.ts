import { problemsOf } from "../../src/config/check-environment";
import { partitionOf, REGIONS, zonesOf } from "../../src/config/regions";
import { broken } from "../support/refusals";

describe("the regions", () => {
  it("are known once each, in alphabetical order", () => {
    expect([...new Set(REGIONS)].sort()).toEqual([...REGIONS]);
    expect(REGIONS.length).toBeGreaterThanOrEqual(38);
  });

  it.each(REGIONS.map((region) => [region]))(
    "%s has three zones or more, and any two of them are accepted",
    (region) => {
      const zones = zonesOf(region);
      expect(zones.length).toBeGreaterThanOrEqual(3);
      for (const zone of zones) expect(zone).toMatch(new RegExp(`^${region}[a-f]$`));
      const certificateArn = `arn:${partitionOf(region)}:acm:${region}:111122223333:certificate/1`;
      const pairs = zones.map((zone, index) => [zone, zones[(index + 1) % zones.length]]);
      for (const pair of pairs) {
        expect(
          problemsOf(broken({ region, zones: pair, "web.listener.certificateArn": certificateArn })),
        ).toEqual([]);
      }
    },
  );

  it("skip the letters that accounts do not see", () => {
    expect(zonesOf("ap-northeast-1")).toEqual(["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]);
    expect(zonesOf("ca-central-1")).toEqual(["ca-central-1a", "ca-central-1b", "ca-central-1d"]);
    expect(zonesOf("us-east-1")).toHaveLength(6);
    expect(
      problemsOf(broken({ region: "ap-northeast-1", zones: ["ap-northeast-1a", "ap-northeast-1b"] })),
    ).toMatchObject([
      {
        path: "zones.1",
        allowed: "a zone of ap-northeast-1: ap-northeast-1a, ap-northeast-1c, ap-northeast-1d",
      },
      { path: "web.listener.certificateArn" },
    ]);
  });

  it("belong to a partition each; one that is unknown has no zone", () => {
    expect(
      Object.fromEntries(
        REGIONS.map((region) => [region, partitionOf(region)]).filter(([, partition]) => partition !== "aws"),
      ),
    ).toEqual({
      "cn-north-1": "aws-cn",
      "cn-northwest-1": "aws-cn",
      "us-gov-east-1": "aws-us-gov",
      "us-gov-west-1": "aws-us-gov",
    });
    expect(zonesOf("mars-north-1")).toEqual([]);
  });
});
