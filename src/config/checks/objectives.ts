import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** The service is back before everything lost is replaced: an objective the other way round is a slip. */
export function checkObjectives({ objectives }: Pick<Environment, "objectives">): ConfigProblem[] {
  return Object.entries(objectives).flatMap(([kind, objective]) => {
    const { serviceRecoverySeconds, redundancyRecoverySeconds } = objective;
    if (serviceRecoverySeconds <= redundancyRecoverySeconds) return [];
    const path = `objectives.${kind}.serviceRecoverySeconds`;
    return [
      {
        path,
        given: serviceRecoverySeconds,
        allowed: `at most \`redundancyRecoverySeconds\`, here ${redundancyRecoverySeconds}`,
        fix: `lower \`${path}\` or raise \`objectives.${kind}.redundancyRecoverySeconds\``,
      },
    ];
  });
}
