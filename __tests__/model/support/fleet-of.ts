import { readTopology } from "../../../src/model/read-topology";
import type { Fleet } from "../../../src/model/topology";
import { graphOf, ref, type Written } from "./graph-of";

export type Resources = Parameters<typeof graphOf>[0];
export type Attributes = Readonly<Record<string, Written>>;

const BASE: Resources = {
  "aws_subnet.a": {},
  "aws_subnet.b": {},
  "aws_security_group.x": {},
  "aws_lb_target_group.one": {},
  "aws_lb_target_group.two": {},
  "aws_launch_template.x": { instance_type: "m5.large" },
};
const FLEET: Attributes = {
  min_size: 2,
  max_size: 4,
  vpc_zone_identifier: [ref("aws_subnet.b.id"), ref("aws_subnet.a.id")],
  launch_template: { id: ref("aws_launch_template.x.id") },
};

/** The fleet of a small graph, with the attributes and resources of a test on top. */
export function fleetOf(fleet: Attributes, others: Resources = {}): Fleet {
  const graph = graphOf({ ...BASE, "aws_autoscaling_group.x": { ...FLEET, ...fleet }, ...others });
  const [found] = readTopology(graph).fleets;
  if (found === undefined) throw new Error("no fleet");
  return found;
}
