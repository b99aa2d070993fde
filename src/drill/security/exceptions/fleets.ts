import { permissionsIn } from "../../rules/instance-role";
import { readerAt, zonesOf, type RuleContext } from "../../rules/rule-context";
import type { Exception } from "./exception";
import { hasWayOut } from "./ways-out";

export const FLEETS: readonly Exception[] = [
  {
    name: "one-instance-type",
    rules: ["fleet-types"],
    control:
      "two zones or more, and after the loss of one the survivors carry the peak with nothing launched: the drill judges it (static-stability, no-capacity)",
    reasonAt: (context, address) => {
      const fleet = context.topology.fleets.find((each) => each.address === address);
      const zones = fleet && zonesOf(context, fleet.subnets);
      return zones !== undefined && zones.length > 1
        ? "the system is specified with one type for each tier: t3.medium and t3.large"
        : undefined;
    },
  },
  {
    name: "no-call-of-ec2",
    rules: ["endpoint-ec2"],
    control: "no instance has a way out, so that no call of EC2's API can leave the network, by whatever way",
    reasonAt: (context, address) =>
      hasWayOut(context, address) || callsEc2(context)
        ? undefined
        : "nothing here calls EC2's API: an endpoint in every zone would be paid for and never used",
  },
];

/** Whether a role of instances may call EC2's API, or cannot be told to. */
function callsEc2(context: RuleContext): boolean {
  const permissionsOf = permissionsIn(context);
  return context.graph.ofType("aws_iam_role").some((resource) => {
    const role = readerAt(context, resource.address);
    const statements = role === undefined ? "not told" : permissionsOf(role);
    return (
      statements === "not told" ||
      statements.some(
        ({ effect, actions }) =>
          effect === "Allow" && actions.some((action) => action === "*" || action.startsWith("ec2:")),
      )
    );
  });
}
