import { ASSUMED } from "../aws-figures";
import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const fleetWarmup: Rule = {
  id: "fleet-warmup",
  title: "The warm-up lasts as long as a boot, and not longer than the objective",
  why: "Instances that are not warm yet count in no metric; counted too early they make policies swing, too late they make them wait.",
  source:
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-default-instance-warmup.html",
  check: (context) =>
    context.topology.fleets.flatMap(({ address, policies, warmupSeconds }) => {
      const seconds = valueOf(warmupSeconds);
      if (seconds === undefined || policies.length === 0) return [];
      const { declared } = context;
      const allowed = declared.objectives.infrastructure?.redundancyRecoverySeconds;
      const boot = declared.fleets[address]?.bootSeconds?.likely ?? ASSUMED.bootSeconds.min;
      const fix = `Set default_instance_warmup to the time a boot takes, such as ${boot} s.`;
      if (readerAt(context, address)?.isWritten("default_instance_warmup") !== true) {
        const message = `${address}.default_instance_warmup is left out: the cooldown of ${seconds} s counts, if anything`;
        return [degrades(address, message, fix)];
      }
      const setting = `${address}.default_instance_warmup is ${seconds} s`;
      if (allowed !== undefined && seconds > allowed)
        return [
          degrades(address, `${setting}, longer than the ${allowed} s that redundancy may be away`, fix),
        ];
      return seconds < boot ? [degrades(address, `${setting}, and a boot takes ${boot} s`, fix)] : [];
    }),
};
