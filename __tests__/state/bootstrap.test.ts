import { checkEnvironment } from "../../src/config/check-environment";
import { dev } from "../../src/environments/dev";
import type { Finished } from "../../src/foundation/host";
import { bootstrapState } from "../../src/state/bootstrap";
import type { StackRunner } from "../../src/state/stack-runner";
import { failureOf } from "../cli/support/failure";
import { type FakeHost, fakeHost } from "../cli/support/fake-host";

const BUCKET = "durable-dev-state-111122223333";
const OBJECT = `${BUCKET}/state-dev/terraform.tfstate`;
const FOLDER = "/p/.durable/bootstrap";
const LOCAL = `${FOLDER}/terraform.tfstate`;
const OVERRIDE = "/p/out/stacks/state-dev/backend_override.tf.json";
const REMEMBERED = "/p/out/stacks/state-dev/.terraform/terraform.tfstate";

function state(...ids: string[]): string {
  const resources = ids.map((id) => ({
    mode: "managed",
    type: "aws_x",
    name: id,
    instances: [{ attributes: { id } }],
  }));
  return JSON.stringify({ version: 4, serial: 1, lineage: "l", outputs: {}, resources });
}

type Fault = "deploy" | "after deploy" | "move" | "after move";

/** AWS and Terraform in memory: a deploy writes its state where the override says, a move copies it. */
class World {
  readonly host: FakeHost;
  readonly bucket = new Map<string, string>();
  readonly log: string[] = [];
  bucketExists = false;
  fault: Fault | undefined;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.host = fakeHost({ files });
  }

  bootstrap(): Promise<string> {
    return bootstrapState({
      environment: checkEnvironment(dev),
      runner: this.runner(),
      objects: {
        bucketExists: (name) => Promise.resolve(name === BUCKET && this.bucketExists),
        read: (bucket, key) => Promise.resolve(this.bucket.get(`${bucket}/${key}`)),
      },
      files: this.host.files,
      folder: FOLDER,
      checkInterrupted: () => this.fail("after deploy"),
    });
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
        this.log.push(
          `deploy ${stack} ${override === undefined ? "remote" : `local, remembered: ${files.exists(REMEMBERED)}`}`,
        );
        files.write(REMEMBERED, "a backend");
        this.bucketExists = true;
        if (override !== undefined) {
          const path = (JSON.parse(override) as { terraform: { backend: { local: { path: string } } } })
            .terraform.backend.local.path;
          files.write(path, state("a", "b"));
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

const MOVE = "terraform state-dev init -migrate-state -force-copy -input=false -no-color";
const FIRST = "deploy state-dev local, remembered: false";

it("goes from nothing to a state in its own bucket, and leaves no copy and no override", async () => {
  const world = new World({ [REMEMBERED]: "an older backend" });
  expect(await world.bootstrap()).toBe("created");
  expect(world.log).toEqual([FIRST, MOVE]);
  expect(world.bucket.get(OBJECT)).toBe(state("a", "b"));
  expect(world.host.paths()).toEqual([REMEMBERED]);
});

it("is a plain deploy when the state is in its bucket", async () => {
  const world = new World();
  await world.bootstrap();
  world.log.length = 0;
  expect(await world.bootstrap()).toBe("kept");
  expect(world.log).toEqual(["deploy state-dev remote"]);
});

it.each<[Fault, readonly string[]]>([
  ["deploy", [FIRST, FIRST, MOVE]],
  ["after deploy", [FIRST, FIRST, MOVE]],
  ["move", [FIRST, MOVE, FIRST, MOVE]],
  ["after move", [FIRST, MOVE, "deploy state-dev remote"]],
])('interrupted at "%s" it leaves no override, and run again reaches the same end', async (fault, log) => {
  const world = new World();
  world.fault = fault;
  await expect(world.bootstrap()).rejects.toThrow();
  expect(world.host.paths()).toEqual([LOCAL, REMEMBERED]);
  world.fault = undefined;
  await world.bootstrap();
  expect(world.log).toEqual(log);
  expect([world.bucket.get(OBJECT), world.host.paths()]).toEqual([state("a", "b"), [REMEMBERED]]);
});

it("removes an override that a killed run left, before anything else can use it", async () => {
  const world = new World({ [OVERRIDE]: "{}" });
  world.bucket.set(OBJECT, state("a"));
  expect(await world.bootstrap()).toBe("kept");
  expect(world.log).toEqual(["deploy state-dev remote"]);
});

it("refuses to make a new state for a bucket whose state is lost", async () => {
  const world = new World();
  world.bucketExists = true;
  const failure = await failureOf(() => world.bootstrap());
  expect(failure.parts.what).toBe(
    "The state bucket exists, but the state of the stack that made it is not in it",
  );
  expect([failure.parts.given, world.log]).toEqual([`s3://${OBJECT}`, []]);
});

it("keeps a local copy that knows more than the bucket, and deploys nothing", async () => {
  const world = new World({ [LOCAL]: state("a", "c") });
  world.bucket.set(OBJECT, state("a", "b"));
  const failure = await failureOf(() => world.bootstrap());
  expect(failure.parts.given).toBe(`${LOCAL}: aws_x.c = c`);
  expect([world.log, world.host.paths()]).toEqual([[], [LOCAL]]);
});

it("keeps the local copy when the move says that it went well and the bucket is empty", async () => {
  const world = new World();
  world.bucket.set = () => world.bucket;
  const failure = await failureOf(() => world.bootstrap());
  expect(failure.parts.what).toBe("Terraform says that it moved the state, but the bucket does not hold it");
  expect(world.host.paths()).toContain(LOCAL);
});

it.each(["{}", "not JSON", '{"version":3}'])(
  "refuses %j as the bucket's state while a copy is there",
  async (text) => {
    const world = new World({ [LOCAL]: state("a") });
    world.bucket.set(OBJECT, text);
    const failure = await failureOf(() => world.bootstrap());
    expect(failure.parts.what).toBe("This is no Terraform state that durable can read");
    expect(world.host.paths()).toEqual([LOCAL]);
  },
);
