import type { Limits } from "./leaf-differences";
import type { DraftLeaf, DraftValue } from "./leaf";

/** For one resource. The longest policy of IAM has 10,240 characters, nearly all have fewer than 6,144. */
const AMPLE: Limits = { leaves: 200, characters: 8_192 };
const SCARCE: Limits = { leaves: 20, characters: 256 };

/** Leaves of the whole plan that are kept amply; a text counts once more for every 64 characters. About 150 MB. */
const BUDGET = 1_000_000;
const CHARACTERS_OF_ONE = 64;

/** Keeps what a plan holds in memory bounded, however large it is. */
export class LeafBudget {
  private left: number;

  constructor(budget = BUDGET) {
    this.left = budget;
  }

  limits(): Limits {
    return this.left > 0 ? AMPLE : SCARCE;
  }

  take(leaves: readonly DraftLeaf[]): void {
    for (const { before, after } of leaves) this.left -= 1 + costOf(before) + costOf(after);
  }

  /** Undefined where there was enough. */
  note(): string | undefined {
    if (this.left > 0) return undefined;
    return (
      `The plan is so large that of its later changes at most ${SCARCE.leaves} attributes each are kept, ` +
      `and no text of more than ${SCARCE.characters} characters`
    );
  }
}

function costOf(value: DraftValue): number {
  return typeof value === "string" ? Math.floor(value.length / CHARACTERS_OF_ONE) : 0;
}
