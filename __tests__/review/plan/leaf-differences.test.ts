import { planWith, read, readChange, resourceChange, shownLeaves } from "./support/plans";

async function leaves(change: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, string>>> {
  return shownLeaves(await readChange(change));
}

describe("changed attributes", () => {
  test("leaves that differ, in the order of their paths; null and absent are one", async () => {
    const before = { size: 2, name: "a", same: "x", gone: "y", none: null, on: true, deep: { a: { b: 1 } } };
    const after = { size: 3, name: "b", same: "x", fresh: "z", on: false, deep: { a: { b: 2 } } };
    expect(await leaves({ before, after })).toEqual({
      "deep.a.b": "1 -> 2",
      fresh: 'absent -> "z"',
      gone: '"y" -> absent',
      name: '"a" -> "b"',
      on: "true -> false",
      size: "2 -> 3",
    });
    expect((await readChange({ before, after })).attributes.map(({ path }) => path)).toEqual([
      ["deep", "a", "b"],
      ["fresh"],
      ["gone"],
      ["name"],
      ["on"],
      ["size"],
    ]);
  });

  test("a creation shows what is there, and no empty blocks; a deletion likewise", async () => {
    const values = { name: "a", block: [], map: {}, none: null, list: ["x"] };
    expect(
      await leaves({ actions: ["create"], before: null, after: values, after_unknown: { arn: true } }),
    ).toEqual({
      arn: "absent -> unknown",
      "list.0": 'absent -> "x"',
      name: 'absent -> "a"',
    });
    expect(await leaves({ actions: ["delete"], before: values, after: null })).toEqual({
      "list.0": '"x" -> absent',
      name: '"a" -> absent',
    });
  });

  test("a value that is known only after the apply, also within and instead of lists", async () => {
    expect(
      await leaves({
        before: { id: "i-1", list: ["a", "b"], blocks: [{ a: 1, b: 2 }], empty: [] },
        after: { blocks: [{ a: 1 }] },
        after_unknown: { id: true, list: true, blocks: [{ b: true }], empty: true, fresh: true },
      }),
    ).toEqual({
      "blocks.0.b": "2 -> unknown",
      empty: "[] -> unknown",
      fresh: "absent -> unknown",
      id: '"i-1" -> unknown',
      "list.0": '"a" -> unknown',
      "list.1": '"b" -> unknown',
    });
  });

  test("an element that is equal as far as it is known", async () => {
    expect(
      await leaves({
        before: { blocks: [{ a: 1 }] },
        after: { blocks: [{ a: 1 }] },
        after_unknown: { blocks: [{ id: true }] },
      }),
    ).toEqual({ "blocks.0.id": "absent -> unknown" });
  });

  test("an element more does not shift the others; an order that changes is a change", async () => {
    expect(await leaves({ before: { set: ["b", "c"] }, after: { set: ["a", "b", "c"] } })).toEqual({
      "set.0": 'absent -> "a"',
    });
    expect(await leaves({ before: { set: ["a", "b", "c"] }, after: { set: ["b", "c"] } })).toEqual({
      "set.0": '"a" -> absent',
    });
    expect(
      await leaves({
        before: { rule: [{ port: 1 }, { port: 2, to: "x" }] },
        after: { rule: [{ port: 3 }, { port: 1 }] },
      }),
    ).toEqual({ "rule.0.port": "2 -> 3", "rule.0.to": '"x" -> absent' });
    expect(await leaves({ before: { list: ["a", "b"] }, after: { list: ["b", "a"] } })).toEqual({
      "list.0": '"a" -> "b"',
      "list.1": '"b" -> "a"',
    });
  });

  test("removed and changed elements have paths of their own", async () => {
    const { attributes } = await readChange({
      before: { set: ["a", "b", "x", "y"] },
      after: { set: ["x", "y", "z"] },
    });
    expect(new Set(attributes.map(({ path }) => path.join("."))).size).toBe(attributes.length);
  });

  test("a value that becomes another kind of value", async () => {
    expect(await leaves({ before: { v: "a", w: ["x"] }, after: { v: { k: 1 }, w: { k: 2 } } })).toEqual({
      v: '"a" -> absent',
      "v.k": "absent -> 1",
      "w.0": '"x" -> absent',
      "w.k": "absent -> 2",
    });
  });

  test("keys that objects of the language have", async () => {
    expect(
      await readChange({
        before: JSON.parse('{"tags":{"__proto__":"a","constructor":"b"}}') as unknown,
        after: JSON.parse('{"tags":{"__proto__":"c","constructor":"d","toString":"e"}}') as unknown,
        after_unknown: { tags: {} },
      }).then(({ attributes }) => attributes.map(({ path }) => path.join("."))),
    ).toEqual(["tags.__proto__", "tags.constructor", "tags.toString"]);
  });

  test("at most 200 leaves, and no text beyond 8,192 characters", async () => {
    const many = Object.fromEntries([...Array(250).keys()].map((index) => [`k${index}`, index]));
    const change = await readChange({ before: {}, after: { many, text: "a b ".repeat(1_310_720) } });
    expect([change.attributes.length, change.attributesLeftOut]).toEqual([200, 51]);
    const long = await readChange({ before: { text: "short" }, after: { text: "a b ".repeat(1_310_720) } });
    expect(JSON.stringify(long).length).toBeLessThan(1_000);
    expect(shownLeaves(long)).toEqual({
      text: '"short" -> (too long to show: 5,242,880 characters)',
    });
  });

  test("nesting beyond all measure ends", async () => {
    const deep = (leaf: string) => `${"[".repeat(20_000)}"${leaf}"${"]".repeat(20_000)}`;
    const plan = JSON.stringify(
      planWith({ resource_changes: [resourceChange({ before: { a: "B" }, after: { a: "A" } })] }),
    );
    const { changes } = await read(plan.replace('"B"', deep("x")).replace('"A"', deep("y")));
    const attributes = changes.flatMap((change) => change.attributes);
    expect(attributes.map(({ path, after }) => [path.length, after])).toEqual([
      [101, { kind: "hidden", because: "nested too deep" }],
    ]);
  });
});
