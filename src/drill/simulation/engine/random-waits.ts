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

/** How many wait on average once it has come to rest; Infinity at full use, where it never does. */
export function waitingForGood(processors: number, arriving: number, capacity: number): number {
  if (arriving <= 0) return 0;
  if (arriving >= capacity) return Infinity;
  const use = arriving / capacity;
  return (chanceToWait(processors, use * processors) * use) / (1 - use);
}

/** Near full use rest takes hours to come: no more wait than a random walk has gathered in the time there was. */
export function gathered(arriving: number, sinceSeconds: number): number {
  return Math.sqrt(2 * arriving * sinceSeconds);
}
