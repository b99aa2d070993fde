import { element, type XmlElement } from "./xml";

/** A member of a Query form: `A.B=1&A.C.member.1=x` is `A: { B: "1", C: ["x"] }`. */
export type Member = string | readonly Member[] | Members;

/** The members of a form or of a structure in it, by name. */
// A record may not name itself, an interface may.

export interface Members {
  readonly [name: string]: Member;
}

/** The members of a Query form as a tree. `Action` and `Version` are members like any other. */
export function readMembers(form: URLSearchParams): Members {
  return asObject([...form].map(([key, value]) => [key.split("."), value] as const));
}

/** A member as the elements of an answer: list items are named `item` ("member" in most services, "item" in EC2). */
export function toElement(name: string, member: Member, item = "member"): XmlElement {
  if (typeof member === "string") return element(name, member);
  const children = isList(member)
    ? member.map((value) => toElement(item, value, item))
    : Object.entries(member).map(([key, value]) => toElement(key, value, item));
  return element(name, children);
}

function isList(member: Member): member is readonly Member[] {
  return Array.isArray(member);
}

export function textMember(member: Member | undefined): string | undefined {
  return typeof member === "string" ? member : undefined;
}

export function listMember(member: Member | undefined): readonly Member[] {
  return member !== undefined && isList(member) ? member : [];
}

export function structMember(member: Member | undefined): Members {
  return member !== undefined && typeof member !== "string" && !isList(member) ? member : {};
}

type Entry = readonly [path: readonly string[], value: string];

function asObject(entries: readonly Entry[]): Members {
  const groups = new Map<string, Entry[]>();
  for (const [[name = "", ...rest], value] of entries) {
    const group = groups.get(name) ?? [];
    group.push([rest, value]);
    groups.set(name, group);
  }
  return Object.fromEntries([...groups].map(([name, group]) => [name, asMember(group)]));
}

function asMember(entries: readonly Entry[]): Member {
  const [first] = entries;
  if (first?.[0].length === 0) return first[1];
  const tree = asObject(entries);
  const keys = Object.keys(tree);
  // Query lists are `Name.member.1`, in RDS also `Name.<Item>.1`; EC2 lists are `Name.1`.
  if (keys.every((key) => /^\d+$/u.test(key)))
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => tree[key] ?? "");
  const [only = ""] = keys;
  const inner = tree[only];
  return keys.length === 1 && inner !== undefined && isList(inner) && LIST_ITEM_NAMES.has(only)
    ? inner
    : tree;
}

const LIST_ITEM_NAMES = new Set([
  "member",
  "item",
  "Parameter",
  "Tag",
  "SubnetIdentifier",
  "VpcSecurityGroupId",
]);
