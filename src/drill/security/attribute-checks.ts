import type { AttributeReader } from "../../model/attribute-reader";
import type { Told } from "../../model/topology";
import { isAbsent, reasonOf } from "../../model/value-steps";
import { readersOf, type RuleContext } from "../rules/rule-context";
import { cannotTell, finding, type Judged, pass, type SecurityRule } from "./security-rule";

type Check = SecurityRule["check"];

/** What an attribute should be. */
interface Wanted<T> {
  /** `metadata_options.http_tokens` */
  readonly path: string;
  /** What AWS or the provider takes where it is left out. @default leaving it out is a finding */
  readonly absent?: T;
  readonly isGood: (value: T) => boolean;
  readonly fix: string;
}

interface About {
  readonly types: readonly string[];
  /** @default every resource of the types */
  readonly isAbout?: (reader: AttributeReader, context: RuleContext) => boolean;
}

type Flag = Omit<Wanted<boolean>, "isGood">;

export function isTrue({ types, isAbout, ...flag }: Flag & About): Check {
  return each(types, isAbout, (reader) => flagAt(reader, flag));
}

/** @param flag left out, it is false. */
export function isFalse({ types, isAbout, ...flag }: Omit<Flag, "absent"> & About): Check {
  const wanted = { ...flag, absent: false, isGood: (value: boolean) => !value };
  return each(types, isAbout, (reader) => judged(reader, wanted, reader.flag(flag.path)));
}

export function numberIs({ types, isAbout, ...wanted }: Wanted<number> & About): Check {
  return each(types, isAbout, (reader) => judged(reader, wanted, reader.number(wanted.path)));
}

export function textIs({ types, isAbout, ...wanted }: Wanted<string> & About): Check {
  return each(types, isAbout, (reader) => textAt(reader, wanted));
}

/** Sorted texts. */
export function textsAre({ types, isAbout, ...wanted }: Wanted<readonly string[]> & About): Check {
  return each(types, isAbout, (reader) => judged(reader, wanted, reader.texts(wanted.path)));
}

/** Something has to stand there, whatever it is: a key, a role, a policy. */
export function isThere({
  types,
  isAbout,
  path,
  fix,
}: Omit<Wanted<string>, "absent" | "isGood"> & About): Check {
  return each(types, isAbout, (reader) => thereAt(reader, path, fix));
}

export function each(
  types: readonly string[],
  isAbout: About["isAbout"] = () => true,
  judge: (reader: AttributeReader, context: RuleContext) => Judged,
): Check {
  return (context) =>
    readersOf(context, ...types)
      .filter((reader) => isAbout(reader, context))
      .map((reader) => judge(reader, context));
}

export function flagAt(reader: AttributeReader, flag: Flag): Judged {
  return judged(reader, { ...flag, isGood: (value: boolean) => value }, reader.flag(flag.path));
}

export function textAt(reader: AttributeReader, wanted: Wanted<string>): Judged {
  return judged(reader, wanted, reader.text(wanted.path));
}

export function thereAt(reader: AttributeReader, path: string, fix: string): Judged {
  const { address } = reader;
  const value = reader.value(path);
  if (isAbsent(value)) return finding(address, `${reader.where(path)} is left out`, fix);
  return value.kind === "unknown"
    ? cannotTell(address, reasonOf(value, reader.where(path)), fix)
    : pass(address);
}

function judged<T>(reader: AttributeReader, { path, absent, isGood, fix }: Wanted<T>, told: Told<T>): Judged {
  const { address } = reader;
  const where = reader.where(path);
  if (!reader.isWritten(path)) {
    if (absent !== undefined && isGood(absent)) return pass(address);
    return finding(address, `${where} is left out`, fix);
  }
  if (!told.known) return cannotTell(address, told.because, fix);
  return isGood(told.value) ? pass(address) : finding(address, `${where} is ${shown(told.value)}`, fix);
}

function shown(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? "empty" : value.join(", ");
}
