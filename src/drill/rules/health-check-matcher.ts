import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const healthCheckMatcher: Rule = {
  id: "health-check-matcher",
  title: "An error does not pass the check",
  why: "A check that accepts error codes keeps sending requests to instances that answer with errors.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const told = readerAt(context, address)?.text("health_check.matcher", "200");
      const matcher = told && valueOf(told);
      if (matcher === undefined || !acceptsErrors(matcher)) return [];
      return [degrades(address, `${address}.health_check.matcher is ${matcher}`, 'Set matcher = "200".')];
    }),
};

/** `200`, `200,302` or `200-499`; 12 is gRPC's "unimplemented", which AWS takes by default. */
function acceptsErrors(matcher: string): boolean {
  return matcher.split(",").some((part) => {
    const [from = "", to = from] = part.trim().split("-");
    return Number(to) >= 400;
  });
}
