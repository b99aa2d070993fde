import { formatDuration } from "../../foundation/duration";
import type { Change } from "../change";
import { isKept } from "./kinds";
import { FLEETS } from "./resource-types";
import { eachChange, at, type RiskContext, type RiskRule } from "./risk-rule";
import { namesOf } from "./settings-values";

/** What an Auto Scaling group launches from: each change of it starts an instance refresh, where one is configured. */
const SOURCES: ReadonlySet<string> = new Set([
  "launch_configuration",
  "launch_template.id",
  "launch_template.name",
  "launch_template.version",
  "mixed_instances_policy.launch_template.launch_template_specification.launch_template_id",
  "mixed_instances_policy.launch_template.launch_template_specification.launch_template_name",
  "mixed_instances_policy.launch_template.launch_template_specification.version",
]);

/** What is in no instance: a new version of the template with nothing else in it. */
const OUTSIDE: ReadonlySet<string> = new Set([
  "arn",
  "default_version",
  "description",
  "id",
  "latest_version",
  "name",
  "tags",
  "tags_all",
  "update_default_version",
]);

export const fleetRollout: RiskRule = {
  id: "fleet-rollout",
  title: "A new template rolls through every instance of a fleet",
  severity: "medium",
  outage:
    "While it lasts a part of the fleet boots instead of serving, and a bad template is in service until its health checks fail. Without an instance refresh the fleet stays mixed instead, until every instance happens to be replaced.",
  fix: "Apply it outside of the peak, with auto_rollback and a minimum of 100 % healthy, and watch until it is through.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html",
  check: (context) => {
    const isRolled = context.changes.some(
      (change) => FLEETS.has(change.type) && sourceOf(change) !== undefined,
    );
    return eachChange((change, { rolloutSeconds }) =>
      FLEETS.has(change.type) ? rolled(change, rolloutSeconds) : isRolled ? [] : templateAlone(change),
    )(context);
  },
};

function rolled(change: Change, rolloutSeconds: RiskContext["rolloutSeconds"]) {
  const attribute = sourceOf(change);
  if (attribute === undefined || change.kind !== "update") return [];
  const seconds = rolloutSeconds(change.address);
  const duration =
    seconds === null
      ? "how long that takes cannot be told"
      : `about ${formatDuration(seconds * 1000)} by the drill's figures`;
  return [
    at(
      change,
      "medium",
      `${attribute} changes: every instance is replaced, a few at a time; ${duration}`,
      attribute,
    ),
  ];
}

/** Nothing that launches from it changes in this plan: it names `$Latest`, or is somewhere else. */
function templateAlone(change: Change) {
  if (change.type !== "aws_launch_template" || !isKept(change)) return [];
  const [content] = change.attributes.filter(({ path }) => !OUTSIDE.has(String(path[0])));
  if (content === undefined) return [];
  const attribute = namesOf(content.path).join(".");
  const text =
    "the template changes, and no group of this plan with it: which instances get it, and when, cannot be told";
  return [at(change, "medium", text, attribute)];
}

function sourceOf(change: Change): string | undefined {
  return change.attributes
    .map(({ path }) => namesOf(path).join("."))
    .find((attribute) => SOURCES.has(attribute));
}
