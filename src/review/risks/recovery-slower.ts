import { kindOfFailure, placeOfFailure } from "./failure-place";
import type { RiskRule } from "./risk-rule";

export const recoverySlower: RiskRule = {
  id: "recovery-slower",
  title: "The service comes back later after a failure",
  severity: "medium",
  outage: "Requests fail for longer while the failure is found and what is left takes over.",
  fix: "Keep the check, the delay or the time that makes the difference, or accept it.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  check: ({ durability }) =>
    (durability?.failures ?? []).flatMap(({ id, after: verdict, serviceRecoverySeconds: clock }) => {
      // What fails for good is told as such.
      if (clock === undefined || clock.before === null || verdict === "fails") return [];
      const { before, after } = clock;
      const kind = kindOfFailure(id);
      const place = { address: placeOfFailure(id), severity: "medium" } as const;
      if (after === null)
        return [
          {
            ...place,
            message: `after the loss of this ${kind} the time until requests are served cannot be told; it was ${before} s`,
          },
        ];
      if (after <= before) return [];
      return [
        {
          ...place,
          message: `after the loss of this ${kind} requests are served again in ${after} s, likely, instead of ${before} s`,
        },
      ];
    }),
};
