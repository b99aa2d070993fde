import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/**
 * By this tag AWS FIS's scenario "AZ Availability: Power Interruption" finds what it stops. The zone stands in the
 * experiment, not in the tag. Its failover of a database is for clusters; ours is a DB instance, and its pausing of
 * volumes for those that outlive their instance: neither is tagged.
 * https://docs.aws.amazon.com/fis/latest/userguide/az-availability-scenario.html
 */
const DRILL_TAG = "AzImpairmentPower";

/** Instances of a group are stopped, and the group's launches refused, under the same value. */
const GROUPS = "IceAsg";
/** By resource type. Balancers shift away where zonal autoshift is on. */
const TAGS: Readonly<Record<string, string>> = {
  aws_subnet: "DisruptSubnet",
  aws_lb: "RecoverAutoshiftResources",
};

/** Tags everything under `scope` that a zone drill acts on. */
export function tagForZoneDrills(scope: Construct): void {
  for (const resource of scope.node.findAll()) {
    if (!TerraformResource.isTerraformResource(resource)) continue;
    const value = TAGS[resource.terraformResourceType];
    if (value !== undefined) resource.addOverride(`tags.${DRILL_TAG}`, value);
  }
}

/** The tags of instances, beside the system's. The group hands its own to instances too: they are the same. */
export const INSTANCE_DRILL_TAGS: Readonly<Record<string, string>> = { [DRILL_TAG]: GROUPS };
