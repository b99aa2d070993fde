import type { DatabaseSettings } from "../../src/config/environment";
import { Database } from "../../src/constructs/database/database";
import { prod } from "./environments";
import { type SynthesizedScope, synthesizeScope } from "./synth";

export interface DatabaseScopeOptions {
  readonly settings?: Partial<DatabaseSettings>;
  readonly retained?: boolean;
  readonly vpcId?: string;
}

/** A database of prod's settings, alone in a stack. */
export function databaseScope(options: DatabaseScopeOptions = {}): SynthesizedScope {
  const { settings, retained = true, vpcId = "vpc-1" } = options;
  return synthesizeScope((scope) => {
    new Database(scope, "database", {
      settings: { ...prod.database, ...settings },
      namePrefix: "durable-test",
      vpcId,
      subnetIds: ["subnet-a", "subnet-b"],
      securityGroupId: "sg-database",
      keyArn: "arn:key",
      retained,
    });
  });
}
