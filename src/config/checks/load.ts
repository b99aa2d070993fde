import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

type Estimate = NonNullable<Environment["load"]["web"]["bootSeconds"]>;

/** Estimates are in order, and no instance is replaced while it still boots. */
export function checkLoad({
  load,
  web,
  backend,
}: Pick<Environment, "load" | "web" | "backend">): ConfigProblem[] {
  const estimates: readonly (readonly [string, Estimate | undefined])[] = [
    ["load.web.bootSeconds", load.web.bootSeconds],
    ["load.backend.bootSeconds", load.backend.bootSeconds],
    ["load.web.warmStartSeconds", load.web.warmStartSeconds],
    ["load.backend.warmStartSeconds", load.backend.warmStartSeconds],
    ["load.database.restoreSeconds", load.database.restoreSeconds],
    ["load.database.upgradeSeconds", load.database.upgradeSeconds],
  ];
  return [
    ...estimates.flatMap(([path, estimate]) => (estimate === undefined ? [] : checkOrder(path, estimate))),
    ...checkBoot("web", load.web.bootSeconds, web.healthCheck.gracePeriodSeconds),
    ...checkBoot("backend", load.backend.bootSeconds, backend.healthCheck.gracePeriodSeconds),
  ];
}

function checkOrder(path: string, estimate: Estimate): ConfigProblem[] {
  const { minimum, likely, maximum } = estimate;
  if (minimum <= likely && likely <= maximum) return [];
  return [
    { path, given: estimate, allowed: "minimum <= likely <= maximum", fix: `put \`${path}\` in order` },
  ];
}

function checkBoot(tier: string, boot: Estimate | undefined, gracePeriodSeconds: number): ConfigProblem[] {
  if (boot === undefined || boot.maximum <= gracePeriodSeconds) return [];
  return [
    {
      path: `load.${tier}.bootSeconds.maximum`,
      given: boot.maximum,
      allowed: `at most the grace period of ${gracePeriodSeconds} seconds: a slower boot is replaced before it serves, again and again`,
      fix: `raise \`${tier}.healthCheck.gracePeriodSeconds\`, or make the boot shorter`,
    },
  ];
}
