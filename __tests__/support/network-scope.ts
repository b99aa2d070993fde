import { Network } from "../../src/constructs/network/network";
import { prod } from "./environments";
import { type SynthesizedScope, synthesizeScope } from "./synth";

export interface NetworkScopeOptions {
  readonly egress: "none" | "nat-per-zone";
  readonly zones: readonly string[];
}

/** A network of prod's settings, alone in a stack. */
export function networkScope({ egress, zones }: NetworkScopeOptions): SynthesizedScope {
  return synthesizeScope((scope) => {
    new Network(scope, "network", {
      settings: { ...prod.network, egress: { kind: egress } },
      zones,
      namePrefix: "durable-test",
      logKeyArn: "arn:key",
    });
  });
}
