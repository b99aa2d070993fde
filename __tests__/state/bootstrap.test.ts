import { checkEnvironment } from "../../src/config/check-environment";
import { dev } from "../../src/environments/dev";
import type { Finished } from "../../src/foundation/host";
import { bootstrapState } from "../../src/state/bootstrap";
import type { BackendParts, Claim } from "../../src/state/parts/backend-parts";
import type { StackRunner } from "../../src/state/stack-runner";
import type { Observation, StateVersion } from "../../src/state/verify/observation";
import { readContent } from "../../src/state/verify/state-content";
import { failureOf } from "../cli/support/failure";
import { type FakeHost, fakeHost } from "../cli/support/fake-host";

const BUCKET = "durable-dev-state-111122223333";
const OBJECT = `${BUCKET}/state-dev/terraform.tfstate`;
const FOLDER = "/p/.durable/bootstrap";
const LOCAL = `${FOLDER}/terraform.tfstate`;
const OVERRIDE = "/p/out/stacks/state-dev/backend_override.tf.json";
const ADOPTION = "/p/out/stacks/state-dev/bootstrap_adoption.tf.json";
const REMEMBERED = "/p/out/stacks/state-dev/.terraform/terraform.tfstate";

function state(...ids: string[]): string {
  const resources = ids.map((id) => {
    const [type = "", name = ""] = id.includes(".") ? id.split(".") : ["aws_x", id];
    return { mode: "managed", type, name, instances: [{ attributes: { id } }] };
  });
  return JSON.stringify({ version: 4, serial: 1, lineage: "l", outputs: {}, resources });
}

type Fault = "bucket" | "deploy" | "after deploy" | "move" | "after move" | "release";

const OWNER = "ann@laptop:/p";
const OTHER: Claim = {
  owner: "bob@desk:/q",
  since: "2026-11-22T09:00:00.000Z",
  bucket: BUCKET,
  key: "state-dev/terraform.tfstate.tflock.bootstrap",
};
/** What a bucket without any other part is imported as. */
const ADOPT_BUCKET = "adopts aws_s3_bucket.state";

/** AWS and Terraform in memory: a deploy writes its state where the override says, a move copies it. */
class World {
  readonly host: FakeHost;
  readonly bucket = new Map<string, string>();
  readonly named = new Map<string, string>();
  readonly log: string[] = [];
  bucketExists = false;
  claim: Claim | undefined;
  seen: Partial<Observation> = {};
  /** Versions of the state stack's state, over what the bucket holds. */
  versions: readonly StateVersion[] | undefined;
  fault: Fault | undefined;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.host = fakeHost({ files });
  }

  bootstrap(): Promise<string> {
    return bootstrapState({
      environment: checkEnvironment(dev),
      runner: this.runner(),
      parts: this.parts(),
      files: this.host.files,
      folder: FOLDER,
      checkInterrupted: () => this.fail("after deploy"),
    });
  }

  private parts(): BackendParts {
    return {
      observe: () => Promise.resolve(this.observation()),
      readState: () => Promise.resolve(this.bucket.get(OBJECT)),
      findNamed: () =>
        Promise.resolve(
          new Map([
            ...(this.bucketExists ? ([["aws_s3_bucket.state", BUCKET]] as const) : []),
            ...this.named,
          ]),
        ),
      requireWriting: () => this.note("may write?"),
      createBucket: () => {
        this.bucketExists = true;
        return this.note("make bucket", "bucket");
      },
      createTable: () => this.note("make table"),
      claim: () => {
        if (this.claim !== undefined && this.claim.owner !== OWNER) return Promise.resolve(this.claim);
        this.claim = { ...OTHER, owner: OWNER };
        return Promise.resolve(undefined);
      },
      releaseClaim: async () => {
        await this.note("release", "release");
        if (this.claim?.owner === OWNER) this.claim = undefined;
      },
    };
  }

  private note(what: string, fault?: Fault): Promise<void> {
    this.log.push(what);
    return new Promise((resolve) => {
      if (fault !== undefined) this.fail(fault);
      resolve();
    });
  }

  private observation(): Observation {
    const text = this.bucket.get(OBJECT);
    const modifiedAt = "2026-11-22T10:00:00.000Z";
    const versions =
      this.versions ??
      (text === undefined ? [] : [{ versionId: "v1", modifiedAt, content: readContent(text) }]);
    const stack = { stack: "state-dev", role: "state", key: "state-dev/terraform.tfstate" } as const;
    return {
      environment: "dev",
      locking: "s3",
      bucket: BUCKET,
      versioning: this.bucketExists || text !== undefined ? "enabled" : "no-bucket",
      table: "durable-dev-state-lock",
      tableStatus: "unused",
      stacks: [{ ...stack, versions, versionCount: versions.length, locks: [] }],
      ...this.seen,
    };
  }

  private fail(fault: Fault): void {
    if (this.fault === fault) throw new Error(`interrupted: ${fault}`);
  }

  private runner(): StackRunner {
    const { files } = this.host;
    return {
      folder: (stack) => `/p/out/stacks/${stack}`,
      destroy: () => Promise.reject(new Error("never")),
      deploy: (stack) => {
        const override = files.read(OVERRIDE);
        const adoption = files.read(ADOPTION);
        this.log.push(
          `deploy ${stack} ${override === undefined ? "remote" : `local, remembered: ${files.exists(REMEMBERED)}, ${adopted(adoption)}`}`,
        );
        files.write(REMEMBERED, "a backend");
        if (override !== undefined) {
          const path = (JSON.parse(override) as { terraform: { backend: { local: { path: string } } } })
            .terraform.backend.local.path;
          files.write(path, state("aws_s3_bucket.state", "a", "b"));
        }
        return new Promise((resolve) => {
          this.fail("deploy");
          resolve();
        });
      },
      terraform: (stack, args) => {
        this.log.push(`terraform ${stack} ${args.join(" ")}`);
        const said: Finished = { exitCode: 0, stdout: "", stderr: "", timedOut: false };
        if (this.fault === "move") return Promise.resolve({ ...said, exitCode: 1, stderr: "Error: no\n" });
        this.bucket.set(OBJECT, files.read(LOCAL) ?? "");
        return this.fault === "after move"
          ? Promise.reject(new Error("interrupted: after move"))
          : Promise.resolve(said);
      },
    };
  }
}

function adopted(adoption: string | undefined): string {
  const { import: imports } = JSON.parse(adoption ?? "{}") as { import: { to: string; id: string }[] };
  return imports.length === 0 ? "adopts nothing" : `adopts ${imports.map(({ to }) => to).join(", ")}`;
}

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
