import { ASSUMED } from "../aws-figures";
import { degrades, fails, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const fleetGracePeriod: Rule = {
  id: "fleet-grace-period",
  title: "The grace period is longer than the boot and shorter than the objective",
  why: "During the grace period a failed check replaces nothing; one that is shorter than the boot replaces instances before they serve, for ever.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html",
  check: ({ topology, declared }) =>
    topology.fleets.flatMap(({ address, gracePeriodSeconds, targetGroups }) => {
      const seconds = valueOf(gracePeriodSeconds);
      if (seconds === undefined) return [];
      const allowed = declared.objectives.infrastructure?.redundancyRecoverySeconds;
      const boot = declared.fleets[address]?.bootSeconds?.likely ?? ASSUMED.bootSeconds.min;
      const setting = `${address}.health_check_grace_period is ${seconds} s`;
      if (allowed !== undefined && seconds > allowed) {
        const fix = `Set health_check_grace_period to the time a boot takes, below ${allowed} s.`;
        return [
          degrades(address, `${setting}, longer than the ${allowed} s that redundancy may be away`, fix),
        ];
      }
      if (seconds >= boot || listOf(targetGroups).length === 0) return [];
      const fix = `Set health_check_grace_period to at least ${boot} s, better to the longest boot.`;
      return [
        fails(address, `${setting}, and a boot takes ${boot} s: instances are replaced as they boot`, fix),
      ];
    }),
};
