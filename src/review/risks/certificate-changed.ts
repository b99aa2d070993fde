import type { Change } from "../change";
import { isGone, isKept } from "./kinds";
import { cannotBeTold, goes } from "./losses";
import { DATABASE_MEMBERS, DATABASES, LISTENERS } from "./resource-types";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { isUntold, toldValue } from "./settings-values";
import { goneText } from "./spoken";

const CERTIFICATES: ReadonlySet<string> = new Set([
  "aws_acm_certificate",
  "aws_acm_certificate_validation",
  "aws_alb_listener_certificate",
  "aws_iam_server_certificate",
  "aws_lb_listener_certificate",
]);

export const certificateChanged: RiskRule = {
  id: "certificate-changed",
  title: "A certificate is exchanged or removed",
  severity: "high",
  outage:
    "Where it does not fit the name, or is not trusted or not validated, every client refuses to connect.",
  fix: "Have the new certificate issued and validated first, for the same names, and delete the old one afterwards.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html",
  check: eachChange((change) => {
    if (CERTIFICATES.has(change.type) && isGone(change))
      return [
        at(change, "high", `${goneText(change)}: clients of its names refuse to connect where no other fits`),
      ];
    if (!isKept(change)) return [];
    if (LISTENERS.has(change.type))
      return exchanged(change, "certificate_arn", "clients refuse one that does not fit the name");
    if (DATABASES.has(change.type) || DATABASE_MEMBERS.has(change.type))
      return exchanged(
        change,
        "ca_cert_identifier",
        "clients that do not know the authority refuse to connect, and RDS may restart it",
      );
    return [];
  }),
};

function exchanged(change: Change, attribute: string, consequence: string): readonly FoundRisk[] {
  return settingsOf(change, attribute)
    .filter(({ before }) => toldValue(before) !== null)
    .map((setting) =>
      isUntold(setting.after) || isUntold(setting.before)
        ? at(change, "high", `${cannotBeTold(setting)}; ${consequence}`, attribute)
        : at(change, "medium", `${goes(setting)}: ${consequence}`, attribute),
    );
}
