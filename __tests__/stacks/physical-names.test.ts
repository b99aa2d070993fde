import { dev, environmentWith, prod } from "../support/environments";
import { physicalNames, refusedNames } from "../support/name-limits";
import { attributeOf, leaves, resources } from "../support/stack-json";
import { stacksOf } from "../support/synth";

/** The longest of everything that an environment may put into a name. */
const longest = environmentWith({
  name: "abcdefghij",
  web: { port: 65_535 },
  backend: { port: 65_535 },
  database: { name: "d".repeat(32), masterUser: "m".repeat(16) },
});
const stacks = stacksOf(longest);

describe("the physical names", () => {
  it("are ones that AWS takes, for the longest environment's too", () => {
    expect(stacks.flatMap(refusedNames)).toEqual([]);
    expect(stacksOf(prod).flatMap(refusedNames)).toEqual([]);
    expect(stacks.flatMap(physicalNames).length).toBeGreaterThan(40);
  });

  it("are unique, within an account too: every name of prod differs from every one of dev", () => {
    const names = [prod, dev].flatMap((environment) =>
      stacksOf(environment)
        .flatMap(physicalNames)
        // An inline policy's name is its role's own.
        .filter((name) => !name.startsWith("aws_iam_role_policy:")),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("carry the environment, but for the target groups' short ones nothing but it", () => {
    for (const name of stacks.flatMap(physicalNames)) {
      if (!name.startsWith("aws_iam_role_policy:")) expect(name).toContain("abcdefghij");
    }
  });
});

describe("the texts that AWS limits", () => {
  it("describe security groups and rules in its alphabet", () => {
    const types = [
      "aws_security_group",
      "aws_vpc_security_group_ingress_rule",
      "aws_vpc_security_group_egress_rule",
    ];
    for (const json of stacks) {
      for (const text of types.flatMap((type) => Object.values(attributeOf(json, type, "description")))) {
        expect(text).toMatch(/^[0-9A-Za-z_ .:/()#,@[\]+=&;{}!$*-]{1,255}$/);
      }
    }
  });

  it("tag with keys of at most 128 and values of at most 256 characters, in its alphabet", () => {
    const tags = stacks.flatMap((json) => leaves(json)).filter(({ path }) => path.at(-2) === "tags");
    expect(tags.length).toBeGreaterThan(50);
    for (const { path, value } of tags) {
      expect(path.at(-1)).toMatch(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u);
      expect(value).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u);
    }
  });

  it("give every named thing of a network its Name", () => {
    for (const type of [
      "aws_vpc",
      "aws_subnet",
      "aws_route_table",
      "aws_internet_gateway",
      "aws_vpc_endpoint",
    ]) {
      const untagged = stacks.flatMap((json) =>
        Object.entries(resources(json, type)).filter(
          ([, { tags }]) => (tags as { Name?: string } | undefined)?.Name === undefined,
        ),
      );
      expect(untagged).toEqual([]);
    }
  });
});
