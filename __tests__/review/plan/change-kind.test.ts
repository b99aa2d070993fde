import { read, readChange, planWith, resourceChange } from "./support/plans";

describe("the kind of a change", () => {
  it.each([
    [["no-op"], {}, "no-op"],
    [["create"], {}, "create"],
    [["read"], {}, "read"],
    [["update"], {}, "update"],
    [["delete", "create"], {}, "replace-delete-first"],
    [["create", "delete"], {}, "replace-create-first"],
    [["delete"], {}, "delete"],
    [["forget"], {}, "forget"],
    [["create", "forget"], {}, "replace-create-first"],
    [["forget", "create"], {}, "replace-delete-first"],
    [["open"], { mode: "ephemeral" }, "read"],
    [["no-op"], { previous_address: "aws_thing.b" }, "move"],
    [["update"], { previous_address: "aws_thing.b" }, "update"],
    // What is not known is never taken for harmless.
    [["update", "delete"], {}, "replace-delete-first"],
    [["no-op", "no-op"], {}, "replace-delete-first"],
    [["constructor"], {}, "replace-delete-first"],
    [[], {}, "replace-delete-first"],
  ])("%j %j is %s", async (actions, more, kind) => {
    expect((await readChange({ actions }, more)).kind).toBe(kind);
  });

  it.each([
    [{ id: "vpc-1" }, "vpc-1"],
    [{ identity: { region: "eu-west-1", id: "vpc-1" } }, "region=eu-west-1, id=vpc-1"],
    [{ unknown: true }, "known after the apply"],
    [{}, "an identity that is not told"],
  ])("importing %j is an import by %s", async (importing, importId) => {
    expect(await readChange({ actions: ["no-op"], importing })).toEqual(
      expect.objectContaining({ kind: "import", importId }),
    );
    expect(await readChange({ actions: ["update"], importing })).toEqual(
      expect.objectContaining({ kind: "update", importId }),
    );
  });

  test("what the kind does not tell is noted", async () => {
    const { notes } = await read(
      planWith({
        resource_changes: [
          resourceChange({ actions: ["create", "forget"] }),
          resourceChange({ actions: ["explode"] }, { address: "aws_thing.b" }),
        ],
      }),
    );
    expect(notes).toEqual([
      "aws_thing.a is replaced, and the old one is left where it is, managed by nobody",
      "aws_thing.b has actions that are not known (explode): taken for a replacement that begins with a deletion",
    ]);
  });

  test("reason, paths that force a replacement, and where it was", async () => {
    const change = await readChange(
      {
        actions: ["delete", "create"],
        replace_paths: [["name"], ["rule", 0, "port"], ["set", { a: 1 }, "b"]],
      },
      {
        action_reason: "replace_because_cannot_update",
        previous_address: "aws_thing.old",
        deposed: "1a2b3c4d",
      },
    );
    expect(change).toEqual({
      address: "aws_thing.a (deposed object 1a2b3c4d)",
      type: "aws_thing",
      mode: "managed",
      kind: "replace-delete-first",
      previousAddress: "aws_thing.old",
      reason: "replace_because_cannot_update",
      replacePaths: [["name"], ["rule", 0, "port"], ["set"]],
      attributes: [],
      attributesLeftOut: 0,
    });
  });
});
