import { describeOrphans } from "../../../../src/state/recover/orphans/describe";
import type { Orphans, StackOrphans } from "../../../../src/state/recover/orphans/orphans";
import { isAnswered, reportOrphans } from "../../../../src/state/recover/orphans/report";
import { writeImports } from "../../../../src/state/recover/orphans/write-imports";
import { fakeHost } from "../../../cli/support/fake-host";

const NONE: StackOrphans = { stack: "durable-dev", orphans: [], ambiguous: [], undecided: [] };
const VPC = { address: "aws_vpc.network", id: "vpc-1", found: "by the environment's tags and tags.Name=x" };
const found = (stack: Partial<StackOrphans>, rest: Partial<Orphans> = {}) => ({
  orphans: { stacks: [{ ...NONE, ...stack }], unfinished: [], strangers: [], ...rest },
  locks: new Map(),
});
const WRITTEN = { written: ["imports/durable-dev.json"], removed: [] };
const STRANGER = { type: "aws_vpc", id: "vpc-9", known: "tags.Name=x" };
const TWO = { address: "aws_eip.a", ids: ["eipalloc-1", "eipalloc-2"], found: "by tags" };

describe("what a person reads", () => {
  it("of nothing", () => {
    const report = reportOrphans("dev", found({}));
    expect(describeOrphans(report)).toEqual(["dev: no orphans"]);
  });

  it("of orphans: the command that writes the imports, and then the deploy", () => {
    const rule = { address: "aws_security_group.web", groupId: "sg-1", ruleId: "sgr-1" };
    const orphans = found({ orphans: [VPC] }, { unfinished: [rule] });
    expect(describeOrphans(reportOrphans("dev", orphans))).toEqual([
      "ORPHAN      aws_vpc.network         vpc-1  by the environment's tags and tags.Name=x",
      "UNFINISHED  aws_security_group.web  sgr-1  lets everything out; --write takes it away",
      "next: npx durable state orphans --environment dev --write",
    ]);
    expect(describeOrphans(reportOrphans("dev", orphans, WRITTEN))).toEqual([
      "ORPHAN      aws_vpc.network         vpc-1  by the environment's tags and tags.Name=x",
      "UNFINISHED  aws_security_group.web  sgr-1  let everything out; taken away",
      "written: imports/durable-dev.json",
      "next: npx cdktf diff durable-dev, then npx cdktf deploy durable-dev",
      "then: npx durable state orphans --environment dev --write removes what is done",
    ]);
  });

  it("of what a person must settle, and of a lock", () => {
    const orphans = found(
      { ambiguous: [TWO], undecided: [{ address: "aws_nat_gateway.a", by: "aws_eip.a" }] },
      { strangers: [STRANGER] },
    );
    const locks = new Map([["durable-dev", [{ place: "s3" as const, who: "ann", since: "noon" }]]]);
    expect(describeOrphans(reportOrphans("dev", { ...orphans, locks }))).toEqual([
      "AMBIGUOUS  aws_eip.a          eipalloc-1 or eipalloc-2  by tags",
      "UNDECIDED  aws_nat_gateway.a                            until aws_eip.a is settled",
      "STRANGER   aws_vpc            vpc-9                     tags.Name=x",
      "durable-dev is locked by ann since noon: if that run is alive, what it creates looks like an orphan",
      "AMBIGUOUS: delete all but one of each, then run the command again",
      "STRANGER: no address of the configuration is this; delete it by hand unless somebody needs it",
    ]);
  });
});

it.each([
  ["nothing", found({}), undefined, true],
  ["orphans", found({ orphans: [VPC] }), undefined, false],
  ["orphans that are written", found({ orphans: [VPC] }), WRITTEN, true],
  ["a choice", found({ ambiguous: [TWO] }), undefined, false],
  ["a choice beside what is written", found({ orphans: [VPC], ambiguous: [TWO] }), WRITTEN, false],
  ["a stranger", found({}, { strangers: [STRANGER] }), undefined, false],
  ["a stranger beside what is written", found({ orphans: [VPC] }, { strangers: [STRANGER] }), WRITTEN, false],
])("is answered or not: %s", (_name, orphans, written, answered) => {
  expect(isAnswered(reportOrphans("dev", orphans, written))).toBe(answered);
});

it("writes a file for a stack with orphans, and removes that of one without", () => {
  const { files } = fakeHost({ files: { "/p/imports/state-dev.json": "old", "/p/imports/other.json": "" } });
  const stacks = [
    { ...NONE, stack: "state-dev" },
    { ...NONE, orphans: [VPC] },
  ];
  expect(writeImports(files, "/p", stacks)).toEqual({
    written: ["imports/durable-dev.json"],
    removed: ["imports/state-dev.json"],
  });
  expect(files.list("/p/imports")).toEqual(["durable-dev.json", "other.json"]);
  expect(JSON.parse(files.read("/p/imports/durable-dev.json") ?? "")).toEqual({
    schemaVersion: 1,
    imports: [{ to: VPC.address, id: VPC.id, found: VPC.found }],
  });
  expect(writeImports(files, "/p", [{ ...NONE, stack: "none-dev" }])).toEqual({ written: [], removed: [] });
});
