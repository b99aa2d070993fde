import { unchangedDrafts } from "../../../src/review/plan/unchanged-drafts";

const change = (before: object | null, after: object | null, unknown = {}, sensitive: unknown = {}) => ({
  actions: ["update"],
  before,
  after,
  after_unknown: unknown,
  after_sensitive: sensitive,
});

describe("settings that stay as they are", () => {
  it("are kept where they are listed, equal and known", () => {
    const before = {
      type: "ingress",
      from_port: 22,
      to_port: 22,
      multi_az: null,
      name: "x",
      protocol: "tcp",
    };
    const after = { ...before, to_port: 23, name: "x" };
    expect(unchangedDrafts("aws_security_group_rule", change(before, after, { protocol: true }))).toEqual({
      from_port: { kind: "value", value: 22 },
      multi_az: { kind: "absent" },
      type: "ingress",
    });
  });

  it("are hidden where the plan marks them", () => {
    const same = { multi_az: true };
    expect(unchangedDrafts("aws_db_instance", change(same, same, {}, { multi_az: true }))).toEqual({
      multi_az: { kind: "hidden", because: "marked as sensitive" },
    });
  });

  it.each([
    ["what is made", change(null, { multi_az: true })],
    ["what goes", change({ multi_az: true }, null)],
    ["other settings alone", change({ name: "a" }, { name: "a" })],
    ["lists", change({ type: ["a"] }, { type: ["a"] })],
  ])("are none of %s", (_label, one) => {
    expect(unchangedDrafts("aws_db_instance", one)).toBeUndefined();
  });
});
