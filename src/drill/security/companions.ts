import type { AttributeReader } from "../../model/attribute-reader";
import { readersOf, type RuleContext } from "../rules/rule-context";
import { cannotTell, finding, type Judged, pass, WHOLE } from "./security-rule";

/** The resources that say more about another one: a bucket's versioning, a network's flow logs. */
export interface Companions {
  readonly own: readonly AttributeReader[];
  /** Why there may be more of them. */
  readonly doubt?: string;
}

/**
 * @param attribute of the companion, that names its owner
 * @param name of the owner, where companions may name it by a text: `bucket`
 */
export function companionsOf(
  context: RuleContext,
  owner: AttributeReader,
  types: readonly string[],
  attribute: string,
  name?: string,
): Companions {
  const own: AttributeReader[] = [];
  const doubts: string[] = unreadOf(context);
  const ownName = name === undefined ? undefined : owner.written(name);
  for (const companion of readersOf(context, ...types)) {
    const candidates = companion.candidates(attribute, [owner.resource.type]);
    const written = companion.written(attribute);
    const isNamed = ownName?.known === true && written.known && written.value === ownName.value;
    if (isNamed || (candidates?.length === 1 && candidates[0] === owner.address)) own.push(companion);
    else if (candidates === undefined || candidates.includes(owner.address))
      doubts.push(`${companion.address}.${attribute} may mean it`);
  }
  const [doubt] = doubts;
  return { own, ...(doubt === undefined ? {} : { doubt }) };
}

/** What the input names and does not hold: whatever is missing may stand there. */
export function unreadOf({ graph }: RuleContext): string[] {
  return graph.gaps.map(({ address, reason }) => `${address}: ${reason}`);
}

/** One companion has to be good; where none is seen and one may be there, it cannot be told. */
export function hasGood(
  owner: AttributeReader,
  { own, doubt }: Companions,
  judge: (companion: AttributeReader) => Judged,
  missing: string,
  fix: string,
): Judged {
  const { address } = owner;
  const judged = own.map(judge);
  if (judged.some(({ verdict }) => verdict === "pass")) return pass(address);
  const unclear = judged.find(({ verdict }) => verdict === "cannot tell");
  if (unclear?.verdict === "cannot tell") return { ...unclear, address };
  const [bad] = judged;
  if (bad !== undefined && bad.verdict !== "pass") return { ...bad, address };
  return doubt === undefined
    ? finding(address, `${address} ${missing}`, fix)
    : cannotTell(address, `${address} ${missing}, but ${doubt}`, fix);
}

/** Resources of these types must not be there. */
export function isNone(
  context: RuleContext,
  types: readonly string[],
  message: string,
  fix: string,
): readonly Judged[] {
  const found = readersOf(context, ...types);
  if (found.length > 0) return found.map(({ address }) => finding(address, `${address} ${message}`, fix));
  const [doubt] = unreadOf(context);
  return [doubt === undefined ? pass(WHOLE) : cannotTell(WHOLE, doubt, fix)];
}
