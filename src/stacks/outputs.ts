import { type TerraformStack, TerraformOutput } from "cdktf";
import type { Environment } from "../config/environment";
import type { Database } from "../constructs/database/database";
import type { Domain } from "../constructs/edge/domain";
import type { EventTopic } from "../constructs/event-topic";
import type { Network } from "../constructs/network/network";
import type { Tier } from "../constructs/tier/tier";

export interface OutputsProps {
  readonly environment: Environment;
  readonly network: Network;
  readonly database: Database;
  readonly topic: EventTopic;
  readonly web: Tier;
  /** The web tier's own name, where it has one. */
  readonly domain: Domain | undefined;
  readonly backend: Tier;
}

/** What a person or another stack needs to find the system. */
export function addOutputs(
  stack: TerraformStack,
  { environment, network, database, topic, web, domain, backend }: OutputsProps,
): void {
  const scheme = environment.web.listener.kind;
  const outputs: Readonly<
    Record<string, { readonly value: string | string[]; readonly description: string }>
  > = {
    web_url: {
      value: `${scheme}://${domain?.name ?? web.balancer.dnsName}`,
      description: "Where users reach the system",
    },
    web_balancer_dns_name: {
      value: web.balancer.dnsName,
      description: "The web balancer: point a DNS alias here",
    },
    web_group_name: { value: web.fleet.groupName, description: "The Auto Scaling group of the web tier" },
    backend_balancer_dns_name: {
      value: backend.balancer.dnsName,
      description: "The internal balancer: resolves to addresses of the VPC alone",
    },
    backend_group_name: {
      value: backend.fleet.groupName,
      description: "The Auto Scaling group of the backend tier",
    },
    database_address: {
      value: database.address,
      description: "Host name of the MySQL endpoint; it survives a failover",
    },
    database_master_secret_arn: {
      value: database.masterSecretArn,
      description: "Where RDS keeps the master password",
    },
    ...replicaAddresses(database),
    event_topic_arn: { value: topic.arn, description: "Subscribe to hear of failovers and failures" },
    vpc_id: { value: network.vpcId, description: "The VPC" },
    ...(domain?.nameServers === undefined
      ? {}
      : {
          web_name_servers: {
            value: domain.nameServers,
            description: "Where the parent of the domain's zone must delegate to",
          },
        }),
  };
  for (const [id, output] of Object.entries(outputs)) new TerraformOutput(stack, id, output);
}

/** Where its readers find them; RDS balances nothing between them. */
function replicaAddresses({ replicas }: Database) {
  const addresses = Object.values(replicas).map(({ address }) => address);
  if (addresses.length === 0) return {};
  const description = "Host names of the read replicas, on the port of the database";
  return { database_replica_addresses: { value: addresses, description } };
}
