import { placeBelow, reasonAt, type Place } from "../secrets/place";
import { ABSENT, UNKNOWN, draftValue, type DraftLeaf, type DraftValue } from "./leaf";
import { pairElements } from "./pair-elements";

/** Nothing that Terraform writes is nested that deep. */
const DEEPEST = 100;

/** One side of a comparison. */
interface Side {
  readonly value: unknown;
  readonly place: Place;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
  /** What of `after` is known only after the apply: true, or an object or a list of it. */
  readonly unknown: unknown;
}

export interface Limits {
  readonly leaves: number;
  /** Of one text, in characters. */
  readonly characters: number;
}

/**
 * The leaves that differ, at most as many as the limit says, and how many more there are. Values whose place says that
 * they are secrets are gone; texts are still to be judged by what they say.
 */
export function leafDifferences(
  sides: Sides,
  limits: Limits,
): { readonly leaves: readonly DraftLeaf[]; readonly leftOut: number } {
  const walk = new Walk(limits, isNone(sides.before.value) || isNone(sides.after.value));
  walk.compare(sides, 0);
  return { leaves: walk.leaves, leftOut: walk.leftOut };
}

class Walk {
  readonly leaves: DraftLeaf[] = [];
  leftOut = 0;
  private readonly path: (string | number)[] = [];

  constructor(
    private readonly limits: Limits,
    /** Something is made or unmade as a whole: its empty blocks are no news. */
    private readonly isOneSided: boolean,
  ) {}

  compare(sides: Sides, depth: number): void {
    const { before, after, unknown } = sides;
    if (depth > DEEPEST) {
      this.emit(hiddenOf(before, "nested too deep"), hiddenOf(after, "nested too deep"));
    } else if (Array.isArray(before.value) && Array.isArray(after.value)) {
      this.compareLists(sides, before.value, after.value, depth);
    } else if (isFull(before.value) || isFull(after.value) || isFull(unknown)) {
      this.compareMembers(sides, depth);
    } else {
      this.comparePlain(sides);
    }
  }

  private compareLists(
    sides: Sides,
    before: readonly unknown[],
    after: readonly unknown[],
    depth: number,
  ): void {
    const unknown = isContainer(sides.unknown) ? sides.unknown : {};
    const pairs = pairElements(before, after);
    const shown = new Set(pairs.map((pair) => pair.after));
    // An element that is equal as far as it is known is paired off, but may change for all that.
    const uncertain = Object.keys(unknown)
      .map(Number)
      .filter((index) => !shown.has(index) && holdsTrue(memberOf(unknown, index)));
    for (const pair of pairs) {
      this.below(
        pair.shown,
        sideOf(sides.before, pair.before),
        sideOf(sides.after, pair.after),
        sides,
        pair.after,
        depth,
      );
    }
    for (const index of uncertain) {
      const old = index < before.length ? index : undefined;
      this.below(index, sideOf(sides.before, old), sideOf(sides.after, index), sides, index, depth);
    }
  }

  /** At least one side is an object, or a list beside something else. */
  private compareMembers(sides: Sides, depth: number): void {
    const { before, after, unknown } = sides;
    const nothing = (side: Side): Side => ({ value: undefined, place: side.place });
    if (unknown === true) {
      this.eachLeaf(before, depth, (old) => this.emit(old, UNKNOWN));
    } else if (isPlain(before.value) || isPlain(after.value) || isMixed(before.value, after.value)) {
      this.compare({ before, after: nothing(after), unknown: undefined }, depth + 1);
      this.compare({ before: nothing(before), after, unknown }, depth + 1);
    } else {
      for (const key of keysOfAll(before.value, after.value, unknown)) {
        // Nearly all values are equal, and nobody needs to know where those stand.
        if (isUntouched(before.value, after.value, unknown, key)) continue;
        this.below(key, sideOf(before, key), sideOf(after, key), sides, key, depth);
      }
    }
  }

