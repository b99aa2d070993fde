import { S3Client } from "@aws-sdk/client-s3";
import { externalError } from "../foundation/errors";
import type { Host } from "../foundation/host";
import { findOrphans } from "../state/recover/orphans/find-orphans";
import { finish } from "../state/recover/orphans/finish";
import { type LiveAws, liveAws } from "../state/recover/orphans/live-aws";
import { readStacks } from "../state/recover/orphans/read-stacks";
import { DATA_FINDERS, FINDERS } from "../state/recover/orphans/registry";
import { type FoundOrphans, type OrphanReport, reportOrphans } from "../state/recover/orphans/report";
import { writeImports } from "../state/recover/orphans/write-imports";
import { s3StateObjects } from "../state/state-objects";
import { verifyState } from "../state/verify/verify-state";
import { awsSettings } from "./aws-settings";
import { synthesize } from "./cdktf";
import { withEnvironmentLock } from "./environment-lock";
import { prepareTerraform } from "./prepare-terraform";
import { openSession, type Session, type SessionOptions } from "./session";
import { workFolder } from "./work-folder";

export interface OrphanOptions extends SessionOptions {
  /** Writes the imports of the project. @default false */
  readonly write?: boolean;
}

/**
 * What a killed apply left outside the state of an environment, asked with the credentials of the shell. With `write`
 * the next deploy adopts it; without, nothing is changed anywhere.
 */
export function orphansOnAws(options: OrphanOptions, host: Host): Promise<OrphanReport> {
  const { projectFolder, write = false } = options;
  const local = openSession(options, host);
  const { environment, reporter } = local;
  const session = { ...local, folder: workFolder(projectFolder, environment.name, "aws") };
  const command = `durable state orphans --environment ${environment.name}`;
  return withEnvironmentLock(host, session.folder.lock, command, async () => {
    await reporter.phase("configuration", async (phase) => {
      const prepared = await prepareTerraform(host, session.folder);
      await synthesize(awsSettings(session, prepared, phase));
    });
    const aws = liveAws(clientSettings(session));
    try {
      const found = await reporter.phase("what exists", () => look(session, aws));
      if (!write) return reportOrphans(environment.name, found);
      refuseWhileLocked(found);
      const { stacks, unfinished } = found.orphans;
      // First: imports that are there say that all is ready for the next deploy.
      await finish(aws, unfinished);
      return reportOrphans(environment.name, found, writeImports(host.files, projectFolder, stacks));
    } finally {
      aws.destroy();
    }
  });
}

async function look(session: Session, aws: LiveAws): Promise<FoundOrphans> {
  const { environment, folder, host } = session;
  const { region } = environment;
  const settings = clientSettings(session);
  const verified = await verifyState(environment, settings);
  const s3 = new S3Client(settings);
  try {
    const stacks = await readStacks({
      environment,
      verified,
      objects: s3StateObjects(s3),
      files: host.files,
      stackFolder: (stack) => folder.stackFolder(stack),
      bootstrapFolder: folder.bootstrap,
    });
    const locks = new Map(verified.seen.stacks.map(({ stack, locks: held }) => [stack, held]));
    const props = { stacks, aws, region, finders: FINDERS, dataFinders: DATA_FINDERS };
    return { orphans: await findOrphans(props), locks };
  } finally {
    s3.destroy();
  }
}

function clientSettings({ environment, host }: Session) {
  return { region: environment.region, forcePathStyle: host.env["AWS_ENDPOINT_URL"] !== undefined };
}

/** What a run that is alive makes is in its state a moment later. */
function refuseWhileLocked({ locks }: FoundOrphans): void {
  for (const [stack, [lock]] of locks) {
    if (lock === undefined) continue;
    throw externalError({
      what: "The state is locked: what a run creates right now looks like an orphan, so no imports were written",
      given: `${stack}, locked by ${lock.who ?? "somebody"} since ${lock.since ?? "an unknown time"}${lock.id === undefined ? "" : ` (id ${lock.id})`}`,
      next: "wait for that run; if it is dead, `npx durable state recover` releases its lock; then run the command again",
    });
  }
}
