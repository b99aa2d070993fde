/**
 * Terraform's expressions as a tree, as far as a configuration of resources needs them.
 * Language: https://developer.hashicorp.com/terraform/language/expressions
 */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "template"; readonly parts: readonly Expression[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
  | { readonly kind: "index"; readonly of: Expression; readonly index: Expression }
  /** `list[*].name`: the steps are taken by every item. */
  | { readonly kind: "splat"; readonly of: Expression; readonly steps: readonly (string | number)[] }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      /** `merge(list...)`: the last argument is spread. */
      readonly spread: boolean;
    }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | {
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: "operation"; readonly operator: string; readonly operands: readonly Expression[] }
  | ForExpression;

/** `[for key, item in collection : value if condition]`, or with `key => value` in braces. */
export interface ForExpression {
  readonly kind: "for";
  readonly keyName?: string;
  readonly itemName: string;
  readonly collection: Expression;
  /** Present where an object is built. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly condition?: Expression;
  /** `...`: values of one key are gathered into a list. */
  readonly grouped: boolean;
}

/** What cannot be read as an expression; the caller turns it into an unknown value with this reason. */
export class ExpressionSyntaxError extends Error {}
