import { isDeepStrictEqual } from "node:util";
import type { RunTerraform } from "./terraform";

interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly previous_address?: string;
    readonly type: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: Readonly<Record<string, unknown>> | null;
      readonly after: Readonly<Record<string, unknown>> | null;
    };
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

export interface PlannedChanges {
  readonly moved: readonly string[];
  readonly changed: readonly {
    readonly address: string;
    readonly type: string;
    readonly actions: readonly string[];
    readonly attributes: readonly string[];
  }[];
  readonly outputs: readonly string[];
}

/** What a plan would do, read from the plan itself. @param env where the emulator is */
export async function plannedChanges(
  terraform: RunTerraform,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<PlannedChanges> {
  const planned = await terraform(folder, ["plan", "-out=changes.tfplan"], env);
  if (planned.exitCode !== 0) throw new Error(planned.stderr);
  const { stdout } = await terraform(folder, ["show", "-json", "changes.tfplan"], env);
  const { resource_changes: resources = [], output_changes: outputs = {} } = JSON.parse(stdout) as ShownPlan;
  return {
    moved: resources
      .filter(({ previous_address: before }) => before !== undefined)
      .map(({ address }) => address),
    changed: resources
      .filter(
        ({ change: { actions } }) =>
          !isDeepStrictEqual(actions, ["no-op"]) && !isDeepStrictEqual(actions, ["read"]),
      )
      .map(({ address, type, change: { actions, before, after } }) => ({
        address,
        type,
        actions,
        attributes: Object.keys({ ...before, ...after }).filter(
          (name) => !isDeepStrictEqual(before?.[name], after?.[name]),
        ),
      })),
    outputs: Object.entries(outputs)
      .filter(([, { actions }]) => !isDeepStrictEqual(actions, ["no-op"]))
      .map(([name]) => name),
  };
}
