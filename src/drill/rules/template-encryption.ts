import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const templateEncryption: Rule = {
  id: "template-encryption",
  title: "Volumes are encrypted",
  why: "Snapshots and disks of an unencrypted volume can be read by whoever gets hold of them.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  check: ({ templates }) =>
    templates.flatMap(({ template }) => {
      if (valueOf(template.encryptedVolumes) !== false) return [];
      return [
        degrades(
          template.address,
          `${template.address}.block_device_mappings has a volume that is not encrypted`,
          "Set ebs.encrypted = true for every volume.",
        ),
      ];
    }),
};
