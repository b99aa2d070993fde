import type { Balancer } from "../../model/topology";
import { ASSUMED, BALANCER_NAME_SECONDS, SOURCES } from "../aws-figures";
import type { Declared } from "../declared";
import { type Clock, exactly, inSequence } from "./clock";

/** From the death of a balancer's node until no client is sent to it: AWS takes it out of the name, and the name ages. */
export function nodeWithdrawal(
  { address, internal }: Balancer,
  { clientDnsSeconds }: Pick<Declared, "clientDnsSeconds">,
): Clock {
  // Clients of an inner balancer are instances of the same system; the declared time is that of the clients outside.
  const isOutside = !(internal.known && internal.value);
  const declaredSeconds = isOutside ? clientDnsSeconds : undefined;
  const dns = exactly(declaredSeconds ?? BALANCER_NAME_SECONDS);
  return inSequence([
    {
      text: "until a dead node leaves the balancer's name, which AWS does not publish",
      address,
      source: "assumed",
      seconds: ASSUMED.nodeWithdrawalSeconds,
    },
    {
      text: "clients keep the name's addresses; one that tries the next address does not wait",
      address,
      source: declaredSeconds === undefined ? SOURCES.balancerName : "declared",
      // Whoever asks for the name just after the change, or tries the next address, waits for nothing.
      seconds: { ...dns, min: 0 },
    },
  ]);
}
