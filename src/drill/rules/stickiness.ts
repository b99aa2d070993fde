import { degrades, type Rule } from "./rule";
import { readerAt, type RuleContext } from "./rule-context";
import { valueOf } from "./told-values";

export const stickiness: Rule = {
  id: "stickiness",
  title: "Requests are not tied to one target",
  why: "With stickiness a target's clients go on asking it while it drains, load stays uneven, and sessions die with their instance.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const told = readerAt(context, address)?.flag("stickiness.enabled", true);
      const isBlock = readerAt(context, address)?.isBlock("stickiness") === true;
      const isOn =
        isBlock && told !== undefined && valueOf(told) !== false && !isEmptyBlock(context, address);
      return isOn
        ? [
            degrades(
              address,
              `${address}.stickiness is on`,
              "Leave stickiness out and keep sessions outside of instances.",
            ),
          ]
        : [];
    }),
};

/** The block's `enabled` is true where it is left out; a plan writes empty lists for blocks that are not there. */
function isEmptyBlock(context: RuleContext, address: string): boolean {
  const reader = readerAt(context, address);
  if (reader === undefined) return true;
  const blocks = reader.blocks("stickiness");
  if (!blocks.known || blocks.value.length === 0) return true;
  return reader.isWritten("stickiness.enabled") && valueOf(reader.flag("stickiness.enabled")) !== true;
}
