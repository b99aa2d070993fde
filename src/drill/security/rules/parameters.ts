import type { AttributeReader } from "../../../model/attribute-reader";
import { each, isThere, textIs } from "../attribute-checks";
import { cannotTell, finding, fsbp, pass, type SecurityRule } from "../security-rule";

const PARAMETERS = ["aws_ssm_parameter"] as const;

const isSecret = (parameter: AttributeReader): boolean => {
  const type = parameter.text("type");
  return !type.known || type.value === "SecureString";
};

export const PARAMETERS_RULES: readonly SecurityRule[] = [
  {
    id: "parameter-encrypted",
    title: "Parameters are encrypted",
    why: "Whoever may list parameters reads them.",
    source:
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html",
    ids: ["CKV2_AWS_34"],
    check: textIs({
      types: PARAMETERS,
      path: "type",
      isGood: (type) => type === "SecureString",
      fix: 'Set type = "SecureString".',
    }),
  },
  {
    id: "parameter-key",
    title: "Parameters are encrypted with a key of their owner",
    why: "Only a key of your own says who may read them, and logs who did.",
    source:
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html",
    ids: ["CKV_AWS_337", "AWS-0134"],
    check: isThere({ types: PARAMETERS, isAbout: isSecret, path: "key_id", fix: "Name a key in key_id." }),
  },
  {
    id: "document-public",
    title: "No document of Systems Manager is everybody's",
    why: "Documents tell how a system is run, and run as it.",
    source: fsbp("ssm", 4),
    ids: ["SSM.4"],
    check: each(["aws_ssm_document"], undefined, (document) => {
      const { address } = document;
      const accounts = document.text("permissions.account_ids", "");
      if (!accounts.known) return cannotTell(address, accounts.because, "Name accounts, or none.");
      return accounts.value.split(",").some((name) => name.trim().toLowerCase() === "all")
        ? finding(address, `${address} is shared with everybody`, "Name accounts, or none.")
        : pass(address);
    }),
  },
];
