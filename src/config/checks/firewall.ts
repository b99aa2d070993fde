import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";

/** A rule is excepted once: the second reason would be lost. */
export function checkFirewall({ web }: Pick<Environment, "web">): ConfigProblem[] {
  if (web.firewall.kind !== "managed") return [];
  const rules = web.firewall.exceptions.map(({ rule }) => rule);
  return rules.flatMap((rule, index) => {
    if (rules.indexOf(rule) === index) return [];
    const path = `web.firewall.exceptions.${index}.rule`;
    return [
      { path, given: rule, allowed: "each rule once", fix: `remove \`web.firewall.exceptions.${index}\`` },
    ];
  });
}
