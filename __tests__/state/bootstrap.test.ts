import { readContent } from "../../src/state/verify/state-content";
import { failureOf } from "../cli/support/failure";
import {
  ADOPT_BUCKET,
  ADOPTION,
  BUCKET,
  type Fault,
  LOCAL,
  OBJECT,
  OTHER,
  OVERRIDE,
  REMEMBERED,
  state,
  World,
} from "./support/bootstrap-world";

const MOVE = "terraform state-dev init -migrate-state -force-copy -input=false -no-color";
const FIRST = `deploy state-dev local, remembered: false, ${ADOPT_BUCKET}`;
const AGAIN = "deploy state-dev local, remembered: false, adopts nothing";
const KEEP = ["may write?", "deploy state-dev remote", "release"];
const WHOLE = state("aws_s3_bucket.state", "a", "b");

it("goes from nothing to a state in its own bucket, and leaves no copy, no override and no claim", async () => {
  const world = new World({ [REMEMBERED]: "an older backend" });
  expect(await world.bootstrap()).toBe("created");
  expect(world.log).toEqual(["make bucket", FIRST, MOVE, "release"]);
  expect(world.bucket.get(OBJECT)).toBe(WHOLE);
  expect([world.host.paths(), world.claim]).toEqual([[REMEMBERED], undefined]);
});

it("is a plain deploy when the state is in its bucket", async () => {
  const world = new World();
  await world.bootstrap();
  world.log.length = 0;
  expect(await world.bootstrap()).toBe("kept");
  expect(world.log).toEqual(KEEP);
});

it.each<[Fault, readonly string[], readonly string[]]>([
  ["bucket", [], [FIRST, MOVE, "release"]],
  ["deploy", [LOCAL], [AGAIN, MOVE, "release"]],
  ["after deploy", [LOCAL], [AGAIN, MOVE, "release"]],
  ["move", [LOCAL], [AGAIN, MOVE, "release"]],
  ["after move", [LOCAL], KEEP],
  ["release", [], KEEP],
])('killed at "%s" it leaves no override, and run again reaches the same end', async (fault, left, log) => {
  const world = new World();
  world.fault = fault;
  await expect(world.bootstrap()).rejects.toThrow();
  expect(world.host.paths().filter((path) => path !== REMEMBERED)).toEqual(left);
  world.fault = undefined;
  world.log.length = 0;
  await world.bootstrap();
  expect(world.log).toEqual(log);
  expect([world.bucket.get(OBJECT), world.host.paths(), world.claim]).toEqual([
    WHOLE,
    [REMEMBERED],
    undefined,
  ]);
});

it("adopts what a killed Terraform had made and not written down, and nothing that its state knows", async () => {
  const world = new World({ [LOCAL]: state("aws_s3_bucket.state", "aws_kms_key.state_key") });
  world.bucketExists = true;
  for (const [address, id] of [
    ["aws_s3_bucket.state_log", "logs"],
    ["aws_kms_alias.state_key", "alias/x"],
    ["aws_kms_key.state_key", "1234"],
  ] as const)
    world.named.set(address, id);
  await world.bootstrap();
  expect(world.log[0]).toBe(
    "deploy state-dev local, remembered: false, adopts aws_s3_bucket.state_log, aws_kms_alias.state_key",
  );
});

it.each(["", '{"version": 4, "ser'])(
  "sets out anew from a local state that a kill cut off: %j",
  async (text) => {
    const world = new World({ [LOCAL]: text });
    world.bucketExists = true;
    await world.bootstrap();
    expect(world.log).toEqual([FIRST, MOVE, "release"]);
    expect([world.bucket.get(OBJECT), world.host.paths()]).toEqual([WHOLE, [REMEMBERED]]);
  },
);

it("removes overrides that a killed run left, before anything else can use them", async () => {
  const world = new World({ [OVERRIDE]: "{}", [ADOPTION]: "{}" });
  world.bucket.set(OBJECT, state("a"));
  expect(await world.bootstrap()).toBe("kept");
  expect(world.log).toEqual(KEEP);
});

