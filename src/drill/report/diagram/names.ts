/** What needs no saying: a name that only repeats that there is one. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(["this", "main", "default", "self"]);

/**
 * The name of an element as people say it: `web_balancer` of `aws_lb.web_balancer`, `web` of
 * `module.web.aws_lb.this[0]`. Never read back: addresses stay what identifies.
 */
export function nameOf(address: string): string {
  const parts = splitAddress(address);
  const modules: string[] = [];
  while (parts[0] === "module" && parts.length > 2) {
    modules.push(...parts.splice(0, 2).slice(1));
  }
  if (parts[0] === "data") parts.shift();
  const own = parts.slice(1).join(".") || address;
  const bare = own.replace(/\[0\]$/u, "");
  if (modules.length > 0 && SAYS_NOTHING.has(bare)) return modules.join(".");
  return [...modules, bare].join(".");
}

/** The same, or, where the name says nothing, what it is. */
export function titleOf(address: string, what: string): string {
  const name = nameOf(address);
  return SAYS_NOTHING.has(name) ? what : name;
}

/** At its dots, but for those in a key in brackets. */
function splitAddress(address: string): string[] {
  return address.match(/(?:[^.[\]]|\[[^\]]*\])+/gu) ?? [address];
}

/** `3 zones`, `1 zone`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
