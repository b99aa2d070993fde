import { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { namePrefix } from "../config/physical-names";
import { AccountFacts } from "../constructs/account-facts";
import { renderBackendBoot } from "../constructs/boot/backend-boot";
import { rdsRootCertificate } from "../constructs/boot/rds-certificate";
import { renderWebBoot } from "../constructs/boot/web-boot";
import type { ApplicationSecret } from "../constructs/database/application-secret";
import type { Database } from "../constructs/database/database";
import { CERTIFICATE_AUTHORITY } from "../constructs/database/shared-settings";
import type { BalancerLogs } from "../constructs/edge/balancer-logs";
import type { Domain } from "../constructs/edge/domain";
import { certifiedName, createDomain, transportOf } from "./transport";
import type { TrafficFlows } from "../constructs/flows/traffic-flows";
import type { Endpoints } from "../constructs/network/endpoints";
import type { Network } from "../constructs/network/network";
import { INSTANCE_DRILL_TAGS } from "../constructs/observability/fault-injection";
import { logGroupNameOf, Tier } from "../constructs/tier/tier";
import { systemTags } from "./addressed-stack";
import { artifactPermissions, bootScript } from "./boot-plan";
import type { Member } from "./traffic";

export interface TiersProps {
  readonly environment: Environment;
  readonly network: Network;
  readonly flows: TrafficFlows<Member>;
  readonly endpoints: Endpoints;
  readonly database: Database;
  readonly secret: ApplicationSecret;
  readonly balancerLogs: BalancerLogs;
  readonly volumeKeyArn: string;
  readonly logKeyArn: string;
}

/** Backend first: the web tier's boot script names the backend's balancer. */
export function createTiers(
  stack: Construct,
  props: TiersProps,
): { readonly web: Tier; readonly backend: Tier; readonly domain: Domain | undefined } {
  // A scope of their own: CDKTF keeps the id `backend` directly under a stack for the state backend.
  const scope = new Construct(stack, "tiers");
  const backend = createBackend(scope, props);
  return { backend, ...createWeb(scope, props, backend) };
}

function createBackend(scope: Construct, props: TiersProps): Tier {
  const { environment, network, flows, database, secret } = props;
  const { region, backend: settings } = environment;
  const script = bootScript(settings.boot, region, () =>
    renderBackendBoot({
      port: settings.port,
      tls: settings.targetProtocol === "https",
      region,
      database: {
        host: database.address,
        port: environment.database.port,
        name: environment.database.name,
        user: environment.database.applicationUser,
      },
      masterSecretArn: database.masterSecretArn,
      applicationSecretId: secret.arn,
      certificateAuthorityPem: rdsRootCertificate(region, CERTIFICATE_AUTHORITY),
      balancerIdleTimeoutSeconds: settings.idleTimeoutSeconds,
      logGroupName: logGroupNameOf(namePrefix(environment), "backend"),
    }),
  );
  const domain = createDomain(scope, "backend", environment);
  return new Tier(scope, "backend", {
    ...sharedProps(props),
    settings,
    transport: transportOf(settings.listener, domain),
    balancerLogs: props.balancerLogs.destination("backend"),
    exposure: "internal",
    balancerAfter: [],
    balancerSubnetIds: network.layers.backend.ids,
    instanceSubnetIds: network.layers.backend.ids,
    balancerSecurityGroupId: flows.groupId("backend-balancer"),
    instanceSecurityGroupId: flows.groupId("backend"),
    bootScript: script,
    permissions: [
      ...secret.permissions,
      ...artifactPermissions(settings.boot, AccountFacts.of(scope).partition),
    ],
  });
}

function createWeb(
  scope: Construct,
  props: TiersProps,
  backend: Tier,
): { readonly web: Tier; readonly domain: Domain | undefined } {
  const { environment, network, flows } = props;
  const { region, web: settings } = environment;
  const script = bootScript(settings.boot, region, () =>
    renderWebBoot({
      port: settings.port,
      tls: settings.targetProtocol === "https",
      region,
      upstreamHost: backend.balancer.dnsName,
      upstreamPort: backend.balancer.port,
      upstreamName: certifiedName(environment.backend.listener),
      balancerIdleTimeoutSeconds: settings.idleTimeoutSeconds,
      logGroupName: logGroupNameOf(namePrefix(environment), "web"),
    }),
  );
  const domain = createDomain(scope, "web", environment);
  const web = new Tier(scope, "web", {
    ...sharedProps(props),
    settings,
    transport: transportOf(settings.listener, domain),
    balancerLogs: props.balancerLogs.destination("web"),
    firewall: settings.firewall.kind === "managed" ? settings.firewall : undefined,
    exposure: "internet",
    balancerAfter: network.internetRouting,
    balancerSubnetIds: network.layers.public.ids,
    instanceSubnetIds: network.layers.web.ids,
    balancerSecurityGroupId: flows.groupId("web-balancer"),
    instanceSecurityGroupId: flows.groupId("web"),
    bootScript: script,
    permissions: artifactPermissions(settings.boot, AccountFacts.of(scope).partition),
  });
  domain?.leadTo(web.balancer);
  return { web, domain };
}

function sharedProps({ environment, network, flows, endpoints, volumeKeyArn, logKeyArn }: TiersProps) {
  return {
    zoneCount: environment.zones.length,
    vpcId: network.vpcId,
    region: environment.region,
    volumeKeyArn,
    logKeyArn,
    bootsAfter: [...flows.rules, ...network.instanceRouting, ...endpoints.all],
    deletionProtection: environment.protection.kind === "retained",
    namePrefix: namePrefix(environment),
    tags: {
      ...systemTags(environment),
      ...(environment.operations.faultInjection.kind === "tagged" ? INSTANCE_DRILL_TAGS : {}),
    },
  };
}
