import { parseJsonPart } from "./parse-part";
import type { ResourceChange } from "./plan-schema";

/**
 * In bytes of `variables`, `planned_values`, `prior_state` and `configuration` together: what takes about six times as
 * much memory when it is parsed.
 */
export const LARGEST_WHOLE_BYTES = 64 * 1024 * 1024;

/** Keeps the parts of a plan that the drill reads, as bytes, as long as they are not too large. */
export class WholePlan {
  private members = new Map<string, Uint8Array[]>();
  private readonly parsed: Record<string, unknown> = {};
  private changes: unknown[] = [];
  private bytes = 0;

  constructor(private readonly largest: number) {}

  keep(key: string, part: Uint8Array): void {
    this.bytes += part.length;
    if (this.isTooLarge()) {
      this.members = new Map();
      this.changes = [];
      return;
    }
    const there = this.members.get(key);
    if (there === undefined) this.members.set(key, [part]);
    else there.push(part);
  }

  /** Of a change the drill needs what it does, and what is not known yet. */
  addChange({ address, change }: ResourceChange): void {
    if (this.isTooLarge()) return;
    this.changes.push({ address, change: { actions: change.actions, after_unknown: change.after_unknown } });
  }

  isTooLarge(): boolean {
    return this.bytes > this.largest;
  }

  note(): string | undefined {
    if (!this.isTooLarge()) return undefined;
    const most = this.largest.toLocaleString("en-US");
    return `The plan's states and configuration take more than ${most} bytes: durability before and after is not told`;
  }

  /**
   * Once: what is parsed takes the place of its bytes.
   *
   * @param plain the members that are no part of these, such as `format_version`.
   */
  parse(plain: Readonly<Record<string, unknown>>): unknown {
    if (this.isTooLarge()) return undefined;
    for (const [key, parts] of this.members) {
      const text = Buffer.concat(parts).toString("utf8");
      this.members.delete(key);
      this.parsed[key] = parseJsonPart(text, { key, byte: 0 });
    }
    return { ...plain, ...this.parsed, resource_changes: this.changes };
  }
}
