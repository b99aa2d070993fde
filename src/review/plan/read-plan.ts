import { formatFault, readingFault } from "../../model/from-document-kind";
import type { PlanContent } from "../plan-content";
import { contentOf } from "./content-of";
import { PlanCollector } from "./plan-collector";
import { explainFault, kindFault } from "./plan-faults";
import { planShape } from "./plan-shape";
import { LARGEST_WHOLE_BYTES } from "./whole-plan";
import { JsonScanner } from "./scan/json-scanner";

/** Enough to tell a gzip file, a saved plan or UTF-16 from JSON. */
const HEAD_BYTES = 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads what `terraform show -json PLANFILE` or `tofu show -json PLANFILE` writes, piece by piece: the whole text is
 * never held as one, and a plan of any size takes little more than its changes. Secrets are gone from what it returns,
 * but for `whole()`.
 *
 * @param bytes a file's or standard input's stream; the pieces must not be changed afterwards.
 * @param largestWholeBytes of the parts that `whole()` parses: beyond, it returns undefined. @default 64 MiB
 * @throws a usage error where it is empty, no JSON, cut off, another kind of document, or of a format that is not known.
 */
export async function readPlan(
  bytes: AsyncIterable<Uint8Array>,
  largestWholeBytes = LARGEST_WHOLE_BYTES,
): Promise<PlanContent> {
  const plan = new PlanCollector(largestWholeBytes);
  const scanner = new JsonScanner(planShape(plan));
  try {
    for await (const piece of withCheckedHead(bytes)) scanner.push(piece);
    scanner.end();
  } catch (error) {
    throw explainFault(error);
  }
  const fault = kindFault(plan.members) ?? formatFault(plan.plainMembers.get("format_version"), "plan");
  if (fault !== undefined) throw fault;
  plan.end();
  return contentOf(plan);
}

/** The same bytes, once their beginning may be that of a plan, and without a byte order mark. */
async function* withCheckedHead(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of bytes) {
    if (head === undefined) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < HEAD_BYTES) continue;
    yield checked(head);
    head = undefined;
  }
  if (head !== undefined) yield checked(head);
}

function checked(head: Buffer): Uint8Array {
  const start = head.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const fault = readingFault(head.toString("utf8", start, start + HEAD_BYTES));
  if (fault !== undefined) throw fault;
  return head.subarray(start);
}
