import type { CallerModel, SystemModel } from "../model/system-model";
import type { TierState } from "./tier-state";

/** Requests per second from outside, now: `offered` = `served` + `failed` + what the lines grow by. */
export interface Flows {
  offered: number;
  served: number;
  failed: number;
}

/** More rounds than any fixed point here needs. */
const MOST_ROUNDS = 60;

/**
 * The flows through all tiers at one moment. Retries make more load, load makes more failures, failures make more
 * retries: worked out from no failures upwards, so that the smallest load that feeds itself is found, and a collapse
 * only where lines that are already long keep it up.
 */
export class SystemFlows {
  private readonly failing: number[];
  private readonly bases: number[];
  private readonly hasRetries: boolean;

  constructor(
    private readonly model: SystemModel,
    private readonly tiers: readonly TierState[],
  ) {
    this.failing = tiers.map(() => 0);
    this.bases = tiers.map(() => 0);
    this.hasRetries = model.tiers.some(({ caller }) => caller.retries > 0);
  }

  /** @param databaseServes of requests that need it, the part that it serves. */
  solve(offered: number, databaseServes: number): Flows {
    this.failing.fill(0);
    const behindLast = 1 - (this.model.database?.needRatio ?? 0) * (1 - databaseServes);
    for (let round = 0; ; round += 1) {
      this.forward(offered);
      const { flows, change } = this.backward(offered, behindLast);
      if (!this.hasRetries || change < 1e-9 || round >= MOST_ROUNDS) return flows;
    }
  }

  private forward(offered: number): void {
    let base = offered;
    let fanOut = 1;
    this.tiers.forEach((tier, index) => {
      const { model } = tier;
      base *= model.fanOut / fanOut;
      fanOut = model.fanOut;
      this.bases[index] = base;
      tier.flow(base * triesOf(this.failing[index] ?? 0, model.caller));
      base = tier.serving;
    });
  }

  /** From the last tier to the first: of what each calls, which part succeeds. */
  private backward(offered: number, behindLast: number): { readonly flows: Flows; readonly change: number } {
    let behind = behindLast;
    let change = 0;
    for (let index = this.tiers.length - 1; index > 0; index -= 1) {
      const tier = this.tiers[index]!;
      const base = this.bases[index] ?? 0;
      const success = tier.attempts > 0 ? (tier.goodAccepted / tier.attempts) * behind : 1;
      change = Math.max(change, this.learn(index, 1 - success));
      const answered = base > 0 ? Math.min(1, (success * tier.attempts) / base) : 1;
      behind = allOf(answered, tier.model.fanOut / (this.tiers[index - 1]?.model.fanOut ?? 1));
    }
    const first = this.tiers[0];
    if (first === undefined) return { flows: { offered, served: 0, failed: offered }, change: 0 };
    const served = first.goodServing * behind;
    const failures = first.attempts - first.goodAccepted + (first.goodServing - served);
    change = Math.max(change, this.learn(0, first.attempts > 0 ? Math.min(1, failures / first.attempts) : 0));
    // The calls of a fan-out at the first tier are part of one request from outside.
    const perRequest = first.model.fanOut;
    const retried = first.attempts - (this.bases[0] ?? 0);
    return {
      flows: { offered, served: served / perRequest, failed: (failures - retried) / perRequest },
      change,
    };
  }

  private learn(index: number, failing: number): number {
    const change = Math.abs(failing - (this.failing[index] ?? 0));
    this.failing[index] = failing;
    return change;
  }
}

/** First tries and retries, over first tries. */
function triesOf(failing: number, { retries, retryBudgetRatio }: CallerModel): number {
  let tries = 1;
  let power = 1;
  for (let retry = 0; retry < retries; retry += 1) {
    power *= failing;
    tries += power;
  }
  return retryBudgetRatio === null ? tries : Math.min(tries, 1 + retryBudgetRatio);
}

/** That all calls of a request succeed; where there is less than one, that the ones that are made do. */
function allOf(success: number, calls: number): number {
  return calls >= 1 ? success ** calls : 1 - calls * (1 - success);
}
