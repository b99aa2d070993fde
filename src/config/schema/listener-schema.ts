import { z } from "zod";
import { domain, hostName } from "./domain-schema";
import { reason, text } from "./primitives";

const CERTIFICATE_OR_DOMAIN =
  '{ kind: "https", certificateArn } or { kind: "https", domain: { name, zone } }';
const WAYS =
  '{ kind: "https", certificateArn }, { kind: "https", domain: { name, zone } } or { kind: "http", reason }';

const certificateArn = text(
  /^arn:aws(-cn|-us-gov)?:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/,
  "an ACM certificate ARN, arn:aws:acm:REGION:ACCOUNT:certificate/ID",
);

/** The two forms of HTTPS share their kind, so one object checks both; which fields stand together is said here. */
interface Https {
  kind: "https";
}
type Certified = Https & { certificateArn: string };
type Named<Domain> = Https & { domain: Domain };
interface Plain {
  kind: "http";
  reason: string;
}
type Listener<Domain, Certificate> = Certificate | Named<Domain> | Plain;
/** A listener whose certificate says nothing of names: web instances are told which one to expect. */
type CertifiedFor = Certified & { serverName?: string };

const plain = z.strictObject({ kind: z.literal("http"), reason });

function isOneForm(given: { certificateArn?: unknown; domain?: unknown; serverName?: unknown }): boolean {
  const forms = [given.certificateArn, given.domain].filter((form) => form !== undefined);
  return forms.length === 1 && (given.serverName === undefined || given.domain === undefined);
}

export const webListener = z.discriminatedUnion(
  "kind",
  [
    z
      .strictObject({
        kind: z.literal("https"),
        /** An issued ACM certificate of the environment's region and account. @default the one of `domain` */
        certificateArn: certificateArn.exactOptional(),
        /** A name of your own instead: its certificate, and the record that leads to the balancer, are made. @default none */
        domain: domain.exactOptional(),
      })
      .refine(isOneForm, { error: CERTIFICATE_OR_DOMAIN }),
    plain,
  ],
  { error: WAYS },
) as unknown as z.ZodType<
  Listener<z.output<typeof domain>, Certified>,
  Listener<z.input<typeof domain>, Certified>
>;

export const backendListener = z.discriminatedUnion(
  "kind",
  [
    z
      .strictObject({
        kind: z.literal("https"),
        /** An issued ACM certificate of the environment's region and account. @default the one of `domain` */
        certificateArn: certificateArn.exactOptional(),
        /**
         * The name that `certificateArn` is for. The sample's web instances verify it against the authorities that
         * Amazon Linux 2023 trusts, those of ACM's public certificates among them; it needs no record in any zone.
         * @default none, which only a `web.boot` of your own can do with
         */
        serverName: hostName(253).exactOptional(),
        /** A name of your own instead: its certificate is made, and web instances verify it. @default none */
        domain: domain.exactOptional(),
      })
      .refine(isOneForm, { error: CERTIFICATE_OR_DOMAIN }),
    plain,
  ],
  { error: WAYS },
) as unknown as z.ZodType<
  Listener<z.output<typeof domain>, CertifiedFor>,
  Listener<z.input<typeof domain>, CertifiedFor>
>;
