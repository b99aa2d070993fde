import type { Environment } from "../../config/environment";
import { type DurableError, externalError } from "../../foundation/errors";
import { s3StateObjects } from "../../state/state-objects";
import type { AwsClients } from "../aws-clients";
import type { Finding } from "./finding";
import { observeBalancers } from "./observe-balancers";
import { observeFlows } from "./observe-flows";
import { observeGroups } from "./observe-groups";
import { observeNetwork } from "./observe-network";
import { checkBalancers } from "./check-balancers";
import { checkDatabases, observeDatabases } from "./check-database";
import { checkFlows } from "./check-flows";
import { checkGroups } from "./check-groups";
import { checkNetwork } from "./check-network";
import { checkState } from "./check-state";

/** Looks at a deployed environment through the AWS API alone: neither the JSON nor the state is believed. */
export async function verifyDeployment(
  clients: AwsClients,
  environment: Environment,
): Promise<readonly Finding[]> {
  const network = await observeNetwork(clients.ec2, environment);
  const vpcIds = network.vpcs.map(({ id }) => id);
  const balancers = await observeBalancers(clients.elb, vpcIds);
  const groups = await observeGroups(
    clients,
    network.subnets.map(({ id }) => id),
  );
  const databases = await observeDatabases(clients.rds, vpcIds);
  const flows = await observeFlows(clients.ec2, vpcIds);
  const groupIds = (suffix: string): readonly string[] =>
    groups.filter(({ name }) => name.endsWith(suffix)).flatMap(({ template }) => template.securityGroupIds);
  const balancerIds = (wanted: string): readonly string[] =>
    balancers.filter(({ scheme }) => scheme === wanted).flatMap(({ securityGroupIds }) => securityGroupIds);
  const members = {
    "web balancer": balancerIds("internet-facing"),
    web: groupIds("-web"),
    "backend balancer": balancerIds("internal"),
    backend: groupIds("-backend"),
    database: databases.flatMap(({ securityGroupIds }) => securityGroupIds),
    endpoints: flows.endpointGroupIds,
  };
  return [
    ...checkNetwork(network, environment),
    ...checkBalancers(balancers, environment),
    ...checkGroups(groups, network.subnets, environment),
    ...checkDatabases(databases, environment),
    ...checkFlows(flows, members, environment),
    ...(await checkState(s3StateObjects(clients.s3), clients.dynamodb, environment)),
  ];
}

/** @throws DurableError (external) that lists what is not as the environment says. */
export function requireSound(findings: readonly Finding[]): void {
  const wrong = findings.filter(({ ok }) => !ok);
  if (wrong.length > 0) throw unsound(wrong);
}

function unsound(wrong: readonly Finding[]): DurableError {
  const lines = wrong.map(({ check, expected, found }) => `  ${check}: expected ${expected}, found ${found}`);
  return externalError({
    what: `What is deployed is not what the environment says:\n${lines.join("\n")}\n`,
    next: "run `durable local up` again; if it stays, it is a bug of durable-system or of the emulator: please report it",
  });
}
