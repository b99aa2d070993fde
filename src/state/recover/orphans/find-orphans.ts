import { couldNotLook } from "../../verify/could-not-look";
import type { Block, StackConfiguration } from "./configuration";
import { describeKeys, type Finder, type Live, type TagFinder, type Wanted } from "./finder";
import type { LiveAws } from "./live-aws";
import { type AskLive, LookUp, type Outcome } from "./look-up";
import type { Orphans, StackOrphans, Stranger, Unfinished } from "./orphans";
import { type Recorded, recordedId } from "./recorded";
import { asUnfinished } from "./unfinished";

export interface StackInput {
  readonly stack: string;
  readonly configuration: StackConfiguration;
  readonly recorded: Recorded;
}

export interface FindOrphansProps {
  /** Both stacks of the environment: they carry the same tags. */
  readonly stacks: readonly StackInput[];
  readonly aws: LiveAws;
  readonly region: string;
  /** By type: `FINDERS`. What has none is not searched. */
  readonly finders: Readonly<Record<string, Finder>>;
  /** By type of the data sources that keys refer to: `DATA_FINDERS`. @default none */
  readonly dataFinders?: Readonly<Record<string, Finder>>;
}

type Outcomes = ReadonlyMap<string, Outcome>;

/**
 * What exists, is wanted by the configuration, and is in no state: what a killed apply leaves. Reads only.
 * @throws DurableError (external) where AWS does not answer: half an answer would hide a second VPC.
 */
export async function findOrphans(props: FindOrphansProps): Promise<Orphans> {
  const { stacks, finders, dataFinders = {} } = props;
  const list = lister(props);
  const ask: AskLive = async (finder, { address }, wanted) =>
    finder.kind === "by-name"
      ? finder.look(props.aws, wanted).catch(explain(finder, address, props.region))
      : (await list(finder)).filter(({ keys }) => isSame(finder, keys, wanted));
  const recordedIds = new Set(stacks.flatMap(({ recorded }) => [...recorded.ids]));
  const finderOf = ({ mode, type }: Block) => (mode === "data" ? dataFinders : finders)[type];
  const outcomes: Outcomes[] = [];
  for (const { configuration, recorded } of stacks) {
    const lookUp = new LookUp({ configuration, recorded, recordedIds, finderOf, ask });
    outcomes.push(await outcomesOf(configuration, finders, lookUp));
  }
  const found = stacks.map(({ stack }, index) =>
    toReport(stack, outcomes[index] ?? new Map<string, Outcome>()),
  );
  const unclaimed = await findUnclaimed(finders, list, recordedIds, outcomes);
  return { stacks: found, ...sortUnclaimed(unclaimed, found) };
}

/** Lists a type once. */
function lister({ stacks, aws, region }: FindOrphansProps) {
  const tags = stacks[0]?.configuration.tags ?? {};
  const lists = new Map<TagFinder, Promise<readonly Live[]>>();
  return (finder: TagFinder): Promise<readonly Live[]> => {
    const known = lists.get(finder) ?? finder.list(aws, tags).catch(explain(finder, "all of ours", region));
    lists.set(finder, known);
    return known;
  };
}

function explain({ action }: Finder, target: string, region: string) {
  return (error: unknown): never => {
    throw couldNotLook(error, { action, target, region });
  };
}

/** By address, sorted; without those that a deploy writes over whatever is there. */
async function outcomesOf(
  { blocks }: StackConfiguration,
  finders: FindOrphansProps["finders"],
  lookUp: LookUp,
): Promise<Outcomes> {
  const outcomes = new Map<string, Outcome>();
  for (const address of [...blocks.keys()].sort()) {
    const block = blocks.get(address);
    if (block?.mode !== "managed" || finders[block.type] === undefined) continue;
    // In another region nothing is searched: docs/operations.md says so.
    if (block.attributes["provider"] !== undefined) continue;
    outcomes.set(address, await lookUp.outcomeOf(address));
  }
  return outcomes;
}

/** A live resource that is no address of ours. */
interface Unclaimed {
  readonly type: string;
  readonly finder: TagFinder;
  readonly live: Live;
}

/** By type and id. Of a type with an undecided address none is told: it may be that one. */
async function findUnclaimed(
  finders: Readonly<Record<string, Finder>>,
  list: (finder: TagFinder) => Promise<readonly Live[]>,
  recordedIds: ReadonlySet<string>,
  outcomes: readonly Outcomes[],
): Promise<readonly Unclaimed[]> {
  const told = outcomes.flatMap((some) => [...some]);
  const undecided = new Set(told.filter(([, { kind }]) => kind === "undecided").map(([at]) => typeOf(at)));
  const claimed = new Set(
    told.flatMap(([address, outcome]) => livesOf(outcome).map(({ id }) => recordedId(typeOf(address), id))),
  );
  const unclaimed: Unclaimed[] = [];
  for (const type of Object.keys(finders).sort()) {
    const finder = finders[type];
    if (finder?.kind !== "by-tags" || undecided.has(type)) continue;
    for (const live of (await list(finder)).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const name = recordedId(type, live.id);
      if (!recordedIds.has(name) && !claimed.has(name)) unclaimed.push({ type, finder, live });
    }
  }
  return unclaimed;
}

function sortUnclaimed(
  unclaimed: readonly Unclaimed[],
  stacks: readonly StackOrphans[],
): Pick<Orphans, "unfinished" | "strangers"> {
  const orphans = stacks.flatMap((stack) => stack.orphans);
  const unfinished: Unfinished[] = [];
  const strangers: Stranger[] = [];
  for (const { type, finder, live } of unclaimed) {
    const left = asUnfinished(type, live, orphans);
    if (left === undefined) strangers.push({ type, id: live.id, known: describeKeys(finder, live.keys) });
    else unfinished.push(left);
  }
  return { unfinished, strangers };
}

function toReport(stack: string, outcomes: Outcomes): StackOrphans {
  const told = [...outcomes];
  return {
    stack,
    orphans: told.flatMap(([address, outcome]) =>
      outcome.kind === "orphan" ? [{ address, id: outcome.live.id, found: outcome.found }] : [],
    ),
    ambiguous: told.flatMap(([address, outcome]) =>
      outcome.kind === "ambiguous"
        ? [{ address, ids: outcome.lives.map(({ id }) => id).sort(), found: outcome.found }]
        : [],
    ),
    undecided: told.flatMap(([address, outcome]) =>
      outcome.kind === "undecided" ? [{ address, by: outcome.by }] : [],
    ),
  };
}

function livesOf(outcome: Outcome): readonly Live[] {
  if (outcome.kind === "orphan") return [outcome.live];
  return outcome.kind === "ambiguous" ? outcome.lives : [];
}

function typeOf(address: string): string {
  return address.slice(0, address.indexOf("."));
}

function isSame({ keys }: Finder, found: Wanted, wanted: Wanted): boolean {
  return keys.every((key) => (found[key] ?? "") === (wanted[key] ?? ""));
}
