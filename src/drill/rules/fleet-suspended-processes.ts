import { degrades, fails, type Rule } from "./rule";
import { listOf } from "./told-values";

export const fleetSuspendedProcesses: Rule = {
  id: "fleet-suspended-processes",
  title: "No process of a fleet is suspended",
  why: "A suspended process stays suspended until a person resumes it: without Launch, Terminate, HealthCheck or ReplaceUnhealthy a fleet does not heal, without AddToLoadBalancer new instances get no requests.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, suspendedProcesses }) => {
      const suspended = listOf(suspendedProcesses);
      if (suspended.length === 0) return [];
      const message = `${address}.suspended_processes is ${suspended.join(", ")}`;
      const fix = "Remove suspended_processes.";
      const heals = !suspended.some((process) => HEALING.includes(process));
      return [heals ? degrades(address, message, fix) : fails(address, message, fix)];
    }),
};

/** Without one of these a lost instance stays lost, or its successor serves nobody. */
const HEALING: readonly string[] = [
  "AddToLoadBalancer",
  "HealthCheck",
  "Launch",
  "ReplaceUnhealthy",
  "Terminate",
];
