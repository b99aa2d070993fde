import { Testing } from "cdktf";
import { adoptImports } from "../../src/stacks/adopt-imports";
import { StateStack } from "../../src/stacks/state-stack";
import { failureOf } from "../cli/support/failure";
import { dev } from "../support/environments";

const stack = () => new StateStack(Testing.app({ stackTraces: false }), dev);
const found = "by name";

it("adds one import block for each entry, and nothing else", () => {
  const plain = JSON.parse(Testing.synth(stack())) as object;
  const adopting = stack();
  adoptImports(adopting, [
    { to: "aws_kms_key.state_key", id: "key-1", found },
    { to: "aws_s3_bucket.state", id: "bucket", found },
  ]);
  expect(JSON.parse(Testing.synth(adopting))).toEqual({
    ...plain,
    import: [
      { to: "aws_kms_key.state_key", id: "key-1" },
      { to: "aws_s3_bucket.state", id: "bucket" },
    ],
  });
});

it("changes no byte without an entry", () => {
  const untouched = stack();
  adoptImports(untouched);
  adoptImports(untouched, []);
  expect(Testing.synth(untouched)).toBe(Testing.synth(stack()));
});

it("refuses an address that the stack does not have", async () => {
  const failure = await failureOf(() =>
    adoptImports(stack(), [{ to: "aws_vpc.network", id: "vpc-1", found }]),
  );
  expect(failure.kind).toBe("usage");
  expect(failure.parts.given).toBe("imports/state-dev.json: aws_vpc.network");
});
