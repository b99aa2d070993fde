import { aclAnswers } from "./acl-answers";
import { balancerAddressType } from "./balancer-address-type";
import { balancerExposure } from "./balancer-exposure";
import { balancerListener } from "./balancer-listener";
import { balancerOpenPorts } from "./balancer-open-ports";
import { balancerZones } from "./balancer-zones";
import { cpuCredits } from "./cpu-credits";
import { crossZone } from "./cross-zone";
import { databaseApplyImmediately } from "./database-apply-immediately";
import { databaseAutomatedBackups } from "./database-automated-backups";
import { databaseBackups } from "./database-backups";
import { databaseCertificate } from "./database-certificate";
import { databaseEncryption } from "./database-encryption";
import { databaseEvents } from "./database-events";
import { databaseMinorUpgrade } from "./database-minor-upgrade";
import { databaseParameters } from "./database-parameters";
import { databasePassword } from "./database-password";
import { databasePublic } from "./database-public";
import { databaseStandby } from "./database-standby";
import { databaseStorage } from "./database-storage";
import { databaseSubnets } from "./database-subnets";
import { databaseTransport } from "./database-transport";
import { databaseWindows } from "./database-windows";
import { databaseZones } from "./database-zones";
import { defaultSecurityGroup } from "./default-security-group";
import { deletionProtection } from "./deletion-protection";
import { deregistrationDelay } from "./deregistration-delay";
import { endpointDns } from "./endpoint-dns";
import { endpointPolicy } from "./endpoint-policy";
import { endpointReach } from "./endpoint-reach";
import { endpointZones } from "./endpoint-zones";
import { eventKey } from "./event-key";
import { finalSnapshot } from "./final-snapshot";
import { fleetDesiredCapacity } from "./fleet-desired-capacity";
import { fleetGracePeriod } from "./fleet-grace-period";
import { fleetHealthCheck } from "./fleet-health-check";
import { fleetMaintenance } from "./fleet-maintenance";
import { fleetMaximum } from "./fleet-maximum";
import { fleetMinimum } from "./fleet-minimum";
import { fleetRefresh } from "./fleet-refresh";
import { fleetRefreshPace } from "./fleet-refresh-pace";
import { fleetScaleInProtection } from "./fleet-scale-in-protection";
import { fleetScaling } from "./fleet-scaling";
import { fleetSpot } from "./fleet-spot";
import { fleetSuspendedProcesses } from "./fleet-suspended-processes";
import { fleetUnregistered } from "./fleet-unregistered";
import { fleetWait } from "./fleet-wait";
import { fleetWarmup } from "./fleet-warmup";
import { fleetZoneDistribution } from "./fleet-zone-distribution";
import { fleetZones } from "./fleet-zones";
import { gatewayEndpointRoutes } from "./gateway-endpoint-routes";
import { halfOpenFlow } from "./half-open-flow";
import { healthCheckEnabled } from "./health-check-enabled";
import { healthCheckMatcher } from "./health-check-matcher";
import { healthCheckPath } from "./health-check-path";
import { healthCheckPort } from "./health-check-port";
import { healthCheckProtocol } from "./health-check-protocol";
import { healthCheckTiming } from "./health-check-timing";
import { idleTimeout } from "./idle-timeout";
import { innerSubnetRoute } from "./inner-subnet-route";
import { keyUsable } from "./key-usable";
import { lifecycleHook } from "./lifecycle-hook";
import { listenerCertificate } from "./listener-certificate";
import { listenerEncryption } from "./listener-encryption";
import { listenerRedirect } from "./listener-redirect";
import { listenerRule } from "./listener-rule";
import { listenerTlsPolicy } from "./listener-tls-policy";
import { nameServers } from "./name-servers";
import { natPublic } from "./nat-public";
import { natSubnet } from "./nat-subnet";
import { natZones } from "./nat-zones";
import { openEgress } from "./open-egress";
import { openGroup } from "./open-group";
import { placementGroup } from "./placement-group";
import { policyMetric } from "./policy-metric";
import { preventDestroy } from "./prevent-destroy";
import { requestFlow } from "./request-flow";
import { rolePermissions } from "./role-permissions";
import { roleTrust } from "./role-trust";
import { secretRecovery } from "./secret-recovery";
import { serverPort } from "./server-port";
import { sharedGroup } from "./shared-group";
import { slowStart } from "./slow-start";
import { staticStability } from "./static-stability";
import { stickiness } from "./stickiness";
import { subnetPublicIp } from "./subnet-public-ip";
import { subnetRouteTable } from "./subnet-route-table";
import { targetGroupBalancers } from "./target-group-balancers";
import { targetGroupEmpty } from "./target-group-empty";
import { targetGroupHealth } from "./target-group-health";
import { targetGroupUnused } from "./target-group-unused";
import { targetProtocolVersion } from "./target-protocol-version";
import { targetType } from "./target-type";
import { templateArchitecture } from "./template-architecture";
import { templateBoot } from "./template-boot";
import { templateEncryption } from "./template-encryption";
import { templateImage } from "./template-image";
import { templateImds } from "./template-imds";
import { templateMetadata } from "./template-metadata";
import { templateProfile } from "./template-profile";
import { templatePublicIp } from "./template-public-ip";
import { templateVersion } from "./template-version";
import { volumeKeyPolicy } from "./volume-key-policy";
import { vpcDns } from "./vpc-dns";
import type { Rule } from "./rule";

