import { attributesNotRead } from "./attributes-not-read";
import { backupsLost } from "./backups-lost";
import { balancerMadePublic } from "./balancer-made-public";
import { balancerReplaced } from "./balancer-replaced";
import { bucketMadePublic } from "./bucket-made-public";
import { certificateChanged } from "./certificate-changed";
import { changeDeferred } from "./change-deferred";
import { dataStoreDestroyed } from "./data-store-destroyed";
import { databaseClassChanged } from "./database-class-changed";
import { databaseDestroyed } from "./database-destroyed";
import { databaseEndpointChanged } from "./database-endpoint-changed";
import { databaseEngineChanged } from "./database-engine-changed";
import { databaseMadePublic } from "./database-made-public";
import { databaseReplaced } from "./database-replaced";
import { deleteBeforeCreate } from "./delete-before-create";
import { deletionProtectionLost } from "./deletion-protection-lost";
import { driftOpened } from "./drift-opened";
import { driftUndone } from "./drift-undone";
import { durabilityLost } from "./durability-lost";
import { encryptionChanged } from "./encryption-changed";
import { finalSnapshotSkipped } from "./final-snapshot-skipped";
import { firewallRemoved } from "./firewall-removed";
import { fleetMaximumBelowMinimum } from "./fleet-maximum-below-minimum";
import { fleetMinimumReduced } from "./fleet-minimum-reduced";
import { fleetReplaced } from "./fleet-replaced";
import { fleetRollout } from "./fleet-rollout";
import { flowBlocked } from "./flow-blocked";
import { flowOpened } from "./flow-opened";
import { forgotten } from "./forgotten";
import { groupOpened } from "./group-opened";
import { healthCheckWeakened } from "./health-check-weakened";
import { identityChanged } from "./identity-changed";
import { imdsRelaxed } from "./imds-relaxed";
import { importOverwrites } from "./import-overwrites";
import { innerRouteToInternet } from "./inner-route-to-internet";
import { keyDeletionScheduled } from "./key-deletion-scheduled";
import { keyDisabled } from "./key-disabled";
import { listenerReplaced } from "./listener-replaced";
import { logsRemoved } from "./logs-removed";
import { multiAzLost } from "./multi-az-lost";
import { publicAddresses } from "./public-addresses";
import { recoverySlower } from "./recovery-slower";
import { requestPathDestroyed } from "./request-path-destroyed";
import { scalingRemoved } from "./scaling-removed";
import { secretDeleted } from "./secret-deleted";
import { stateTouched } from "./state-touched";
import { subnetReplaced } from "./subnet-replaced";
import { targetGroupReplaced } from "./target-group-replaced";
import { transportEncryptionLost } from "./transport-encryption-lost";
import { vpcReplaced } from "./vpc-replaced";
import { zonesReduced } from "./zones-reduced";
import type { RiskRule } from "./risk-rule";

/** Every risk, sorted by id. docs/risks.md is written from it. */
export const CATALOGUE: readonly RiskRule[] = [
  attributesNotRead,
  backupsLost,
  balancerMadePublic,
  balancerReplaced,
  bucketMadePublic,
  certificateChanged,
  changeDeferred,
  dataStoreDestroyed,
  databaseClassChanged,
  databaseDestroyed,
  databaseEndpointChanged,
  databaseEngineChanged,
  databaseMadePublic,
  databaseReplaced,
  deleteBeforeCreate,
  deletionProtectionLost,
  driftOpened,
  driftUndone,
  durabilityLost,
  encryptionChanged,
  finalSnapshotSkipped,
  firewallRemoved,
  fleetMaximumBelowMinimum,
  fleetMinimumReduced,
  fleetReplaced,
  fleetRollout,
  flowBlocked,
  flowOpened,
  forgotten,
  groupOpened,
  healthCheckWeakened,
  identityChanged,
  imdsRelaxed,
  importOverwrites,
  innerRouteToInternet,
  keyDeletionScheduled,
  keyDisabled,
  listenerReplaced,
  logsRemoved,
  multiAzLost,
  publicAddresses,
  recoverySlower,
  requestPathDestroyed,
  scalingRemoved,
  secretDeleted,
  stateTouched,
  subnetReplaced,
  targetGroupReplaced,
  transportEncryptionLost,
  vpcReplaced,
  zonesReduced,
];
