import { usageError } from "../../foundation/errors";
import type { Part } from "../module/document";
import table from "./block-table.json";

/** Whether what stands at a way of names below a block is a block itself. */
export type BlockTest = (way: readonly string[]) => boolean;

/** Ways of nested blocks by resource type, `data.` before a data source's. Written by scripts of this project: see docs/handoff.md. */
const TABLE: Readonly<Record<string, readonly string[]>> = table;

const META = ["lifecycle", "lifecycle.precondition", "lifecycle.postcondition", "dynamic"];

/** Blocks of Terraform's own, and of the AWS provider's settings. */
const LANGUAGE: Readonly<Partial<Record<Part["kind"], readonly string[]>>> = {
  terraform: ["required_providers", "backend"],
  provider: ["default_tags", "ignore_tags", "assume_role", "endpoints"],
  variable: ["validation"],
  output: ["precondition"],
};

/** @throws a usage error for a type that the table does not hold */
export function blockTestOf({ kind, labels: [type = ""] }: Part): BlockTest {
  if (kind !== "resource" && kind !== "data") {
    const known = LANGUAGE[kind] ?? [];
    return (way) => known.includes(way.join("."));
  }
  const key = kind === "data" ? `data.${type}` : type;
  const ways = TABLE[key];
  if (ways === undefined) throw unknownType(key);
  const known = new Set([...ways, ...META]);
  return (way) => known.has(way.join("."));
}

function unknownType(type: string): Error {
  return usageError({
    what: "HCL tells blocks from attributes, and of this type that is not known here",
    given: type,
    allowed: `${Object.keys(TABLE).length} types of src/handoff/hcl/block-table.json`,
    next: "run `npm run handoff:blocks` where the provider is at hand, or use --format json",
  });
}
