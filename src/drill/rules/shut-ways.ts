import type { Topology } from "../../model/topology";
import type { Reason } from "../drill-report";
import { reaches } from "../reachability/reach";

/** A way that is shut, with every setting that shuts it. */
export interface ShutWay {
  readonly way: string;
  readonly settings: readonly { readonly address: string; readonly text: string }[];
}

export function shut(topology: Topology, from: string, to: string, port: number): readonly ShutWay[] {
  const reach = reaches(topology, from, to, "tcp", port);
  return reach.verdict === "blocked" ? [shutWay(`${from} to ${to} on port ${port}`, reach.because)] : [];
}

/** What several groups together do not let through has no address of its own. */
export function shutWay(way: string, because: readonly Reason[]): ShutWay {
  const settings = because.flatMap(({ text, address }) =>
    address === undefined || address.includes(", ") ? [] : [{ address, text }],
  );
  return { way, settings };
}
