import type { AttributeReader } from "../../../model/attribute-reader";
import { bootScriptOf } from "../../rules/boot-scripts";
import { readerAt } from "../../rules/rule-context";
import { each, flagAt, isTrue, numberIs, textIs, thereAt } from "../attribute-checks";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const TEMPLATES = ["aws_launch_template"] as const;

/** Keys of AWS, private keys, and passwords that are written out rather than looked up. */
const SECRET =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\baws_secret_access_key\s*=\s*[A-Za-z0-9/+]{20}|\b(?:password|passwd|secret)\s*=\s*["']?[A-Za-z0-9!#%+_-]{8,}["']?\s*$/imu;

export const TEMPLATES_RULES: readonly SecurityRule[] = [
  {
    id: "template-tokens",
    title: "The metadata service wants a token, and the template says so",
    why: "Left out, the image and the account decide; without a token whoever makes an instance fetch a URL reads its credentials.",
    source: fsbp("ec2", 170),
    ids: ["CKV_AWS_79", "AWS-0130", "EC2.170", "CIS-5.6"],
    check: textIs({
      types: TEMPLATES,
      path: "metadata_options.http_tokens",
      isGood: (tokens) => tokens === "required",
      fix: 'Set metadata_options.http_tokens = "required".',
    }),
  },
  {
    id: "template-hop-limit",
    title: "Tokens of the metadata service stay on the instance",
    why: "With more than one hop a container of the instance has its credentials.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    ids: ["CKV_AWS_341"],
    check: numberIs({
      types: TEMPLATES,
      path: "metadata_options.http_put_response_hop_limit",
      isGood: (hops) => hops === 1,
      fix: "Set metadata_options.http_put_response_hop_limit = 1.",
    }),
  },
  {
    id: "template-address",
    title: "Instances get no public address",
    why: "An instance with a public address is reached past the balancer wherever a group and a route let it.",
    source: fsbp("ec2", 25),
    ids: ["CKV_AWS_88", "AWS-0009", "EC2.25", "EC2.9"],
    check: each(["aws_launch_template", "aws_launch_configuration"], undefined, (template) => {
      const { address } = template;
      const fix = "Set associate_public_ip_address = false in network_interfaces.";
      const path = "associate_public_ip_address";
      if (template.isWritten(path)) return falseAt(template, path, fix);
      const interfaces = template.blocks("network_interfaces");
      if (!interfaces.known) return cannotTell(address, interfaces.because, fix);
      const answers = interfaces.value.map((each) => falseAt(each, path, fix));
      return answers.find(({ verdict }) => verdict !== "pass") ?? pass(address);
    }),
  },
  {
    id: "template-volume-encryption",
    title: "Volumes are encrypted, and the template says so",
    why: "Left out, the image and the account decide; scanners look at volumes and instances, and not at templates.",
    source: fsbp("ec2", 3),
    ids: [
      "CKV_AWS_8",
      "CKV_AWS_3",
      "AWS-0131",
      "AWS-0026",
      "EC2.3",
      "EC2.181",
      "AwsSolutions-EC26",
      "CIS-2.2.1",
    ],
    check: ofVolumes((volume) =>
      flagAt(volume, { path: "ebs.encrypted", fix: "Set ebs.encrypted = true for every volume." }),
    ),
  },
  {
    id: "template-volume-key",
    title: "Volumes have a key of their owner",
    why: "Only a key of your own says who may read the volumes, and logs who did.",
    source: "https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html",
    ids: ["CKV_AWS_189", "AWS-0027"],
    check: ofVolumes((volume) => thereAt(volume, "ebs.kms_key_id", "Name a key in ebs.kms_key_id.")),
  },
  {
    id: "template-secrets",
    title: "No secret stands in a boot script",
    why: "Whoever may describe a template, or run anything on an instance, reads it.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    ids: ["CKV_AWS_46", "AWS-0129", "AWS-0029"],
    check: each(TEMPLATES, undefined, (template, context) => {
      const { address } = template;
      const fix = "Read it from Secrets Manager when the instance starts.";
      if (!template.isWritten("user_data")) return pass(address);
      const own = context.templates.find((each) => each.template.address === address);
      const script = own === undefined ? writtenScript(template) : bootScriptOf(own.template);
      if (script === undefined) return cannotTell(address, `${address}.user_data is not told`, fix);
      return SECRET.test(script)
        ? finding(address, `${address}.user_data holds what looks like a secret`, fix)
        : pass(address);
    }),
  },
  {
    id: "template-monitoring",
    title: "Instances are measured every minute",
    why: "What is measured every five minutes is noticed after ten.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html",
    ids: ["CKV_AWS_126", "AwsSolutions-EC28"],
    check: isTrue({
      types: TEMPLATES,
      path: "monitoring.enabled",
      fix: "Set monitoring.enabled = true.",
    }),
  },
  {
    id: "image-owner",
    title: "Instances start from an image of a known owner",
    why: "A search by name alone finds whatever somebody published under it.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/usingsharedamis-finding.html",
    ids: ["AWS-0344"],
    check: each(TEMPLATES, undefined, (template, context) => {
      const { address } = template;
      const fix = "Set owners, or take the image's id from a public parameter of AWS.";
      if (!template.isWritten("image_id")) return pass(address);
      const search = template.one("image_id", ["aws_ami"]);
      const reader = search.known ? readerAt(context, search.value) : undefined;
      if (reader?.resource.mode !== "data") {
        const value = template.value("image_id");
        return value.kind === "unknown" || value.kind === "among"
          ? cannotTell(address, `${address}.image_id is not told`, fix)
          : pass(address);
      }
      const owners = thereAt(reader, "owners", fix);
      return owners.verdict === "pass" ? pass(address) : { ...owners, address };
    }),
  },
];

/** The answer of the first volume that is not as it should be. */
function ofVolumes(judge: (volume: AttributeReader) => Judged): SecurityRule["check"] {
  return each(TEMPLATES, undefined, (template) => {
    const { address } = template;
    const fix = "Name the root volume in block_device_mappings.";
    const volumes = template.blocks("block_device_mappings");
    if (!volumes.known) return cannotTell(address, volumes.because, fix);
    if (volumes.value.length === 0)
      return finding(address, `${address}.block_device_mappings is left out`, fix);
    return volumes.value.map(judge).find(({ verdict }) => verdict !== "pass") ?? pass(address);
  });
}

function falseAt(reader: AttributeReader, path: string, fix: string): Judged {
  const told = reader.flag(path, false);
  if (!told.known) return cannotTell(reader.address, told.because, fix);
  return told.value ? finding(reader.address, `${reader.where(path)} is true`, fix) : pass(reader.address);
}

function writtenScript(template: AttributeReader): string | undefined {
  const script = template.written("user_data");
  return script.known ? script.value : undefined;
}
