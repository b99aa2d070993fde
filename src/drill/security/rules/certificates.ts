import type { AttributeReader } from "../../../model/attribute-reader";
import { isTrue, textIs } from "../attribute-checks";
import { fsbp, type SecurityRule } from "../security-rule";

const CERTIFICATES = ["aws_acm_certificate"] as const;

/** Arguments such as `lifecycle` stand in a configuration alone: a plan or a state does not tell. */
const isOrdered = (_: AttributeReader, { isConfiguration }: { readonly isConfiguration: boolean }): boolean =>
  isConfiguration;
const isIssued = (certificate: AttributeReader): boolean => !certificate.isWritten("certificate_body");

export const CERTIFICATES_RULES: readonly SecurityRule[] = [
  {
    id: "certificate-replacement",
    title: "A certificate is replaced before it goes",
    why: "A listener holds it: deleting it first fails half-way.",
    source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    ids: ["CKV_AWS_233"],
    check: isTrue({
      types: CERTIFICATES,
      isAbout: isOrdered,
      path: "lifecycle.create_before_destroy",
      fix: "Set lifecycle.create_before_destroy = true.",
    }),
  },
  {
    id: "certificate-transparency",
    title: "A certificate stands in the public logs",
    why: "Browsers refuse what is in none.",
    source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html",
    ids: ["CKV_AWS_234"],
    check: textIs({
      types: CERTIFICATES,
      isAbout: isIssued,
      path: "options.certificate_transparency_logging_preference",
      absent: "ENABLED",
      isGood: (preference) => preference === "ENABLED",
      fix: "Set options.certificate_transparency_logging_preference = ENABLED.",
    }),
  },
  {
    id: "certificate-wildcard",
    title: "A certificate is for a name, not for all",
    why: "Whoever has one name's key has those of all.",
    source: "https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html",
    ids: ["CKV2_AWS_71"],
    check: textIs({
      types: CERTIFICATES,
      isAbout: isIssued,
      path: "domain_name",
      isGood: (name) => !name.startsWith("*."),
      fix: "Name each name in domain_name and subject_alternative_names.",
    }),
  },
  {
    id: "certificate-key",
    title: "A certificate's key is long enough",
    why: "RSA with 1024 bits can be broken.",
    source: fsbp("acm", 2),
    ids: ["ACM.2"],
    check: textIs({
      types: CERTIFICATES,
      isAbout: isIssued,
      path: "key_algorithm",
      absent: "RSA_2048",
      isGood: (algorithm) => algorithm !== "RSA_1024",
      fix: "Leave key_algorithm out: RSA_2048.",
    }),
  },
];
