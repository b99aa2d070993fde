import type { AttributeReader } from "./attribute-reader";
import { joinedReasons } from "./told";
import type { Told } from "./topology";

/** Resources that belong to others, such as the rules of security groups. */
export interface Owners {
  readonly of: (owner: string) => readonly AttributeReader[];
  /** Why there may be more of this owner: a resource whose owner cannot be told. Undefined: what `of` gives is all. */
  readonly doubt: (owner: string) => string | undefined;
  /** Resources whose owner cannot be told, with the owners it may be; undefined: any. */
  readonly unclear: readonly Unclear[];
}

export interface Unclear {
  readonly reader: AttributeReader;
  readonly because: string;
  readonly candidates?: readonly string[];
}

/** By an attribute that names the owner. */
export function ownersBy(
  readers: readonly AttributeReader[],
  path: string,
  types: readonly string[],
): Owners {
  return ownersOf(
    readers,
    (reader) => reader.one(path, types),
    (reader) => reader.candidates(path, types),
  );
}

/** @param ownerOf the owner's key, as `of` is asked for it. */
export function ownersOf(
  readers: readonly AttributeReader[],
  ownerOf: (reader: AttributeReader) => Told<string>,
  candidatesOf: (reader: AttributeReader) => readonly string[] | undefined = () => undefined,
): Owners {
  const owned = new Map<string, AttributeReader[]>();
  const unclear: Unclear[] = [];
  for (const reader of readers) {
    const owner = ownerOf(reader);
    const candidates = owner.known ? undefined : candidatesOf(reader);
    if (!owner.known) {
      unclear.push({ reader, because: owner.because, ...(candidates === undefined ? {} : { candidates }) });
      continue;
    }
    const others = owned.get(owner.value);
    if (others === undefined) owned.set(owner.value, [reader]);
    else others.push(reader);
  }
  return {
    of: (owner) => owned.get(owner) ?? [],
    doubt: (owner) => doubtOf(unclear, owner),
    unclear,
  };
}

function doubtOf(unclear: readonly Unclear[], owner: string): string | undefined {
  const reasons = unclear
    .filter(({ candidates }) => candidates?.includes(owner) ?? true)
    .map(({ because }) => because);
  return reasons.length === 0 ? undefined : joinedReasons(reasons);
}