it("makes a table that was deleted, before Terraform needs its lock", async () => {
  const world = new World();
  world.bucket.set(OBJECT, state("a"));
  world.seen = { tableStatus: "missing", locking: "both" };
  await world.bootstrap();
  expect(world.log).toEqual(["may write?", "make table", "deploy state-dev remote", "release"]);
});

describe("refuses, and does nothing", () => {
  const refusal = async (world: World) => {
    const files = world.host.paths();
    const failure = await failureOf(() => world.bootstrap());
    expect([world.log, world.host.paths()]).toEqual([[], files]);
    return failure.parts;
  };

  it("while somebody else bootstraps, whom it names", async () => {
    const world = new World();
    world.bucketExists = true;
    world.claim = OTHER;
    expect(await refusal(world)).toEqual({
      what: "Somebody else makes this state backend at the moment, or began to and did not finish",
      given: "bob@desk:/q, since 2026-11-22T09:00:00.000Z",
      allowed: "one bootstrap at a time",
      next:
        "wait for that run; if it was killed, run npx durable state bootstrap --environment dev in that folder again: it goes on. " +
        `Only if that folder is lost: aws s3 rm s3://${BUCKET}/state-dev/terraform.tfstate.tflock.bootstrap, then run the command here again. Nothing was changed`,
    });
  });

  it("where somebody else begins at the same moment: the bucket that came up meanwhile was not deleted", async () => {
    const world = new World();
    world.meanwhile = () => {
      world.bucketExists = true;
      world.named.set("aws_kms_key.state_key", "1234");
      world.claim = OTHER;
    };
    const failure = await failureOf(() => world.bootstrap());
    expect(failure.parts.given).toBe("bob@desk:/q, since 2026-11-22T09:00:00.000Z");
    expect(world.host.paths()).toEqual([]);
  });

  it("a bucket that was deleted while other parts are there", async () => {
    const world = new World();
    world.named.set("aws_dynamodb_table.state_lock", "durable-dev-state-lock");
    const { what, given } = await refusal(world);
    expect([what, given]).toEqual([
      `The bucket of the state, ${BUCKET}, is gone, but other parts of the state backend are there: it was deleted, with every state in it`,
      "aws_dynamodb_table.state_lock",
    ]);
  });

  it("a state that was deleted, or is cut off, or locked: with the fix of `state verify`", async () => {
    const good = {
      versionId: "v1",
      modifiedAt: "2026-11-22T10:00:00.000Z",
      content: readContent(state("a")),
    };
    const world = new World();
    world.bucketExists = true;
    world.versions = [{ ...good, versionId: "v2", content: { kind: "deleted" } }, good];
    expect((await refusal(world)).given).toBe("state-missing, state-dev");
    world.bucket.set(OBJECT, state("a"));
    world.versions = [{ ...good, versionId: "v2", content: readContent('{"a":') }, good];
    expect((await refusal(world)).given).toBe("state-truncated, state-dev");
    world.versions = [good];
    const stack = { stack: "state-dev", role: "state", key: "k", versions: [good], versionCount: 1 } as const;
    world.seen = { stacks: [{ ...stack, locks: [{ place: "s3", id: "42", who: "ann" }] }] };
    expect((await refusal(world)).given).toBe("lock-held, state-dev");
  });

  it("to drop a local copy that knows more than the bucket", async () => {
    const world = new World({ [LOCAL]: state("a", "c") });
    world.bucket.set(OBJECT, state("a", "b"));
    expect((await refusal(world)).given).toBe(`${LOCAL}: aws_x.c = c`);
  });
});

it("keeps the local copy when the move says that it went well and the bucket is empty", async () => {
  const world = new World();
  world.bucket.set = () => world.bucket;
  const failure = await failureOf(() => world.bootstrap());
  expect(failure.parts.what).toBe("Terraform says that it moved the state, but the bucket does not hold it");
  expect(world.host.paths()).toContain(LOCAL);
});
