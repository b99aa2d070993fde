import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";
import type { DomainSettings } from "../../config/environment";
import type { Balancer } from "../tier/balancer";
import { Certificate } from "./certificate";

export interface DomainProps {
  readonly settings: DomainSettings;
  /** A zone of ours is not destroyed: a new one has other name servers, and the parent points to the old ones. */
  readonly retained: boolean;
}

/** A name of the user's own: its zone, its certificate, and the record that leads to a balancer. */
export class Domain extends Construct {
  readonly name: string;
  readonly certificateArn: string;
  /** Where the parent zone must delegate to; undefined where the zone is the user's. */
  readonly nameServers: string[] | undefined;
  private readonly zoneId: string;

  constructor(scope: Construct, id: string, { settings, retained }: DomainProps) {
    super(scope, id);
    const { name, zone, keyAlgorithm } = settings;
    const created = zone.kind === "created" ? this.createZone(zone.name ?? name, retained) : undefined;
    this.zoneId = zone.kind === "created" ? (created?.zoneId ?? "") : zone.id;
    this.nameServers = created?.nameServers;
    this.name = name;
    this.certificateArn = new Certificate(this, "certificate", {
      domainName: name,
      keyAlgorithm,
      zoneId: this.zoneId,
    }).arn;
  }

  /** An alias follows the balancer's addresses by itself, and Route 53 answers for it without a charge. */
  leadTo({ dnsName, zoneId }: Pick<Balancer, "dnsName" | "zoneId">): void {
    new Route53Record(this, "alias", {
      zoneId: this.zoneId,
      name: this.name,
      type: "A",
      alias: { name: dnsName, zoneId, evaluateTargetHealth: true },
    });
  }

  private createZone(name: string, retained: boolean): Route53Zone {
    return new Route53Zone(this, "route53-zone", {
      name,
      comment: "The public zone of durable-system",
      lifecycle: { preventDestroy: retained },
      // Records that others have put into it go with it.
      ...(retained ? {} : { forceDestroy: true }),
    });
  }
}
