import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { partitionOf } from "../regions";

const TIERS = ["web", "backend"] as const;

/** A balancer takes only certificates of its own region and account. */
export function checkCertificates({
  region,
  accountId,
  ...tiers
}: Pick<Environment, "region" | "accountId" | "web" | "backend">): ConfigProblem[] {
  const prefix = `arn:${partitionOf(region)}:acm:${region}:${accountId}:certificate/`;
  return TIERS.flatMap((name) => {
    const { listener } = tiers[name];
    if (!("certificateArn" in listener) || listener.certificateArn.startsWith(prefix)) return [];
    const path = `${name}.listener.certificateArn`;
    return [
      {
        path,
        given: listener.certificateArn,
        allowed: `a certificate of this region and account, ${prefix}…`,
        fix: `change \`${path}\``,
      },
    ];
  });
}
