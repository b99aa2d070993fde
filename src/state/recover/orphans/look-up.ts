import { attributeText, type Block, type StackConfiguration } from "./configuration";
import { describeKeys, type Finder, type Live, type Wanted } from "./finder";
import { type Recorded, recordedId } from "./recorded";
import { fillIn, type Reference, referencesIn } from "./references";

/** What became of one address. */
export type Outcome =
  | { readonly kind: "recorded"; readonly attributes: Readonly<Record<string, string | undefined>> }
  /** Exactly one live resource is it. */
  | { readonly kind: "orphan"; readonly live: Live; readonly found: string }
  | { readonly kind: "ambiguous"; readonly lives: readonly Live[]; readonly found: string }
  | { readonly kind: "absent" }
  /** It cannot be told before that address is. */
  | { readonly kind: "undecided"; readonly by: string };

/** Asks AWS. Listing a type again costs nothing: the caller remembers. */
export type AskLive = (finder: Finder, block: Block, wanted: Wanted) => Promise<readonly Live[]>;

export interface LookUpProps {
  readonly configuration: StackConfiguration;
  readonly recorded: Recorded;
  /** `type id` of everything that is in a state of the environment. */
  readonly recordedIds: ReadonlySet<string>;
  readonly finderOf: (block: Block) => Finder | undefined;
  readonly ask: AskLive;
}

/** Finds what every address of a stack stands for; what it refers to is found first, each address once. */
export class LookUp {
  private readonly outcomes = new Map<string, Promise<Outcome>>();

  constructor(private readonly props: LookUpProps) {}

  outcomeOf(address: string): Promise<Outcome> {
    const known = this.outcomes.get(address);
    if (known !== undefined) return known;
    const outcome = this.find(address);
    this.outcomes.set(address, outcome);
    return outcome;
  }

  private async find(address: string): Promise<Outcome> {
    const { configuration, recorded, recordedIds, finderOf, ask } = this.props;
    const attributes = recorded.attributes.get(address);
    if (attributes !== undefined) return { kind: "recorded", attributes };
    const block = configuration.blocks.get(address);
    const finder = block === undefined ? undefined : finderOf(block);
    if (block === undefined || finder === undefined) return { kind: "undecided", by: address };
    const wanted: Record<string, string> = {};
    for (const key of finder.keys) {
      const value = await this.resolve(attributeText(block, key));
      if (typeof value !== "string") return value;
      wanted[key] = value;
    }
    const lives = (await ask(finder, block, wanted)).filter(
      ({ id }) => !recordedIds.has(recordedId(block.type, id)),
    );
    const [live] = lives;
    if (live === undefined) return { kind: "absent" };
    const found = describe(finder, wanted);
    return lives.length === 1 ? { kind: "orphan", live, found } : { kind: "ambiguous", lives, found };
  }

  /** The text with its references replaced, or why that cannot be: a child of what is absent is absent. */
  private async resolve(text: string): Promise<string | Outcome> {
    const references = referencesIn(text);
    if (references === undefined) return { kind: "undecided", by: text };
    const values = new Map<string, string>();
    for (const reference of references) {
      const value = await this.valueOf(reference);
      if (typeof value !== "string") return value;
      values.set(keyOf(reference), value);
    }
    return fillIn(text, (reference) => values.get(keyOf(reference)) ?? "");
  }

  private async valueOf({ address, attribute }: Reference): Promise<string | Outcome> {
    const outcome = await this.outcomeOf(address);
    switch (outcome.kind) {
      case "recorded":
        return outcome.attributes[attribute] ?? { kind: "undecided", by: `${address}.${attribute}` };
      case "orphan": {
        const { id, attributes = {} } = outcome.live;
        const value = attribute === "id" ? id : attributes[attribute];
        return value ?? { kind: "undecided", by: `${address}.${attribute}` };
      }
      case "ambiguous":
        return { kind: "undecided", by: address };
      case "absent":
      case "undecided":
        return outcome;
    }
  }
}

function keyOf({ address, attribute }: Reference): string {
  return `${address}.${attribute}`;
}

function describe(finder: Finder, wanted: Wanted): string {
  const told = describeKeys(finder, wanted);
  return finder.kind === "by-tags" ? `by the environment's tags and ${told}` : `by ${told}`;
}
