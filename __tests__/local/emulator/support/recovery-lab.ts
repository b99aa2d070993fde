import { verifyClients, type VerifyClients } from "../../../../src/state/verify/clients";
import type { Wishes } from "../../../../src/state/recover/plan";
import { type Recovery, type RecoverProps, recoverState } from "../../../../src/state/recover/recover-state";
import { judge } from "../../../../src/state/verify/judge";
import type { Locking } from "../../../../src/state/verify/observation";
import { observe } from "../../../../src/state/verify/observe";
import { type Lab, startLab } from "../../gateway/support/lab";
import { Backend } from "./backend";

export const HOLDER = {
  who: "bob@desk",
  newId: () => "of bob",
  now: () => Date.parse("2026-11-22T10:00:00Z"),
};

export const done = ({ agreement }: Recovery) => agreement.agreed.map(({ kind }) => kind);

/** State backends on an emulator, and what recovers them. */
export class RecoveryLab {
  private backends = 0;

  private constructor(
    private readonly lab: Lab,
    readonly clients: VerifyClients,
  ) {}

  static async start(): Promise<RecoveryLab> {
    const lab = await startLab();
    return new RecoveryLab(lab, clientsOf(lab));
  }

  async end(): Promise<void> {
    this.clients.destroy();
    await this.lab.end();
  }

  /** Each test has a backend of its own: what another one left cannot help it. */
  made(locking: Locking, serials?: readonly number[]) {
    return new Backend(this.clients, `r${(this.backends += 1)}`, locking).make(serials);
  }

  recover(
    { environment }: Backend,
    wishes: Wishes = {},
    more: Partial<RecoverProps> = {},
  ): Promise<Recovery> {
    return recoverState({
      environment,
      settings: settingsOf(this.lab),
      wishes,
      dryRun: false,
      consent: { yes: true },
      holder: HOLDER,
      signal: new AbortController().signal,
      onPlan: () => undefined,
      onStep: () => undefined,
      ...more,
    });
  }

  async faults({ environment }: Backend) {
    return judge(await observe(this.clients, environment)).map(({ fault }) => fault);
  }

  /** Refuses to write, as IAM does: moto asks nobody for permission. */
  lookOnly(service: "s3" | "dynamodb"): VerifyClients {
    const refusing = clientsOf(this.lab);
    const refused = Object.assign(new Error("not authorized"), {
      name: "AccessDenied",
      $metadata: { httpStatusCode: 403 },
    });
    const refuse = (commandName: string | undefined) => /^(?:Put|Copy)/u.test(commandName ?? "");
    if (service === "s3")
      refusing.s3.middlewareStack.add(
        (next, { commandName }) =>
          (args) =>
            refuse(commandName) ? Promise.reject(refused) : next(args),
      );
    else
      refusing.dynamodb.middlewareStack.add(
        (next, { commandName }) =>
          (args) =>
            refuse(commandName) ? Promise.reject(refused) : next(args),
      );
    return refusing;
  }
}

function clientsOf(lab: Lab): VerifyClients {
  return verifyClients({ ...settingsOf(lab), region: lab.settings.region });
}

function settingsOf(lab: Lab) {
  const { endpoint, credentials } = lab.settings;
  return { endpoint, credentials, forcePathStyle: true };
}
