import { randomUUID } from "node:crypto";
import type { Members } from "../form-members";
import type { Fleet } from "./fleet";
import { type Ask, type LaunchTemplate, readGroup, versionNumber } from "./group-state";

export type RefreshStatus =
  | "Pending"
  | "InProgress"
  | "Successful"
  | "Failed"
  | "Cancelling"
  | "Cancelled"
  | "RollbackInProgress"
  | "RollbackSuccessful"
  | "RollbackFailed";

export interface RefreshOptions {
  readonly group: string;
  readonly strategy: string;
  readonly preferences: Members;
  readonly desiredConfiguration: Members;
  /** The template to converge on. @default the one the group has */
  readonly template: LaunchTemplate | undefined;
}

/** What a refresh waits for before its first instance and after each. */
export type Pause = () => Promise<void>;

/** A step takes this long, so that a caller can see a refresh pending and in progress, and wait for it. */
const STEP_MILLISECONDS = 250;

export const pauseOfStep: Pause = () => new Promise((resolve) => setTimeout(resolve, STEP_MILLISECONDS));

/** One instance refresh: replaces the instances of a group that do not run its template version, one by one. */
export class Refresh {
  readonly id = randomUUID();
  readonly startedAt = new Date();
  status: RefreshStatus = "Pending";
  reason: string | undefined;
  endedAt: Date | undefined;
  total = 0;
  done = 0;
  #before: LaunchTemplate | undefined;

  constructor(
    readonly options: RefreshOptions,
    private readonly region: string,
    private readonly fleet: Fleet,
    /** Its requests meet the gateway's other calls: those place and register what replaces an instance. */
    private readonly ask: Ask,
    private readonly pause: Pause,
  ) {}

  get isActive(): boolean {
    return ["Pending", "InProgress", "Cancelling", "RollbackInProgress"].includes(this.status);
  }

  get canRollBack(): boolean {
    return this.options.template !== undefined;
  }

  cancel(): void {
    this.status = "Cancelling";
  }

  rollBack(): void {
    this.status = "RollbackInProgress";
  }

  /** Runs to the end. It never rejects: what goes wrong is the refresh's status. */
  async run(): Promise<void> {
    try {
      await this.pause();
      if (this.status === "Pending") this.status = "InProgress";
      await this.#converge(this.options.template, () => this.status === "InProgress");
      if (this.status === "InProgress") this.#end("Successful");
      else if (this.status === "Cancelling") this.#end("Cancelled");
      else await this.#returnToBefore();
    } catch (error) {
      this.reason = error instanceof Error ? error.message : String(error);
      if (this.options.preferences["AutoRollback"] === "true" && this.status === "InProgress")
        await this.#returnToBefore();
      else this.#end("Failed");
    }
  }

  async #returnToBefore(): Promise<void> {
    this.status = "RollbackInProgress";
    try {
      await this.#converge(this.#before, () => true);
      this.#end("RollbackSuccessful");
    } catch (error) {
      this.reason = error instanceof Error ? error.message : String(error);
      this.#end("RollbackFailed");
    }
  }

  async #converge(template: LaunchTemplate | undefined, goOn: () => boolean): Promise<void> {
    const { group: name, preferences } = this.options;
    const group = await readGroup(this.ask, name);
    if (group === undefined) throw new Error(`the group ${name} is gone`);
    this.#before ??= group.template;
    if (template !== undefined) await this.#setTemplate(template);
    const wanted = template ?? group.template;
    const version = wanted === undefined ? undefined : await versionNumber(this.ask, wanted);
    const isRollback = this.status === "RollbackInProgress";
    const skips = isRollback || preferences["SkipMatching"] === "true";
    const stale = group.instances.filter(
      ({ id }) => !skips || this.fleet.versionOf(this.region, id) !== version,
    );
    this.total = stale.length;
    this.done = 0;
    for (const { id } of stale) {
      if (!goOn()) return;
      await this.#replace(id);
      this.done += 1;
      await this.pause();
    }
  }

  async #setTemplate({ id, version }: LaunchTemplate): Promise<void> {
    await this.ask("autoscaling", {
      Action: "UpdateAutoScalingGroup",
      AutoScalingGroupName: this.options.group,
      "LaunchTemplate.LaunchTemplateId": id,
      "LaunchTemplate.Version": version,
    });
  }

  async #replace(instance: string): Promise<void> {
    const group = await readGroup(this.ask, this.options.group);
    // Scaled in, or ended by someone else, meanwhile.
    if (!group?.instances.some(({ id }) => id === instance)) return;
    const InstanceId = instance;
    await this.ask("autoscaling", {
      Action: "TerminateInstanceInAutoScalingGroup",
      InstanceId,
      ShouldDecrementDesiredCapacity: "false",
    });
  }

  #end(status: RefreshStatus): void {
    this.status = status;
    this.endedAt = new Date();
  }
}