/** Every rule, sorted by id. docs/rules.md is written from it. */
export const CATALOGUE: readonly Rule[] = [
  aclAnswers,
  balancerAddressType,
  balancerExposure,
  balancerListener,
  balancerOpenPorts,
  balancerZones,
  cpuCredits,
  crossZone,
  databaseApplyImmediately,
  databaseAutomatedBackups,
  databaseBackups,
  databaseCertificate,
  databaseEncryption,
  databaseEvents,
  databaseMinorUpgrade,
  databaseParameters,
  databasePassword,
  databasePublic,
  databaseStandby,
  databaseStorage,
  databaseSubnets,
  databaseTransport,
  databaseWindows,
  databaseZones,
  defaultSecurityGroup,
  deletionProtection,
  deregistrationDelay,
  endpointDns,
  endpointPolicy,
  endpointReach,
  endpointZones,
  eventKey,
  finalSnapshot,
  fleetDesiredCapacity,
  fleetGracePeriod,
  fleetHealthCheck,
  fleetMaintenance,
  fleetMaximum,
  fleetMinimum,
  fleetRefresh,
  fleetRefreshPace,
  fleetScaleInProtection,
  fleetScaling,
  fleetSpot,
  fleetSuspendedProcesses,
  fleetUnregistered,
  fleetWait,
  fleetWarmup,
  fleetZoneDistribution,
  fleetZones,
  gatewayEndpointRoutes,
  halfOpenFlow,
  healthCheckEnabled,
  healthCheckMatcher,
  healthCheckPath,
  healthCheckPort,
  healthCheckProtocol,
  healthCheckTiming,
  idleTimeout,
  innerSubnetRoute,
  keyUsable,
  lifecycleHook,
  listenerCertificate,
  listenerEncryption,
  listenerRedirect,
  listenerRule,
  listenerTlsPolicy,
  nameServers,
  natPublic,
  natSubnet,
  natZones,
  openEgress,
  openGroup,
  placementGroup,
  policyMetric,
  preventDestroy,
  requestFlow,
  rolePermissions,
  roleTrust,
  secretRecovery,
  serverPort,
  sharedGroup,
  slowStart,
  staticStability,
  stickiness,
  subnetPublicIp,
  subnetRouteTable,
  targetGroupBalancers,
  targetGroupEmpty,
  targetGroupHealth,
  targetGroupUnused,
  targetProtocolVersion,
  targetType,
  templateArchitecture,
  templateBoot,
  templateEncryption,
  templateImage,
  templateImds,
  templateMetadata,
  templateProfile,
  templatePublicIp,
  templateVersion,
  volumeKeyPolicy,
  vpcDns,
];
