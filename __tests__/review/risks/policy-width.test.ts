import { widthOf } from "../../../src/review/risks/policy-width";

const width = (...statements: readonly object[]) => widthOf(JSON.stringify({ Statement: statements }));
const narrow = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" };

describe("a policy that grants far too much", () => {
  it.each([
    ["every action", width({ Effect: "Allow", Action: "*", Resource: "*" }), "every action"],
    [
      "all of IAM",
      width({ Effect: "Allow", Action: ["s3:GetObject", "iam:*"], Resource: ["*"] }),
      "every action",
    ],
    ["all but something", width({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }), "every action"],
    [
      "in one of several statements",
      width(narrow, { Effect: "Allow", Action: "*", Resource: "*" }),
      "every action",
    ],
    [
      "everybody",
      width(narrow, { Effect: "Allow", Action: "s3:GetObject", Resource: "*", Principal: "*" }),
      "everybody",
    ],
    [
      "everybody of AWS",
      width({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: ["*"] } }),
      "everybody",
    ],
    ["everybody but one", width({ Effect: "Allow", Action: "x:y", NotPrincipal: { AWS: "1" } }), "everybody"],
  ])("%s", (_label, found, expected) => {
    expect(found).toBe(expected);
  });
});

describe("a policy that does not", () => {
  it.each([
    ["names what it allows", width(narrow)],
    ["denies everything", width({ Effect: "Deny", Action: "*", Resource: "*", Principal: "*" })],
    [
      "is for everybody under a condition",
      width({ Effect: "Allow", Action: "x:y", Principal: "*", Condition: { Bool: {} } }),
    ],
    [
      "is of a resource and names who",
      width({ Effect: "Allow", Action: "*", Resource: "*", Principal: { AWS: "1" } }),
    ],
    ["allows every action on one thing", width({ Effect: "Allow", Action: "*", Resource: "arn:1" })],
    ["is no JSON", widthOf("{")],
    ["is no policy", widthOf("{}")],
    ["is no text", widthOf(5)],
  ])("%s", (_label, found) => {
    expect(found).toBeUndefined();
  });
});
