import type { Change, ShownValue } from "../change";
import { GRANTS, isIdentity, isJudged, TRUSTS } from "./identity-types";
import { isGone, isKept } from "./kinds";
import { goes } from "./losses";
import { widthOf } from "./policy-width";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf, type Setting } from "./settings";
import { isUntold, toldValue } from "./settings-values";
import { isStateStore } from "./state-stores";
import { goneText } from "./spoken";

export const identityChanged: RiskRule = {
  id: "identity-changed",
  title: "Who may do what, or who may become whom, changes",
  severity: "critical",
  outage:
    "Too little, and instances can no longer read their secret, their packages or their key: they fail at their next start. Too much, and one broken instance is a broken account.",
  fix: "Read the policy line by line; name actions, resources and principals, and never all of them.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  check: (context) => {
    const made = madeHolders(context.changes);
    const judge = eachChange((change) => {
      if (!isJudged(change.type) || isStateStore(change)) return [];
      if (isGone(change)) return gone(change);
      if (change.kind === "create") return granted(change, made);
      return isKept(change) ? changed(change) : [];
    });
    return judge(context);
  },
};

function gone(change: Change): readonly FoundRisk[] {
  if (!isIdentity(change.type)) return [];
  return [
    at(
      change,
      "high",
      `${goneText(change)}: what relied on it is refused${change.kind === "delete" ? "" : " meanwhile"}`,
    ),
  ];
}

/** What is new harms nobody, unless it opens everything, or is hung onto a role that is there already. */
function granted(change: Change, made: ReadonlySet<unknown>): readonly FoundRisk[] {
  const wide = settingsIn(change).flatMap((setting) => {
    const width = widthIn(change, setting.after);
    if (width === undefined) return [];
    return [at(change, "high", `${setting.attribute} allows ${width}`, setting.attribute)];
  });
  if (wide.length > 0) return wide;
  const holder = ["role", "user", "group"].flatMap((name) => settingsOf(change, name))[0];
  const name = holder === undefined ? undefined : toldValue(holder.after);
  if (holder === undefined || typeof name !== "string" || !GRANTS.has(change.type)) return [];
  if (change.type === "aws_iam_instance_profile" || made.has(name)) return [];
  return [
    at(
      change,
      "medium",
      `the ${holder.attribute} ${name}, which is there already, may do more`,
      holder.attribute,
    ),
  ];
}

function changed(change: Change): readonly FoundRisk[] {
  const trusts = new Set(TRUSTS.get(change.type));
  return settingsIn(change).map((setting) => {
    const isTrust = trusts.has(setting.attribute);
    const who = isTrust ? "who may use it changes" : "what it allows changes";
    if (isUntold(setting.before) || isUntold(setting.after))
      return at(change, "high", `${textOf(setting)}; ${who}, and how cannot be told`, setting.attribute);
    const width = widthIn(change, setting.after);
    if (width !== undefined && widthIn(change, setting.before) !== width)
      return at(change, "critical", `${setting.attribute} allows ${width} from now on`, setting.attribute);
    return at(change, isTrust ? "high" : "medium", `${textOf(setting)}: ${who}`, setting.attribute);
  });
}

function settingsIn(change: Change): readonly Setting[] {
  const attributes = [...(GRANTS.get(change.type) ?? []), ...(TRUSTS.get(change.type) ?? [])];
  return attributes.flatMap((attribute) => settingsOf(change, attribute));
}

/** A document is not quoted: a review shows it leaf by leaf. */
function textOf(setting: Setting): string {
  const isDocument = [setting.before, setting.after].some((side) =>
    String(toldValue(side)).trimStart().startsWith("{"),
  );
  return isDocument ? `${setting.attribute} changes` : goes(setting);
}

/** An endpoint's policy is written for everybody: it narrows what those may do who come through it. */
function widthIn({ type }: Change, shown: ShownValue): string | undefined {
  const value = toldValue(shown);
  const width = widthOf(value);
  if (width === "everybody" && type.startsWith("aws_vpc_endpoint")) return undefined;
  return width ?? (typeof value === "string" && ADMINISTRATORS.test(value) ? "every action" : undefined);
}

const ADMINISTRATORS = /:policy\/(?:AdministratorAccess|IAMFullAccess)$/u;
const HOLDERS: ReadonlySet<string> = new Set(["aws_iam_group", "aws_iam_role", "aws_iam_user"]);

/** The names of roles, users and groups that this plan makes. */
function madeHolders(changes: readonly Change[]): ReadonlySet<unknown> {
  return new Set(
    changes
      .filter(({ kind, type }) => kind === "create" && HOLDERS.has(type))
      .flatMap((change) => settingsOf(change, "name").map(({ after }) => toldValue(after))),
  );
}
