import { type DurableError, usageError } from "../foundation/errors";

/**
 * The endpoint, if it is this machine's own: 127.0.0.0/8 or [::1], by address. A name, even `localhost`, is what a
 * resolver makes of it, and a user name before an `@` only looks like a host.
 * @throws DurableError (usage) for everything else: nothing local may ever speak to AWS.
 */
export function requireLoopback(endpoint: string): string {
  if (!URL.canParse(endpoint)) throw refusal(endpoint);
  const { protocol, username, password, hostname } = new URL(endpoint);
  const isPlain = protocol === "http:" && username === "" && password === "";
  const isLoopback = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(hostname) || hostname === "[::1]";
  if (!isPlain || !isLoopback) throw refusal(endpoint);
  return endpoint;
}

function refusal(endpoint: string): DurableError {
  return usageError({
    what: "The endpoint of a local deploy is not this machine, so nothing was run: it could have reached AWS",
    given: endpoint === "" ? "an empty endpoint" : endpoint,
    allowed: "http://127.0.0.1:<port> or http://[::1]:<port>",
    next: "run `durable local up`, which starts the emulator and sets the endpoint itself",
  });
}
