import { Fleet } from "./auto-scaling/fleet";
import type { Pause } from "./auto-scaling/refresh";
import type { GatewayCall } from "./call";
import { autoScalingGroupMembers } from "./calls/auto-scaling-group-members";
import { backupPlan } from "./calls/backup-plan";
import { backupSelection } from "./calls/backup-selection";
import { backupTags } from "./calls/backup-tags";
import { backupVaultPolicy } from "./calls/backup-vault-policy";
import { balancerScheme } from "./calls/balancer-scheme";
import { bucketPolicy } from "./calls/bucket-policy";
import { capacityReservation } from "./calls/capacity-reservation";
import { certificateKeyAlgorithm } from "./calls/certificate-key-algorithm";
import { dbInstanceMembers } from "./calls/db-instance-members";
import { dbMasterSecret } from "./calls/db-master-secret";
import { dbOptionGroupVersion } from "./calls/db-option-group-version";
import { dbOptionGroups } from "./calls/db-option-groups";
import { dbParameters } from "./calls/db-parameters";
import { dbReadReplica } from "./calls/db-read-replica";
import { dbResourceIds } from "./calls/db-resource-ids";
import { dbRestoredToMoment } from "./calls/db-restored-to-moment";
import { dbSubnetGroup } from "./calls/db-subnet-group";
import { deleteVersions } from "./calls/delete-versions";
import { groupCapacity } from "./calls/group-capacity";
import { groupInstances } from "./calls/group-instances";
import { instanceRefresh } from "./calls/instance-refresh";
import { keyRotationPeriod } from "./calls/key-rotation-period";
import { launchTemplateTags } from "./calls/launch-template-tags";
import { launchTemplateUserData } from "./calls/launch-template-user-data";
import { lifecycleHookMembers } from "./calls/lifecycle-hook-members";
import { listenerCertificates } from "./calls/listener-certificates";
import { metricsCollection } from "./calls/metrics-collection";
import { mixedInstances } from "./calls/mixed-instances";
import { scalingPolicyMembers } from "./calls/scaling-policy-members";
import { securityGroupRuleDescriptions } from "./calls/security-group-rule-descriptions";
import { terminatedInstances } from "./calls/terminated-instances";

/**
 * Every call the gateway answers itself, in the order in which they meet a request. Fresh memory for every moto.
 * @param refreshPause what an instance refresh waits for between its steps, if not for time
 */
export function createCalls(refreshPause?: Pause): readonly GatewayCall[] {
  const fleet = new Fleet();
  return [
    mixedInstances(),
    instanceRefresh(fleet, refreshPause),
    groupCapacity(fleet),
    terminatedInstances(fleet),
    groupInstances(fleet),
    metricsCollection(),
    autoScalingGroupMembers(),
    scalingPolicyMembers(),
    lifecycleHookMembers(),
    dbResourceIds(),
    dbInstanceMembers(),
    dbReadReplica(),
    dbRestoredToMoment(),
    dbMasterSecret(),
    dbOptionGroupVersion(),
    dbOptionGroups(),
    dbParameters(),
    dbSubnetGroup(),
    securityGroupRuleDescriptions(),
    launchTemplateUserData(),
    launchTemplateTags(),
    keyRotationPeriod(),
    bucketPolicy(),
    deleteVersions(),
    listenerCertificates(),
    certificateKeyAlgorithm(),
    balancerScheme(),
    backupPlan(),
    backupSelection(),
    backupTags(),
    backupVaultPolicy(),
    capacityReservation(),
  ];
}

/** A defect of moto 5.2.1 that the gateway leaves as it is. */
export interface KnownDefect {
  readonly what: string;
  /** Why it is left, and what follows for the reader. */
  readonly why: string;
}

/** What a local deploy does not prove, because the emulator does otherwise than AWS. Printed beside the registry. */
export const KNOWN_DEFECTS: readonly KnownDefect[] = [
  {
    what: "Names of scaling policies are global; on AWS they are of one group",
    why: "our names carry the group's, and renaming in every answer would be more code than it mends",
  },
  {
    what: "A group with a mixed instances policy launches its template's own type, whatever weights and shares it names",
    why: "lists here begin with that type, and nothing runs out of it on the emulator",
  },
  {
    what: "After a blue/green update a database has neither its option group nor IAM authentication any more",
    why: "moto makes the new instance without them, and the next plan says so",
  },
  {
    what: "Nothing becomes unhealthy, no target tracking policy ever scales, lifecycle hooks hold no instance",
    why: "there are no machines behind the emulator; the drill simulates what they would do",
  },
  {
    what: "A refresh passes its checkpoints at once and looks at no alarm, and warm pools stay empty",
    why: "the emulator proves that the settings arrive and stay; waiting shows nothing more",
  },
  {
    what: "A scale-in takes any instances, not those of the fullest zone",
    why: "the zones are balanced again by the next launch, and no plan depends on it",
  },
  {
    what: "Instances carry the tags and volumes of their template's default version",
    why: "templates here make each new version the default one",
  },
  {
    what: "Instances launched from a second or later template version have no user data",
    why: "moto fails to launch with it; the template itself shows it, and nothing here boots",
  },
  {
    what: "Denials with a condition in a bucket policy are kept and answered, but not enforced",
    why: "moto would enforce them whatever the condition, against plain HTTP on this machine too",
  },
  {
    what: "Deletion protection of a load balancer, and the zones of balancers and subnet groups, are not checked",
    why: "the environment's own checks refuse what AWS would; the emulator proves order and syntax alone",
  },
  {
    what: "A Multi-AZ failover changes nothing, and a new instance is available at once",
    why: "there is no database behind the emulator; failovers are the drill's",
  },
  {
    what: "Group notifications, composite alarms, traffic sources and automated backup replication are missing",
    why: "no stack here uses them; a call that moto lacks is answered with 501 and its name, not with a hang",
  },
];
