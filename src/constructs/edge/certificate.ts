import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

/** Short, so that a wrong record is soon forgotten. */
const RECORD_TTL_SECONDS = 60;

export interface CertificateProps {
  readonly domainName: string;
  readonly keyAlgorithm: string;
  readonly zoneId: string;
}

/** A certificate of ACM that a record in our zone proves, and renews for as long as the record stands. */
export class Certificate extends Construct {
  /** Of the issued certificate: a listener that names it waits for the proof. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { domainName, keyAlgorithm, zoneId }: CertificateProps) {
    super(scope, id);
    const certificate = new AcmCertificate(this, "acm-certificate", {
      domainName,
      validationMethod: "DNS",
      keyAlgorithm,
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
      tags: { Name: domainName },
      // A listener never loses its certificate: the old one goes when the new one serves.
      lifecycle: { createBeforeDestroy: true },
    });
    const record = this.createProof(certificate, domainName, zoneId);
    this.arn = new AcmCertificateValidation(this, "acm-certificate-validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [record.fqdn],
    }).certificateArn;
  }

  /**
   * One record for the one name that is known now. ACM's answer is a set: it is searched by that name, so neither an
   * index nor a `for_each` over what the first plan does not know.
   */
  private createProof(certificate: AcmCertificate, domainName: string, zoneId: string): Route53Record {
    const asked = (attribute: string): string =>
      `\${one([for option in ${certificate.fqn}.domain_validation_options : option.${attribute} if option.domain_name == "${domainName}"])}`;
    return new Route53Record(this, "validation", {
      zoneId,
      name: asked("resource_record_name"),
      type: asked("resource_record_type"),
      records: [asked("resource_record_value")],
      ttl: RECORD_TTL_SECONDS,
      // ACM asks every certificate of a name and account for the same record: overwriting it changes nothing.
      allowOverwrite: true,
    });
  }
}
