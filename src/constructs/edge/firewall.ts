import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import { Construct } from "constructs";
import type { ManagedFirewall } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";
import { FirewallLogs } from "./firewall-logs";
import { firewallRules, visible } from "./firewall-rules";

export interface FirewallProps {
  readonly settings: ManagedFirewall;
  readonly name: string;
  readonly balancerArn: string;
  readonly region: string;
  readonly logRetentionDays: number;
  readonly logKeyArn: string;
}

/** A web ACL in front of a balancer: what it refuses never reaches an instance. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const { settings, name, balancerArn, region, logRetentionDays, logKeyArn } = props;
    const acl = new Wafv2WebAcl(this, "wafv2-web-acl", {
      name: physicalName("webAcl", name),
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rule: firewallRules(settings),
      visibilityConfig: visible(name),
    });
    new Wafv2WebAclAssociation(this, "wafv2-web-acl-association", {
      resourceArn: balancerArn,
      webAclArn: acl.arn,
    });
    new FirewallLogs(this, "logs", {
      webAclArn: acl.arn,
      name,
      region,
      retentionDays: logRetentionDays,
      keyArn: logKeyArn,
    });
  }
}
