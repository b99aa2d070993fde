import type { RuleContext } from "../rules/rule-context";

const ACCOUNT = /^arn:[^:]+:[^:]+:[^:]*:(\d{12}):/u;

/**
 * The accounts that resources of the configuration lie in: a state writes out what a configuration refers to.
 * Undefined principals are nobody's.
 */
export function ownAccounts({ graph }: RuleContext): ReadonlySet<string> {
  const told = graph.resources.flatMap(({ attributes, type }) => {
    const value = type === "aws_caller_identity" ? attributes["account_id"] : attributes["arn"];
    if (value?.kind !== "known" || typeof value.value !== "string") return [];
    return type === "aws_caller_identity" ? [value.value] : (ACCOUNT.exec(value.value)?.slice(1) ?? []);
  });
  return new Set(told);
}

/** An account or a role of another one that is written out; references are ours. */
export function isForeign(principal: string, own: ReadonlySet<string>): boolean {
  const account = /:iam::(\d{12}):|^(\d{12})$/u.exec(principal);
  const id = account?.[1] ?? account?.[2];
  return id !== undefined && !own.has(id);
}
