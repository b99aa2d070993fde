import type {
  ConfigurationModule,
  ConfigurationResource,
  ModuleCall,
  ShownPlan,
  ShownResource,
} from "./from-document";
import { resourcesIn } from "./from-document";

/** A resource of a plan, with what the configuration says of it. */
export interface PlannedResource {
  readonly shown: ShownResource;
  /** `true` where something is known only after the apply, in the shape of the values. */
  readonly afterUnknown: unknown;
  readonly written: ConfigurationResource | undefined;
  readonly module: PlannedModule;
}

/** One instance of a module, the root included. */
export interface PlannedModule {
  /** Empty for the root: `module.web["a"]`. */
  readonly address: string;
  readonly key?: string | number | undefined;
  readonly written: ConfigurationModule;
  readonly calledBy?: { readonly module: PlannedModule; readonly call: ModuleCall };
  /** By `type.name` or `data.type.name`; in the order of the plan. */
  readonly resources: Map<string, PlannedResource[]>;
  /** By the name of the call. */
  readonly children: Map<string, PlannedModule[]>;
}

/** The modules of a plan and everything that is in them after the apply: what is deleted is in none. */
export function readPlannedModules(plan: ShownPlan): PlannedModule {
  const root = emptyModule("", plan.configuration?.root_module ?? {});
  const modules = new Map([["", root]]);
  const unknowns = new Map(
    (plan.resource_changes ?? []).map(({ address, change }) => [address, change.after_unknown] as const),
  );
  // What is read while planning is kept in the state that the plan starts from, and nowhere else.
  const read = resourcesIn(plan.prior_state?.values?.root_module).filter(({ mode }) => mode === "data");
  const planned = resourcesIn(plan.planned_values?.root_module);
  const seen = new Set<string>();
  for (const shown of [...planned, ...read]) {
    if (seen.has(shown.address)) continue;
    seen.add(shown.address);
    const module = moduleAt(shown.module, modules, root);
    const local = `${shown.mode === "data" ? "data." : ""}${shown.type}.${shown.name}`;
    const written = writtenResource(module.written, local);
    append(module.resources, local, { shown, afterUnknown: unknowns.get(shown.address), written, module });
  }
  addModulesWithoutResources(root);
  return root;
}

/** Every resource of a module and of those below it. */
export function plannedResources(module: PlannedModule): readonly PlannedResource[] {
  const below = [...module.children.values()].flat().flatMap(plannedResources);
  return [...[...module.resources.values()].flat(), ...below];
}

function emptyModule(
  address: string,
  written: ConfigurationModule,
  rest: Pick<PlannedModule, "key" | "calledBy"> = {},
): PlannedModule {
  return { address, written, ...rest, resources: new Map(), children: new Map() };
}

const writtenByModule = new WeakMap<ConfigurationModule, ReadonlyMap<string, ConfigurationResource>>();

function writtenResource(module: ConfigurationModule, local: string): ConfigurationResource | undefined {
  let index = writtenByModule.get(module);
  if (index === undefined) {
    index = new Map((module.resources ?? []).map((resource) => [resource.address, resource]));
    writtenByModule.set(module, index);
  }
  return index.get(local);
}

/** The last step of a module's address, whose key may hold any character: `module.web["a.b"]`. */
const LAST_CALL = /^(?:(.*)\.)?module\.([^.[\]]+)(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?$/;

function moduleAt(address: string, modules: Map<string, PlannedModule>, root: PlannedModule): PlannedModule {
  const found = modules.get(address);
  if (found !== undefined) return found;
  const [, parentAddress = "", name = "", key] = LAST_CALL.exec(address) ?? [];
  const parent = name === "" ? root : moduleAt(parentAddress, modules, root);
  const call = parent.written.module_calls?.[name] ?? {};
  const module = emptyModule(address, call.module ?? {}, {
    ...(key === undefined ? {} : { key: JSON.parse(key) as string | number }),
    calledBy: { module: parent, call },
  });
  modules.set(address, module);
  append(parent.children, name, module);
  return module;
}

/** A module that only computes appears nowhere but in the configuration; without `count` it is there once. */
function addModulesWithoutResources(parent: PlannedModule): void {
  for (const [name, call] of Object.entries(parent.written.module_calls ?? {})) {
    const repeats = call.count_expression !== undefined || call.for_each_expression !== undefined;
    if (parent.children.has(name) || repeats) continue;
    const address = parent.address === "" ? `module.${name}` : `${parent.address}.module.${name}`;
    append(
      parent.children,
      name,
      emptyModule(address, call.module ?? {}, { calledBy: { module: parent, call } }),
    );
  }
  for (const child of [...parent.children.values()].flat()) addModulesWithoutResources(child);
}

function append<T>(index: Map<string, T[]>, key: string, item: T): void {
  const there = index.get(key);
  if (there === undefined) index.set(key, [item]);
  else there.push(item);
}
