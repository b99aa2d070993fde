/** A resource that exists, that the configuration wants, and that no state knows. */
export interface Orphan {
  readonly address: string;
  /** What `terraform import` takes. */
  readonly id: string;
  /** How it was recognised. */
  readonly found: string;
}

/** More than one live resource for one address. Which one is meant nobody can tell from here. */
export interface Ambiguous {
  readonly address: string;
  readonly ids: readonly string[];
  readonly found: string;
}

/** An address of which nothing can be told before another one is settled. */
export interface Undecided {
  readonly address: string;
  readonly by: string;
}

/** A resource with the environment's tags that no address of a stack is. */
export interface Stranger {
  readonly type: string;
  readonly id: string;
  /** What tells it from others of its type, such as `tags.Name=durable-dev`. */
  readonly known: string;
}

/** A security group that a killed run made, but did not come to close. */
export interface Unfinished {
  /** Of the group. */
  readonly address: string;
  readonly groupId: string;
  /** The rule by which AWS lets everything out of a new group. */
  readonly ruleId: string;
}

export interface StackOrphans {
  readonly stack: string;
  readonly orphans: readonly Orphan[];
  readonly ambiguous: readonly Ambiguous[];
  readonly undecided: readonly Undecided[];
}

export interface Orphans {
  readonly stacks: readonly StackOrphans[];
  readonly unfinished: readonly Unfinished[];
  readonly strangers: readonly Stranger[];
}

export function isClean({ stacks, strangers }: Orphans): boolean {
  return strangers.length === 0 && stacks.every((stack) => stack.orphans.length === 0 && isSettled(stack));
}

/** Whether everything of the stack that was found can be adopted. */
export function isSettled({ ambiguous, undecided }: StackOrphans): boolean {
  return ambiguous.length === 0 && undecided.length === 0;
}
