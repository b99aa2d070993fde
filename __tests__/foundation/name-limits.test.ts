import { DurableError } from "../../src/foundation/errors";
import { type NamedKind, physicalName } from "../../src/foundation/name-limits";

const ACCEPTED: readonly (readonly [NamedKind, string])[] = [
  ["loadBalancer", "a".repeat(32)],
  ["loadBalancer", "durable-prod-web"],
  ["targetGroup", "prod-backend-http-65535"],
  ["launchTemplate", "abc"],
  ["launchTemplate", "a".repeat(128)],
  ["autoScalingGroup", "a".repeat(255)],
  ["scalingPolicy", "durable-prod-web-cpu"],
  ["dbInstance", "a".repeat(63)],
  ["bucket", "a".repeat(63)],
  ["bucket", "1-a"],
  ["table", "durable-prod-state-lock"],
  ["role", "a".repeat(64)],
];

const REFUSED: readonly (readonly [NamedKind, string, string])[] = [
  ["loadBalancer", "a".repeat(33), "one too long"],
  ["loadBalancer", "trailing-", "a hyphen at the end"],
  ["loadBalancer", "-leading", "a hyphen at the start"],
  ["loadBalancer", "under_score", "an underscore"],
  ["loadBalancer", "grün", "a letter beyond ASCII"],
  ["loadBalancer", "", "nothing"],
  ["targetGroup", "a".repeat(33), "one too long"],
  ["targetGroup", "two--hyphens", "two hyphens"],
  ["launchTemplate", "ab", "too short"],
  ["launchTemplate", "a".repeat(129), "one too long"],
  ["autoScalingGroup", "a:b", "a colon"],
  ["autoScalingGroup", "a".repeat(256), "one too long"],
  ["scalingPolicy", "a b", "a space"],
  ["dbInstance", "a".repeat(64), "one too long"],
  ["dbInstance", "1st", "a digit first"],
  ["bucket", "ab", "too short"],
  ["bucket", "a".repeat(64), "one too long"],
  ["bucket", "Upper", "a capital"],
  ["bucket", "trailing-", "a hyphen at the end"],
  ["table", "ab", "too short"],
  ["role", "a".repeat(65), "one too long"],
  ["role", "a/b", "a slash"],
];

describe("a physical name", () => {
  it.each(ACCEPTED)("of a %s may be %s", (kind, name) => {
    expect(physicalName(kind, name)).toBe(name);
  });

  it.each(REFUSED)("of a %s may not be %s: %s", (kind, name) => {
    expect(() => physicalName(kind, name)).toThrow(DurableError);
  });

  it("that is refused says which, how long it is, what is allowed and what to do", () => {
    const long = "a".repeat(33);
    expect(() => physicalName("loadBalancer", long)).toThrow(
      [
        "AWS would refuse this loadBalancer name",
        `  given:   "${long}" (33 characters)`,
        "  allowed: 1 to 32 letters, digits and single hyphens, from a letter to a letter or digit",
        "  next:    shorten the environment's `name`",
      ].join("\n"),
    );
  });
});
