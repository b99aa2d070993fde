import { known } from "../../src/model/expressions/values";
import { lazyAttributes } from "../../src/model/lazy-attributes";

it("works a value out when it is asked for, and once", () => {
  const asked: string[] = [];
  const attributes = lazyAttributes(["a", "b", "__proto__"], (name) => {
    asked.push(name);
    return known(name);
  });
  expect(Object.keys(attributes)).toEqual(["a", "b", "__proto__"]);
  expect("b" in attributes).toBe(true);
  expect("constructor" in attributes).toBe(false);
  expect(Object.hasOwn(attributes, "toString")).toBe(false);
  expect(Object.hasOwn(attributes, "c")).toBe(false);
  expect(asked).toEqual(["a", "b", "__proto__"]);
  expect(attributes["b"]).toEqual(known("b"));
  expect(attributes["b"]).toBe(attributes["b"]);
  expect(asked).toEqual(["a", "b", "__proto__"]);
});

it("tells only what is asked", () => {
  const asked: string[] = [];
  const attributes = lazyAttributes(["a", "b"], (name) => {
    asked.push(name);
    return known(1);
  });
  expect(attributes["b"]).toEqual(known(1));
  expect(asked).toEqual(["b"]);
  expect(attributes).toEqual({ a: known(1), b: known(1) });
});
