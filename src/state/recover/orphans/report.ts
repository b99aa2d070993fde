import type { HeldLock } from "../../verify/observation";
import {
  isClean,
  isSettled,
  type Orphans,
  type StackOrphans,
  type Stranger,
  type Unfinished,
} from "./orphans";
import type { WrittenImports } from "./write-imports";

/** What `durable state orphans --json` prints. */
export interface OrphanReport extends WrittenImports {
  readonly schemaVersion: 1;
  readonly environment: string;
  /** Whether nothing exists that no state knows. */
  readonly clean: boolean;
  readonly stacks: readonly (StackOrphans & { readonly locks: readonly HeldLock[] })[];
  /** Rules that --write takes away. */
  readonly unfinished: readonly Unfinished[];
  readonly strangers: readonly Stranger[];
}

/** What was found, and where somebody may still be at work. */
export interface FoundOrphans {
  readonly orphans: Orphans;
  /** By stack. */
  readonly locks: ReadonlyMap<string, readonly HeldLock[]>;
}

export function reportOrphans(
  environment: string,
  { orphans, locks }: FoundOrphans,
  { written, removed }: WrittenImports = { written: [], removed: [] },
): OrphanReport {
  const { stacks, unfinished, strangers } = orphans;
  return {
    schemaVersion: 1,
    environment,
    clean: isClean(orphans),
    stacks: stacks.map((stack) => ({ ...stack, locks: locks.get(stack.stack) ?? [] })),
    unfinished,
    strangers,
    written,
    removed,
  };
}

/** Whether the next deploy, with what was written, leaves nothing outside of the state. */
export function isAnswered({ clean, stacks, strangers, written }: OrphanReport): boolean {
  return clean || (written.length > 0 && strangers.length === 0 && stacks.every(isSettled));
}
