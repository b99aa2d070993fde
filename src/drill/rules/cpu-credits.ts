import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const cpuCredits: Rule = {
  id: "cpu-credits",
  title: "Burstable instances are not throttled to their baseline",
  why: "In standard mode an instance starts almost without credits: what replaces a lost one, or takes the load of a lost zone, is held to its baseline.",
  source:
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode-concepts.html",
  check: ({ templates }) =>
    templates.flatMap(({ template }) => {
      if (valueOf(template.cpuCredits) !== "standard") return [];
      return [
        degrades(
          template.address,
          `${template.address}.credit_specification.cpu_credits is standard`,
          'Set cpu_credits = "unlimited", or take a type without credits.',
        ),
      ];
    }),
};
