import type { Statement } from "../../rules/policies";
import { OF_EVERYTHING, policiesIn } from "../statements";
import type { Exception } from "./exception";

/**
 * AWS's own least policy for Session Manager writes "*" there.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
const OF_THE_AGENT = /^ssm:UpdateInstanceInformation$/u;
/** AWS Backup looks for what it is to copy before it knows it. */
const LOOKS = /^(?:rds:Describe\w+|tag:GetResources)$/u;
/** Snapshots that AWS Backup names itself, when it makes them. */
const OF_BACKUPS = ":snapshot:awsbackup:*";
/** The streams of a group, which come into being while it is written to. */
const OF_STREAMS = /(?:^\$\{aws_cloudwatch_log_group\.[^}]+\.arn\}|:log-group:[^:]+):(?:log-stream:)?\*$/u;
/** RDS writes to groups whose names begin alike: its own documentation asks for it. */
const OF_RDS = /:log-group:RDSOSMetrics\*(?::log-stream:\*)?$/u;

export const POLICIES: readonly Exception[] = [
  {
    name: "actions-without-resource",
    rules: ["policy-every-resource", "policy-wildcard"],
    control:
      "every action is written out; metrics are bound to a namespace; a star is for the streams of a group, or for snapshots of AWS Backup, alone",
    reasonAt: (context, address) => {
      const own = policiesIn(context).filter((policy) => policy.address === address);
      const isMeant = own.every(({ statements }) => statements !== "not told" && statements.every(isLeast));
      return own.length > 0 && isMeant
        ? "these actions take no resource, or only look; streams of a log group and snapshots of a backup are named when they are made"
        : undefined;
    },
  },
];

function isLeast({ effect, actions, resources }: Statement): boolean {
  if (effect !== "Allow") return true;
  if (actions.some((action) => action.includes("*"))) return false;
  return resources.every((resource) => {
    if (resource === "*")
      return actions.every((each) => OF_EVERYTHING.test(each) || OF_THE_AGENT.test(each) || LOOKS.test(each));
    return (
      !resource.includes("*") ||
      OF_STREAMS.test(resource) ||
      OF_RDS.test(resource) ||
      resource.endsWith(OF_BACKUPS)
    );
  });
}
