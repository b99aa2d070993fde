/** Begins tasks in their order, so many at a time; each of the promises is that of one task. */
export function atOnce<Result>(
  width: number,
  tasks: readonly (() => Promise<Result>)[],
): readonly Promise<Result>[] {
  const waiting: (() => void)[] = [];
  let free = width;
  const turn = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return tasks.map(async (task) => {
    await turn();
    try {
      return await task();
    } finally {
      done();
    }
  });
}
