/**
 * Requests that wait although an instance could serve them all: they come at random, and several at once. Each
 * processor works at one, for a time that is exponential; the rest wait, first come first served (M/M/c).
 */

/** Erlang's C: the chance that a request finds every processor at work. @param load in processors, below their number */
export function chanceToWait(processors: number, load: number): number {
  // Erlang's B by its recursion, which stays within 0 and 1 however many there are.
  let blocked = 1;
  for (let busy = 1; busy <= processors; busy += 1) blocked = (load * blocked) / (busy + load * blocked);
  const use = load / processors;
  return blocked / (1 - use * (1 - blocked));
}

/**
 * How many wait on average. Near full use that takes hours to come about: more than a random walk has gathered in the
 * time there was are not counted.
 */
export function waitingAtRandom(
  processors: number,
  arriving: number,
  capacity: number,
  sinceSeconds: number,
): number {
  if (arriving <= 0 || capacity <= 0) return 0;
  const gathered = Math.sqrt(2 * arriving * sinceSeconds);
  if (arriving >= capacity) return gathered;
  const use = arriving / capacity;
  return Math.min(gathered, (chanceToWait(processors, use * processors) * use) / (1 - use));
}
