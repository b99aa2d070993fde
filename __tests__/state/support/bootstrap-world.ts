import { checkEnvironment } from "../../../src/config/check-environment";
import { dev } from "../../../src/environments/dev";
import type { Finished } from "../../../src/foundation/host";
import { bootstrapState } from "../../../src/state/bootstrap";
import type { BackendParts, Claim } from "../../../src/state/parts/backend-parts";
import type { StackRunner } from "../../../src/state/stack-runner";
import type { Observation, StateVersion } from "../../../src/state/verify/observation";
import { readContent } from "../../../src/state/verify/state-content";
import { type FakeHost, fakeHost } from "../../cli/support/fake-host";

export const BUCKET = "durable-dev-state-111122223333";
export const OBJECT = `${BUCKET}/state-dev/terraform.tfstate`;
const FOLDER = "/p/.durable/bootstrap";
export const LOCAL = `${FOLDER}/terraform.tfstate`;
export const OVERRIDE = "/p/out/stacks/state-dev/backend_override.tf.json";
export const ADOPTION = "/p/out/stacks/state-dev/bootstrap_adoption.tf.json";
export const REMEMBERED = "/p/out/stacks/state-dev/.terraform/terraform.tfstate";

export function state(...ids: string[]): string {
  const resources = ids.map((id) => {
    const [type = "", name = ""] = id.includes(".") ? id.split(".") : ["aws_x", id];
    return { mode: "managed", type, name, instances: [{ attributes: { id } }] };
  });
  return JSON.stringify({ version: 4, serial: 1, lineage: "l", outputs: {}, resources });
}

export type Fault = "bucket" | "deploy" | "after deploy" | "move" | "after move" | "release";

const OWNER = "ann@laptop:/p";
export const OTHER: Claim = {
  owner: "bob@desk:/q",
  since: "2026-11-22T09:00:00.000Z",
  bucket: BUCKET,
  key: "state-dev/terraform.tfstate.tflock.bootstrap",
};
/** What a bucket without any other part is imported as. */
export const ADOPT_BUCKET = "adopts aws_s3_bucket.state";

/** AWS and Terraform in memory: a deploy writes its state where the override says, a move copies it. */
export class World {
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
  /** What others do between the first look and the next. */
  meanwhile: () => void = () => undefined;

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
      findNamed: () => {
        this.meanwhile();
        return Promise.resolve(
          new Map([
            ...(this.bucketExists ? ([["aws_s3_bucket.state", BUCKET]] as const) : []),
            ...this.named,
          ]),
        );
      },
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
          resolve("changed");
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
