import type { Change } from "../../../../src/review/change";
import type { PlanContent } from "../../../../src/review/plan-content";
import { readPlan } from "../../../../src/review/plan/read-plan";

/** A resource change as Terraform writes it, with what the test says and nothing changing but that. */
export function resourceChange(
  change: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    address: "aws_thing.a",
    mode: "managed",
    type: "aws_thing",
    name: "a",
    provider_name: "registry.terraform.io/hashicorp/aws",
    ...more,
    change: {
      actions: ["update"],
      before: {},
      after: {},
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...change,
    },
  };
}

/** A plan as Terraform 1.11 writes it. */
export function planWith(members: Readonly<Record<string, unknown>>) {
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    ...members,
    applyable: true,
    complete: true,
    errored: false,
  };
}

export async function* pieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield await Promise.resolve(bytes.subarray(start, start + size));
  }
}

/** @param document a text, bytes, or what is written as JSON. */
export async function read(
  document: unknown,
  size = 65_536,
  largestWholeBytes?: number,
): Promise<PlanContent> {
  const bytes =
    document instanceof Uint8Array
      ? document
      : Buffer.from(typeof document === "string" ? document : JSON.stringify(document));
  return readPlan(pieces(bytes, size), largestWholeBytes);
}

/** The only change of a plan with this one resource. */
export async function readChange(
  change: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Change> {
  const { changes } = await read(planWith({ resource_changes: [resourceChange(change, more)] }));
  const [only] = changes;
  if (only === undefined || changes.length > 1) throw new Error(`${changes.length} changes`);
  return only;
}

/** Paths joined by dots, and what is shown of both sides. */
export function shownLeaves(change: Change): Readonly<Record<string, string>> {
  return Object.fromEntries(
    change.attributes.map(({ path, before, after }) => [
      path.join("."),
      `${shown(before)} -> ${shown(after)}`,
    ]),
  );
}

function shown(value: Change["attributes"][number]["before"]): string {
  switch (value.kind) {
    case "value":
      return JSON.stringify(value.value);
    case "empty":
      return value.value;
    case "hidden":
      return `(${value.because})`;
    case "absent":
    case "unknown":
      return value.kind;
  }
}
