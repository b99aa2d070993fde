import type { AttributeReader } from "./attribute-reader";
import { TARGET_GROUP } from "./element-types";
import { LISTENER_DEFAULTS } from "./provider-defaults";
import type { Owners } from "./read-owners";
import { allTold, known, unionTold, untold, whenTold } from "./told";
import type { Balancer, Listener, Told } from "./topology";

const CERTIFICATE = [
  "aws_acm_certificate",
  "aws_acm_certificate_validation",
  "aws_iam_server_certificate",
] as const;

/** @param rules by the listener that they belong to. */
export function readListener(listener: AttributeReader, rules: Owners, kind: Balancer["kind"]): Listener {
  const own = rules.of(listener.address);
  const doubt = rules.doubt(listener.address);
  const forwards = [
    forwardsOf(listener, "default_action"),
    ...own.map((rule) => forwardsOf(rule, "action")),
    ...(doubt === undefined ? [] : [untold(doubt)]),
  ];
  return {
    address: listener.address,
    port: listener.number("port"),
    protocol: listener.text("protocol", kind === "application" ? LISTENER_DEFAULTS.protocol : undefined),
    ...certificateOf(listener),
    forwardsTo: unionTold(forwards),
    redirectsToHttps: redirectsToHttps(listener),
  };
}

function certificateOf(listener: AttributeReader): { readonly certificate?: Told<string> } {
  if (!listener.isWritten("certificate_arn")) return {};
  const own = listener.one("certificate_arn", CERTIFICATE);
  return { certificate: own.known ? own : listener.written("certificate_arn") };
}

/** The target groups of the actions that forward, whichever way they are written. */
function forwardsOf(reader: AttributeReader, path: string): Told<readonly string[]> {
  return whenTold(reader.blocks(path), (actions) => unionTold(actions.map(forwardOf)));
}

function forwardOf(action: AttributeReader): Told<readonly string[]> {
  const type = action.text("type");
  if (!type.known) return type;
  if (type.value !== "forward") return known([]);
  const single = action.many("target_group_arn", TARGET_GROUP, []);
  const weighted = whenTold(action.blocks("forward"), (forwards) =>
    unionTold(forwards.map((forward) => whenTold(forward.blocks("target_group"), weightedGroups))),
  );
  const groups = unionTold([single, weighted]);
  return groups.known && groups.value.length === 0
    ? untold(`${action.where("target_group_arn")} and forward are left out`)
    : groups;
}

/** A group of weight 0 gets nothing. A lone group has weight 1. */
function weightedGroups(groups: readonly AttributeReader[]): Told<readonly string[]> {
  const used = groups.map((group) =>
    whenTold(group.number("weight", 1), (weight) =>
      weight === 0 ? known([]) : group.many("arn", TARGET_GROUP),
    ),
  );
  return unionTold(used);
}

/** Whether its default action sends everybody to HTTPS. One that cannot be told does not count. */
function redirectsToHttps(listener: AttributeReader): boolean {
  const redirects = whenTold(listener.blocks("default_action"), (actions) =>
    allTold(actions.map((action) => action.text("redirect.protocol", ""))),
  );
  return redirects.known && redirects.value.includes("HTTPS");
}
