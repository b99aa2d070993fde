import { RandomStream } from "../../../../src/drill/simulation/engine/random-stream";

export interface Queue {
  readonly processors: number;
  /** Requests per second that come, and that all processors together serve. */
  readonly arriving: number;
  readonly capacity: number;
  readonly seconds: number;
  readonly seed: number;
}

/**
 * Every request on its own, first come first served, both times exponential: what the engine knows only by its mean.
 * @returns how long a request waited on average, until the end at most
 */
export function meanWaitOfRequests({ processors, arriving, capacity, seconds, seed }: Queue): number {
  const chance = new RandomStream(seed, "requests");
  const exponential = (rate: number): number => -Math.log(1 - chance.uniform()) / rate;
  const freeAt = Array.from({ length: processors }, () => 0);
  let waited = 0;
  let requests = 0;
  for (let now = exponential(arriving); now < seconds; now += exponential(arriving)) {
    let first = 0;
    for (let index = 1; index < processors; index += 1) if (freeAt[index]! < freeAt[first]!) first = index;
    const start = Math.max(now, freeAt[first]!);
    waited += Math.min(start, seconds) - now;
    requests += 1;
    freeAt[first] = start + exponential(capacity / processors);
  }
  return waited / requests;
}

/** Erlang's C by its definition, for few processors: no recursion, nothing of the engine. */
export function meanWaitByErlang({ processors, arriving, capacity }: Queue): number {
  const load = (arriving / capacity) * processors;
  const term = (busy: number): number => {
    let product = 1;
    for (let factor = 1; factor <= busy; factor += 1) product *= load / factor;
    return product;
  };
  const below = Array.from({ length: processors }, (_, busy) => term(busy)).reduce((a, b) => a + b, 0);
  const full = (term(processors) * processors) / (processors - load);
  return full / (below + full) / (capacity - arriving);
}
