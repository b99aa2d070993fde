import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import type { Construct } from "constructs";

/**
 * MySQL's settings that differ from RDS's defaults.
 * - `require_secure_transport`: no connection without TLS.
 * - `authentication_policy`: `caching_sha2_password` unless a user names another plugin.
 *   https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.CommonDBATasks.authentication-plugin.html
 * - slow queries, from one second on, go to the file that RDS exports.
 */
const PARAMETERS = [
  { name: "require_secure_transport", value: "1", applyMethod: "immediate" },
  { name: "authentication_policy", value: "caching_sha2_password,,", applyMethod: "pending-reboot" },
  { name: "slow_query_log", value: "1", applyMethod: "immediate" },
  { name: "long_query_time", value: "1", applyMethod: "immediate" },
  { name: "log_output", value: "FILE", applyMethod: "immediate" },
];

export function createParameterGroup(scope: Construct, namePrefix: string): DbParameterGroup {
  return new DbParameterGroup(scope, "db-parameter-group", {
    // A prefix: the old group stays until the instance has taken the new one.
    namePrefix: `${namePrefix}-mysql84-`,
    family: "mysql8.4",
    description: "TLS enforced, caching_sha2_password, slow queries logged",
    parameter: PARAMETERS,
    lifecycle: { createBeforeDestroy: true },
  });
}
