import { DataAwsPrefixList } from "@cdktf/provider-aws/lib/data-aws-prefix-list";
import type { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { namePrefix } from "../config/physical-names";
import { type Flow, type Peer, TrafficFlows } from "../constructs/flows/traffic-flows";
import { listenerPort } from "../constructs/tier/listeners";

/** The security groups of the system, with what each is for. */
const MEMBERS = {
  "web-balancer": "The web balancer: takes requests from the internet",
  web: "Web instances: take requests from the web balancer",
  "backend-balancer": "The backend balancer: takes requests from web instances",
  backend: "Backend instances: take requests from the backend balancer",
  database: "The database: takes connections from backend instances",
  endpoints: "Interface endpoints: how instances reach AWS",
} as const;

export type Member = keyof typeof MEMBERS;

/** Everyone who may talk to anyone, in the order of a request. */
export function createTrafficFlows(
  scope: Construct,
  environment: Environment,
  vpcId: string,
): TrafficFlows<Member> {
  const { region, web, backend, database, network } = environment;
  const s3: Peer<Member> = {
    service: "s3",
    prefixListId: new DataAwsPrefixList(scope, "s3", { name: `com.amazonaws.${region}.s3` }).id,
  };
  const internet: Peer<Member> = { internet: true };
  const instances = [{ group: "web" }, { group: "backend" }] as const satisfies readonly Peer<Member>[];
  const flows: Flow<Member>[] = [
    ...publicPorts(web).map((port) => ({
      from: internet,
      to: { group: "web-balancer" as const },
      port,
      why: "Users reach the web balancer",
    })),
    {
      from: { group: "web-balancer" },
      to: { group: "web" },
      port: web.port,
      why: "The web balancer hands requests and health checks to web instances",
    },
    {
      from: { group: "web" },
      to: { group: "backend-balancer" },
      port: listenerPort(backend.listener),
      why: "Web instances call the backend balancer",
    },
    {
      from: { group: "backend-balancer" },
      to: { group: "backend" },
      port: backend.port,
      why: "The backend balancer hands requests and health checks to backend instances",
    },
    {
      from: { group: "backend" },
      to: { group: "database" },
      port: database.port,
      why: "Backend instances query the database",
    },
    ...instances.flatMap((from) => [
      {
        from,
        to: { group: "endpoints" as const },
        port: 443,
        why: "Instances reach AWS through the interface endpoints",
      },
      {
        from,
        to: s3,
        port: 443,
        why: "Instances read packages and artifacts from S3 through the gateway endpoint",
      },
      ...(network.egress.kind === "nat-per-zone"
        ? [{ from, to: internet, port: 443, why: "Instances call out through NAT" }]
        : []),
    ]),
  ];
  return new TrafficFlows(scope, "flows", {
    vpcId,
    namePrefix: namePrefix(environment),
    members: MEMBERS,
    flows,
  });
}

/** With HTTPS, port 80 stays open for the redirect alone. */
function publicPorts(web: Environment["web"]): readonly number[] {
  return web.listener.kind === "https" ? [443, 80] : [80];
}
