import { harvest } from "../secrets/harvest";
import { secretsWithin } from "../secrets/judge-text";
import { KnownSecrets } from "../secrets/known-secrets";
import { rootPlace } from "../secrets/place";
import { draftOfOutput, draftOfResource, type Draft } from "./draft";
import { LeafBudget } from "./leaf-budget";
import { parseJsonPart, parsePart } from "./parse-part";
import {
  changeSchema,
  deferredSchema,
  elsewhereSchema,
  resourceChangeSchema,
  settingSchema,
  type PlannedChange,
  type ResourceChange,
} from "./plan-schema";
import type { PlanListener } from "./plan-shape";
import type { Place } from "./scan/shape";
import { WholePlan } from "./whole-plan";

/** As Terraform writes a resource: without spaces, the address first. */
const ADDRESS = /^\{"address":"((?:[^"\\]|\\.)*)"/;

/** What of a plan is left when its text has gone by. */
export class PlanCollector implements PlanListener {
  readonly known = new KnownSecrets();
  readonly budget = new LeafBudget();
  readonly whole: WholePlan;
  /** The keys of the document. */
  readonly members = new Set<string>();
  /** Such as `errored`. */
  readonly plainMembers = new Map<string, unknown>();
  readonly changes: Draft[] = [];
  readonly drifts: Draft[] = [];
  readonly deferrals: Draft[] = [];
  readonly outputs: Draft[] = [];
  generatedConfigurations = 0;
  actionInvocations = 0;
  private readonly addresses = new Set<string>();
  private readonly variables: { readonly name: string; readonly value: unknown }[] = [];
  private readonly sensitiveVariables = new Set<string>();

  constructor(largestWholeBytes: number) {
    this.whole = new WholePlan(largestWholeBytes);
  }

  member(key: string): void {
    this.members.add(key);
  }

  plain(text: string, place: Place): void {
    this.plainMembers.set(place.key, parseJsonPart(text, place));
  }

  keep(key: string, part: Uint8Array): void {
    this.whole.keep(key, part);
  }

  change(text: string, place: Place): void {
    const resource = parsePart(resourceChangeSchema, text, place);
    this.addresses.add(JSON.stringify(resource.address).slice(1, -1));
    this.harvestResource(resource);
    this.whole.addChange(resource);
    if (resource.change.generated_config !== undefined) this.generatedConfigurations += 1;
    this.changes.push(draftOfResource(resource, this.budget));
  }

  drift(text: string, place: Place): void {
    const resource = parsePart(resourceChangeSchema, text, place);
    this.harvestResource(resource);
    this.drifts.push(draftOfResource(resource, this.budget));
  }

  deferred(text: string, place: Place): void {
    const { reason, resource_change: resource } = parsePart(deferredSchema, text, place);
    this.harvestResource(resource);
    const told = reason === undefined ? resource : { ...resource, action_reason: reason };
    this.deferrals.push(draftOfResource(told, this.budget, "deferred"));
  }

  outputChange(text: string, place: Place): void {
    const change = parsePart(changeSchema, text, place);
    this.harvestChange("", change, place.key);
    this.outputs.push(draftOfOutput(place.key, change, this.budget));
  }

  variable(text: string, place: Place): void {
    // Whether it is sensitive is told by the configuration, which comes last.
    this.variables.push({ name: place.key, value: parsePart(settingSchema, text, place).value });
  }

  actionInvocation(): void {
    this.actionInvocations += 1;
  }

  resource(text: string, place: Place): void {
    // What the prior state says of a resource that changes stands in the change, too.
    if (this.addresses.has(ADDRESS.exec(text)?.[1] ?? "") && !text.includes('"expressions":')) return;
    const { type, values, sensitive_values: marks, ...written } = parsePart(elsewhereSchema, text, place);
    const typeName = typeof type === "string" ? type : "";
    harvest(values, rootPlace(typeName, marks), this.known);
    harvest(written.expressions, rootPlace(typeName, undefined), this.known);
    harvest(written.provisioners, rootPlace("", undefined), this.known);
  }

  setting(text: string, place: Place): void {
    const json = parseJsonPart(text, place);
    const setting = settingSchema.safeParse(json);
    if (setting.data?.sensitive === undefined)
      return harvest(json, rootPlace("", undefined, place.key), this.known);
    if (setting.data.sensitive) this.sensitiveVariables.add(place.key);
    const mark = setting.data.sensitive ? true : undefined;
    for (const value of [setting.data.value, setting.data.default]) {
      harvest(value, rootPlace("", mark, place.key), this.known);
    }
  }

  /** After the last piece: what could only be judged then. */
  end(): void {
    for (const { name, value } of this.variables) {
      const mark = this.sensitiveVariables.has(name) ? true : undefined;
      harvest(value, rootPlace("", mark, name), this.known);
    }
  }

  private harvestResource({ type, address, previous_address: before, change }: ResourceChange): void {
    for (const text of [address, before ?? ""]) {
      for (const secret of secretsWithin(text)) this.known.add(secret, "");
    }
    this.harvestChange(type, change);
  }

  private harvestChange(type: string, change: PlannedChange, name?: string): void {
    harvest(change.before, rootPlace(type, change.before_sensitive, name), this.known);
    if (isNoOp(change)) return;
    harvest(change.after, rootPlace(type, change.after_sensitive, name), this.known, change.before);
  }
}

/** Both sides are the same. */
function isNoOp({ actions }: PlannedChange): boolean {
  return actions.length === 1 && actions[0] === "no-op";
}