  private comparePlain({ before, after, unknown }: Sides): void {
    const isUnknown = unknown === true;
    if (!isUnknown && isSame(before.value, after.value)) return;
    if (this.isOneSided && !isUnknown && (isContainer(before.value) || isContainer(after.value))) return;
    const because = reasonAt(before.place, before.value) ?? reasonAt(after.place, after.value);
    const draft = ({ value }: Side): DraftValue => draftValue(value, because, this.limits.characters);
    this.emit(draft(before), isUnknown ? UNKNOWN : draft(after));
  }

  private eachLeaf(side: Side, depth: number, see: (value: DraftValue) => void): void {
    if (depth > DEEPEST || !isFull(side.value)) {
      const because = depth > DEEPEST ? "nested too deep" : reasonAt(side.place, side.value);
      see(draftValue(side.value, because, this.limits.characters));
      return;
    }
    for (const key of keysOf(side.value)) {
      this.path.push(key);
      this.eachLeaf(sideOf(side, key), depth + 1, see);
      this.path.pop();
    }
  }

  private below(
    step: string | number,
    before: Side,
    after: Side,
    above: Sides,
    unknownKey: string | number | undefined,
    depth: number,
  ): void {
    const unknown = unknownKey === undefined ? undefined : memberOf(above.unknown, unknownKey);
    this.path.push(step);
    this.compare({ before, after, unknown }, depth + 1);
    this.path.pop();
  }

  private emit(before: DraftValue, after: DraftValue): void {
    if (this.leaves.length >= this.limits.leaves) this.leftOut += 1;
    else this.leaves.push({ path: [...this.path], before, after });
  }
}

function sideOf({ value, place }: Side, key: string | number | undefined): Side {
  if (key === undefined) return { value: undefined, place: placeBelow(place, 0, undefined) };
  return { value: memberOf(value, key), place: placeBelow(place, key, value) };
}

function hiddenOf({ value }: Side, because: string): DraftValue {
  return isNone(value) ? ABSENT : { kind: "hidden", because };
}

function memberOf(owner: unknown, key: string | number): unknown {
  if (!isContainer(owner) || !Object.hasOwn(owner, key)) return undefined;
  return (owner as Readonly<Record<string | number, unknown>>)[key];
}

function keysOf(value: unknown): (string | number)[] {
  if (Array.isArray(value)) return [...value.keys()];
  return isContainer(value) ? Object.keys(value) : [];
}

function keysOfAll(before: unknown, after: unknown, unknown: unknown): readonly (string | number)[] {
  const keys = keysOf(before);
  for (const key of keysOf(after)) if (!isMember(before, key)) keys.push(key);
  for (const key of keysOf(unknown)) if (!isMember(before, key) && !isMember(after, key)) keys.push(key);
  return keys;
}

function isMember(owner: unknown, key: string | number): boolean {
  return isContainer(owner) && Object.hasOwn(owner, key);
}

function isUntouched(before: unknown, after: unknown, unknown: unknown, key: string | number): boolean {
  const value = memberOf(before, key);
  const other = memberOf(after, key);
  return !isContainer(value) && !isContainer(other) && !isMember(unknown, key) && isSame(value, other);
}

function isNone(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isFull(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (!isContainer(value)) return false;
  for (const key in value) if (Object.hasOwn(value, key)) return true;
  return false;
}

function isPlain(value: unknown): boolean {
  return !isContainer(value) && !isNone(value);
}

/** One is a list, the other an object. */
function isMixed(before: unknown, after: unknown): boolean {
  return isContainer(before) && isContainer(after) && Array.isArray(before) !== Array.isArray(after);
}

function holdsTrue(mark: unknown): boolean {
  return mark === true || (isContainer(mark) && Object.values(mark).some(holdsTrue));
}

/** Of plain values, and of empty lists and objects. */
function isSame(before: unknown, after: unknown): boolean {
  if (isContainer(before) && isContainer(after)) return !isMixed(before, after);
  return before === after || (isNone(before) && isNone(after));
}
