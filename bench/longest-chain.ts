/** What one address took, as Terraform tells it. */
export interface Timed {
  readonly address: string;
  readonly seconds: number;
}

/** What each address waits for. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

const EDGE = /^\s*"(?:\[root\] )?([^"]+?)(?: \(expand\))?" -> "(?:\[root\] )?([^"]+?)(?: \(expand\))?"/u;

/** `terraform graph`: an arrow leads from what waits to what it waits for. */
export function readGraph(dot: string): Dependencies {
  const graph = new Map<string, string[]>();
  for (const line of dot.split("\n")) {
    const [, from, to] = EDGE.exec(line) ?? [];
    if (from === undefined || to === undefined) continue;
    const targets = graph.get(from);
    if (targets === undefined) graph.set(from, [to]);
    else targets.push(to);
  }
  return graph;
}

interface Line {
  readonly type?: string;
  readonly "@timestamp": string;
  readonly hook?: { readonly resource?: { readonly addr?: string } };
}

/**
 * What each resource took, from its `apply_start` to its `apply_complete`. The hook's own `elapsed_seconds` is in whole
 * seconds, so that a chain of twelve could be off by six; the stamps of the same two lines are not.
 */
export function readTimes(events: string): readonly Timed[] {
  const started = new Map<string, number>();
  const times: Timed[] = [];
  for (const text of events.split("\n").filter((each) => each.startsWith("{"))) {
    const line = JSON.parse(text) as Line;
    const address = line.hook?.resource?.addr;
    if (address === undefined) continue;
    const at = Date.parse(line["@timestamp"]);
    if (line.type === "apply_start") started.set(address, at);
    if (line.type !== "apply_complete") continue;
    times.push({ address, seconds: (at - (started.get(address) ?? NaN)) / 1000 });
  }
  return times;
}

/** The chain of waiting that takes longest, first to last. */
export function longestChain(times: readonly Timed[], dependencies: Dependencies): readonly Timed[] {
  const seconds = new Map(times.map((each) => [each.address, each.seconds]));
  const known = new Map<string, { readonly total: number; readonly chain: readonly Timed[] }>();
  const until = (address: string): { readonly total: number; readonly chain: readonly Timed[] } => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const slowest = (dependencies.get(address) ?? [])
      .map(until)
      .reduce((most, each) => (each.total > most.total ? each : most), {
        total: 0,
        chain: [] as readonly Timed[],
      });
    const own = seconds.get(address);
    // What takes no time, such as data that the plan has read, still stands between two others.
    const reached =
      own === undefined
        ? slowest
        : { total: slowest.total + own, chain: [...slowest.chain, { address, seconds: own }] };
    known.set(address, reached);
    return reached;
  };
  return times
    .map(({ address }) => until(address))
    .reduce((most, each) => (each.total > most.total ? each : most), {
      total: 0,
      chain: [] as readonly Timed[],
    }).chain;
}
