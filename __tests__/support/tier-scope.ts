import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { BackendSettings, WebSettings } from "../../src/config/environment";
import { Tier } from "../../src/constructs/tier/tier";
import { transportOf } from "../../src/stacks/transport";
import { prod } from "./environments";
import { type SynthesizedScope, synthesizeScope } from "./synth";

const MANAGED = {
  kind: "managed",
  requestsPerAddress: 2000,
  exceptions: [],
  whenUnreachable: "pass",
} as const;

/** Both tiers of prod, alone in a stack: a check that holds for one must not pass on the other. */
export function tiersScope(
  web: Partial<WebSettings> = {},
  backend: Partial<BackendSettings> = {},
): SynthesizedScope {
  return synthesizeScope((scope) => {
    // Stands for all that instances need before they boot.
    const needed = new SecurityGroup(scope, "needed", {});
    const shared = {
      zoneCount: 2,
      vpcId: "vpc-1",
      region: "us-east-1",
      permissions: [],
      volumeKeyArn: "arn:volumes",
      logKeyArn: "arn:logs",
      bootsAfter: [needed],
      deletionProtection: true,
      balancerLogs: { bucket: "logs", prefix: "tier", after: [needed] },
      namePrefix: "durable-test",
      tags: { Owner: "platform" },
    };
    new Tier(scope, "web", {
      ...shared,
      settings: { ...prod.web, ...web },
      transport: transportOf({ ...prod.web, ...web }.listener, undefined),
      firewall: MANAGED,
      exposure: "internet",
      balancerAfter: [needed],
      balancerSubnetIds: ["subnet-public-a", "subnet-public-b"],
      instanceSubnetIds: ["subnet-web-a", "subnet-web-b"],
      balancerSecurityGroupId: "sg-web-balancer",
      instanceSecurityGroupId: "sg-web",
      bootScript: "#!/bin/bash\necho web\n",
    });
    new Tier(scope, "backend", {
      ...shared,
      settings: { ...prod.backend, ...backend },
      transport: transportOf({ ...prod.backend, ...backend }.listener, undefined),
      exposure: "internal",
      balancerAfter: [],
      balancerSubnetIds: ["subnet-backend-a", "subnet-backend-b"],
      instanceSubnetIds: ["subnet-backend-a", "subnet-backend-b"],
      balancerSecurityGroupId: "sg-backend-balancer",
      instanceSecurityGroupId: "sg-backend",
      bootScript: "#!/bin/bash\necho backend\n",
      permissions: [{ Sid: "Extra", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:extra" }],
    });
  });
}
