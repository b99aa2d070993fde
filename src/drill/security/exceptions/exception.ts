import type { RuleContext } from "../../rules/rule-context";

/** A finding that is meant: named, with its reason and with what protects instead. */
export interface Exception {
  readonly name: string;
  /** Ids of security rules. */
  readonly rules: readonly string[];
  /** What protects instead. `reasonAt` looks whether it stands. */
  readonly control: string;
  /**
   * Why it is meant at an address; undefined where it is not, or where what should protect instead is not there: then
   * the finding stays one.
   */
  readonly reasonAt: (context: RuleContext, address: string) => string | undefined;
}
