import type { Place, Shape } from "./scan/shape";

/** What the reader wants to hear of a plan. Every text is one JSON value. */
export interface PlanListener {
  /** Every member of the document, as it begins. */
  member(key: string): void;
  /** A member that is a plain value, such as `errored`. */
  plain(text: string, place: Place): void;
  change(text: string, place: Place): void;
  drift(text: string, place: Place): void;
  deferred(text: string, place: Place): void;
  outputChange(text: string, place: Place): void;
  variable(text: string, place: Place): void;
  actionInvocation(): void;
  /** A resource of the configuration or of the prior state. */
  resource(text: string, place: Place): void;
  /** An output or a variable of the configuration, an output of a state, the arguments of a module or a provider. */
  setting(text: string, place: Place): void;
  /** The bytes of a member that is read again only on demand. */
  keep(key: string, part: Uint8Array): void;
}

const PLAIN = new Set(["format_version", "terraform_version", "applyable", "complete", "errored"]);
const SKIP: Shape = { kind: "skip" };

/**
 * The members of a plan: https://developer.hashicorp.com/terraform/internals/json-format
 * What is not named here is read over, as that page asks of every reader.
 */
export function planShape(listener: PlanListener): Shape {
  const lists: Readonly<Record<string, Shape>> = {
    resource_changes: elements((text, place) => listener.change(text, place)),
    resource_drift: elements((text, place) => listener.drift(text, place)),
    deferred_changes: elements((text, place) => listener.deferred(text, place)),
    output_changes: members(take((text, place) => listener.outputChange(text, place))),
    action_invocations: elements(() => listener.actionInvocation()),
  };
  const kept: Readonly<Record<string, Extract<Shape, { kind: "members" }>>> = {
    variables: members(take((text, place) => listener.variable(text, place))),
    // Made of the changes, and of nothing else: their secrets are known.
    planned_values: membersBy(() => SKIP),
    prior_state: membersBy((key) => (key === "values" ? stateValues(listener) : SKIP)),
    configuration: configuration(listener),
  };
  return membersBy((key) => {
    listener.member(key);
    if (PLAIN.has(key)) return take((text, place) => listener.plain(text, place));
    const large = own(kept, key);
    if (large !== undefined) return { ...large, keep: (part: Uint8Array) => listener.keep(key, part) };
    return own(lists, key) ?? SKIP;
  });
}

/** https://developer.hashicorp.com/terraform/internals/json-format#values-representation */
function stateValues(listener: PlanListener): Extract<Shape, { kind: "members" }> {
  const module: Shape = membersBy((key) => {
    if (key === "resources") return elements((text, place) => listener.resource(text, place));
    return key === "child_modules" ? { kind: "elements", of: module } : SKIP;
  });
  return membersBy((key) => {
    if (key === "outputs") return members(take((text, place) => listener.setting(text, place)));
    return key === "root_module" ? module : SKIP;
  });
}

/** https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation */
function configuration(listener: PlanListener): Extract<Shape, { kind: "members" }> {
  const settings = members(take((text, place) => listener.setting(text, place)));
  const call: Shape = membersBy((key) => {
    if (key === "module") return module;
    return key === "expressions" ? settings : SKIP;
  });
  const module: Shape = membersBy((key) => {
    if (key === "resources") return elements((text, place) => listener.resource(text, place));
    if (key === "module_calls") return members(call);
    return key === "variables" || key === "outputs" ? settings : SKIP;
  });
  return membersBy((key) => {
    if (key === "provider_config") return settings;
    return key === "root_module" ? module : SKIP;
  });
}

type Taker = (text: string, place: Place) => void;

function take(to: Taker): Shape {
  return { kind: "take", to };
}

function elements(to: Taker): Extract<Shape, { kind: "elements" }> {
  return { kind: "elements", of: take(to) };
}

function members(of: Shape): Extract<Shape, { kind: "members" }> {
  return membersBy(() => of);
}

function membersBy(of: (key: string) => Shape): Extract<Shape, { kind: "members" }> {
  return { kind: "members", of };
}

/** A plan may call a member `constructor`. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
