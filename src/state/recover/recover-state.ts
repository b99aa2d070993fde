import { type ClientSettings, verifyClients } from "../verify/clients";
import type { Finding } from "../verify/finding";
import { judge } from "../verify/judge";
import { observe } from "../verify/observe";
import type { VerifiedState } from "../verify/verify-state";
import { type Agreement, agree, type Consent } from "./agree";
import { carryOut, type CarryOutProps, checkSignal } from "./carry-out";
import type { RecoveryPlan, Wishes } from "./plan";
import { planRecovery } from "./plan-recovery";

export interface RecoverProps extends Pick<CarryOutProps, "environment" | "holder" | "signal" | "onStep"> {
  readonly settings: Omit<ClientSettings, "region">;
  readonly wishes: Wishes;
  /** Plans, and does nothing. */
  readonly dryRun: boolean;
  readonly consent: Consent;
  /** Called once, before anything is asked or done. */
  readonly onPlan: (verified: VerifiedState, plan: RecoveryPlan) => void;
}

export interface Recovery {
  readonly plan: RecoveryPlan;
  /** What was done, and what was not and why. */
  readonly agreement: Agreement;
  /** Of the stacks that were asked for, after it: looked at anew where something was done. */
  readonly findings: readonly Finding[];
}

/**
 * Looks at the state backend, mends what the person agrees to, and looks again.
 * @throws DurableError where AWS does not answer, a lock is held, or something changed meanwhile.
 */
export async function recoverState(props: RecoverProps): Promise<Recovery> {
  const { environment, settings, wishes, dryRun, consent, signal } = props;
  const clients = verifyClients({ ...settings, region: environment.region });
  try {
    const look = async (): Promise<VerifiedState> => {
      const seen = await observe(clients, environment);
      return { seen, findings: ofStack(seen, judge(seen), wishes.stack) };
    };
    const verified = await look();
    const plan = planRecovery(verified, wishes);
    props.onPlan(verified, plan);
    const agreement = dryRun ? dryAgreement(plan) : await agree(plan.steps, consent);
    checkSignal(signal);
    if (agreement.agreed.length === 0) return { plan, agreement, findings: verified.findings };
    await carryOut({ ...props, clients }, agreement.agreed);
    return { plan, agreement, findings: (await look()).findings };
  } finally {
    clients.destroy();
  }
}

function dryAgreement({ steps }: RecoveryPlan): Agreement {
  return { agreed: [], refused: steps.map((step) => ({ step, why: "a dry run changes nothing" })) };
}

/** Faults of the backend as a whole concern every stack. */
function ofStack(
  { stacks }: VerifiedState["seen"],
  findings: readonly Finding[],
  role: Wishes["stack"],
): readonly Finding[] {
  if (role === undefined) return findings;
  const name = stacks.find((stack) => stack.role === role)?.stack;
  return findings.filter(({ stack }) => stack === undefined || stack === name);
}
