import { change, HIDDEN } from "../support/changes";
import type { RiskCase } from "../support/risk-case";

const GROUP = "aws_security_group.database";
const letIn = (block: string) =>
  change(
    GROUP,
    "update",
    { "ingress.0.cidr_blocks.0": [undefined, block], "ingress.0.from_port": [undefined, 3307] },
    { unchanged: { id: "sg-1" } },
  );
const rule = (group: string, block: string) =>
  change(
    "aws_vpc_security_group_ingress_rule.open",
    "no-op",
    {},
    {
      unchanged: { security_group_id: group, cidr_ipv4: block },
    },
  );
const OPENED = `critical ${GROUP} ingress: lets in 0.0.0.0/0, and no rule of this plan says so: it stays open`;

export const DRIFTED_CASES: readonly RiskCase[] = [
  {
    id: "drift-opened",
    fires: [
      { label: "everybody", changes: [], drift: [letIn("0.0.0.0/0")], risks: [OPENED] },
      {
        label: "what the plan lets into another group",
        changes: rule("sg-2", "0.0.0.0/0"),
        drift: [letIn("0.0.0.0/0")],
        risks: [OPENED],
      },
    ],
    untold: [
      {
        label: "a rule whose group is hidden",
        changes: change(
          "aws_vpc_security_group_ingress_rule.open",
          "no-op",
          {},
          {
            unchanged: { security_group_id: HIDDEN, cidr_ipv4: "0.0.0.0/0" },
          },
        ),
        drift: [letIn("0.0.0.0/0")],
        risks: [OPENED],
      },
    ],
    quiet: [["no drift", rule("sg-1", "0.0.0.0/0")]],
  },
];
