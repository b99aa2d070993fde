import type { Environment } from "../../../src/config/environment";
import { environmentWith, threeZones } from "../../support/environments";

const certificateOf = (region: string, account: string) => ({
  listener: {
    kind: "https" as const,
    certificateArn: `arn:aws:acm:${region}:${account}:certificate/00000000-0000-0000-0000-000000000000`,
  },
});

/** Environments like prod in all that counts. Their addresses differ, so kinds are held against kinds. */
export const HARMLESS_ENVIRONMENTS: readonly { readonly id: string; readonly environment: Environment }[] = [
  {
    id: "another-region",
    environment: environmentWith({
      region: "eu-west-1",
      zones: ["eu-west-1a", "eu-west-1b"],
      web: certificateOf("eu-west-1", "111122223333"),
    }),
  },
  {
    id: "another-account",
    environment: environmentWith({
      accountId: "444455556666",
      web: certificateOf("us-east-1", "444455556666"),
    }),
  },
  { id: "another-name", environment: environmentWith({ name: "shop" }) },
  { id: "another-network", environment: environmentWith({ network: { cidr: "172.20.0.0/16" } }) },
  { id: "other-zones", environment: environmentWith({ zones: ["us-east-1c", "us-east-1f"] }) },
  { id: "a-third-zone", environment: threeZones() },
  { id: "other-tags", environment: environmentWith({ tags: { Owner: "somebody", CostCenter: "else" } }) },
];
