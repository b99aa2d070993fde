import type { Change } from "../change";
import { isKept } from "./kinds";
import { at, eachChange, type FoundRisk, type RiskContext, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { isUntold, toldValue } from "./settings-values";

/** Where the places of a thing are listed, by type: subnets or zones. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_alb", ["subnets", "subnet_mapping.subnet_id"]],
  ["aws_autoscaling_group", ["availability_zones", "vpc_zone_identifier"]],
  ["aws_db_subnet_group", ["subnet_ids"]],
  ["aws_docdb_cluster", ["availability_zones"]],
  ["aws_ecs_service", ["network_configuration.subnets"]],
  ["aws_eks_node_group", ["subnet_ids"]],
  ["aws_elasticache_subnet_group", ["subnet_ids"]],
  ["aws_elb", ["availability_zones", "subnets"]],
  ["aws_lb", ["subnets", "subnet_mapping.subnet_id"]],
  ["aws_rds_cluster", ["availability_zones"]],
  ["aws_vpc_endpoint", ["subnet_ids"]],
]);

export const zonesReduced: RiskRule = {
  id: "zones-reduced",
  title: "Something stands in fewer zones",
  severity: "high",
  outage:
    "The loss of one of the zones that are left takes away a larger part, and of two zones that become one, all.",
  fix: "Keep a subnet of every zone.",
  source:
    "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/availability-zones.html",
  check: eachChange((change, context) => {
    if (!isKept(change)) return [];
    return (PLACES.get(change.type) ?? []).flatMap((attribute) =>
      fewer(change, attribute).flatMap((found) => byZones(change, attribute, found, context)),
    );
  }),
};

/** Where the drill can tell in how many zones it stands, that decides: two subnets may lie in one zone. */
function byZones(
  change: Change,
  attribute: string,
  found: FoundRisk,
  { zones }: RiskContext,
): readonly FoundRisk[] {
  const [before, after] = [zones?.before(change.address) ?? null, zones?.after(change.address) ?? null];
  if (before === null || after === null) return [found];
  if (after >= before) return [];
  return [
    at(change, "high", `stands in ${after} of ${before} zones: the loss of one weighs more`, attribute),
  ];
}

/**
 * Lists come by index, changed elements alone: what vanishes minus what is new is how many fewer there are. An element
 * that is new and not known yet stands somewhere; one that is no longer known may stand nowhere.
 */
function fewer(change: Change, attribute: string): readonly FoundRisk[] {
  const settings = settingsOf(change, attribute);
  const isNew = settings.every(({ before }) => toldValue(before) === null);
  if (!isNew && settings.some(({ before, after }) => isUntold(after) && toldValue(before) !== null))
    return [notTold(change, attribute)];
  const elements = settings.filter(
    ({ path }) => typeof path.at(-1) === "number" || attribute.endsWith("_id"),
  );
  if (elements.length < settings.length && settings.some(({ after }) => isUntold(after)))
    return isNew ? [] : [notTold(change, attribute)];
  const gone = elements.filter(({ after }) => toldValue(after) === null).length;
  const added = elements.filter(({ before }) => toldValue(before) === null).length;
  if (gone <= added) return [];
  const text = `${attribute} has ${gone - added} fewer than before: the loss of a zone that is left weighs more`;
  return [at(change, "high", text, attribute)];
}

function notTold(change: Change, attribute: string): FoundRisk {
  return at(change, "high", `${attribute} changes: how many zones are left cannot be told`, attribute);
}
