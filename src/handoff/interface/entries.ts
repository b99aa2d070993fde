import { template, quoted } from "../expression";
import { databaseEntries } from "./database-entries";
import type { Entry } from "./entry";
import { cidr, dataKeyAlias, name, tags } from "./system-entries";
import { tierEntries } from "./tier-entries";

const LISTENER = "aws_lb_listener.web_balancer_https";
const DOMAIN_CERTIFICATE = "aws_acm_certificate.web_domain_certificate";

/**
 * @param region of the environment: a balancer takes certificates of its own region alone
 */
function certificate(region: string): Entry {
  return {
    name: "web_certificate_arn",
    type: "string",
    description: "ARN of the issued ACM certificate of the web balancer.",
    onlyWith: LISTENER,
    notWith: DOMAIN_CERTIFICATE,
    default: `${LISTENER}.certificate_arn`,
    places: (_draft, value) => [
      { path: `${LISTENER}.certificate_arn`, from: value, to: template("var.web_certificate_arn") },
    ],
    gone: String,
    validations: () => [
      {
        condition: `can(regex(${quoted(`^arn:aws(-cn|-us-gov)?:acm:${region}:[0-9]{12}:certificate/[a-zA-Z0-9_-]+$`)}, var.web_certificate_arn))`,
        message: `An ACM certificate ARN of the region, arn:aws:acm:${region}:ACCOUNT:certificate/ID.`,
        refuses: { web_certificate_arn: "arn:aws:iam::111122223333:server-certificate/web" },
      },
    ],
  };
}

/** The whole interface of the module, in the order in which its variables are written. */
export function interfaceEntries(region: string): readonly Entry[] {
  return [
    name,
    tags,
    cidr,
    dataKeyAlias,
    ...tierEntries("web"),
    certificate(region),
    ...tierEntries("backend"),
    ...databaseEntries,
  ];
}
