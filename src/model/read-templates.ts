import { AttributeReader } from "./attribute-reader";
import { SECURITY_GROUP } from "./element-types";
import { CREDITS_BY_FAMILY, FLEET_DEFAULTS } from "./provider-defaults";
import { allTold, known, sortedSet, unionTold, untold, whenTold } from "./told";
import type { Template, Told } from "./topology";

/** Where a fleet names its template. */
interface Choice {
  readonly template: Told<string>;
  readonly version: Told<string>;
  /** Instance types that stand in the fleet instead of the template. */
  readonly types: Told<readonly string[]>;
}

const LAUNCH_TEMPLATE = ["aws_launch_template"] as const;
const LAUNCH_CONFIGURATION = ["aws_launch_configuration"] as const;

/** @param subnetPublicIp what an instance gets where its template leaves it open. */
export function readTemplate(fleet: AttributeReader, subnetPublicIp: Told<boolean>): Told<Template> {
  const choice = choiceOf(fleet);
  return whenTold(choice.template, (address) => {
    const resource = fleet.graph.get(address);
    if (resource === undefined) return untold(`there is no ${address}`);
    const template = AttributeReader.of(fleet.graph, resource);
    const types = typesOf(template, choice.types);
    return known({
      address,
      instanceTypes: types,
      image: template.written("image_id"),
      securityGroups: groupsOf(template),
      publicIp: publicIpOf(template, subnetPublicIp),
      imdsTokens: imdsTokensOf(template),
      cpuCredits: creditsOf(template, types),
      ...volumesOf(template),
      instanceProfile: profileOf(template),
      userData: template.written(template.isWritten("user_data") ? "user_data" : "user_data_base64"),
      version: choice.version,
    });
  });
}

function choiceOf(fleet: AttributeReader): Choice {
  if (fleet.isWritten("launch_configuration")) {
    return {
      template: fleet.one("launch_configuration", LAUNCH_CONFIGURATION),
      version: known("launch configuration"),
      types: known([]),
    };
  }
  const mixed = fleet.blocks("mixed_instances_policy");
  if (mixed.known && mixed.value.length === 0) {
    return { ...specification(fleet, "launch_template", "id", "name"), types: known([]) };
  }
  const path = "mixed_instances_policy.launch_template";
  return {
    ...specification(
      fleet,
      `${path}.launch_template_specification`,
      "launch_template_id",
      "launch_template_name",
    ),
    types: whenTold(fleet.blocks(`${path}.override`), (overrides) =>
      unionTold(
        overrides.map((override) => whenTold(override.text("instance_type"), (type) => known([type]))),
      ),
    ),
  };
}

function specification(
  fleet: AttributeReader,
  path: string,
  id: string,
  name: string,
): Pick<Choice, "template" | "version"> {
  const version = `${path}.version`;
  return {
    template: fleet.one(
      fleet.isWritten(`${path}.${id}`) ? `${path}.${id}` : `${path}.${name}`,
      LAUNCH_TEMPLATE,
    ),
    version: fleet.isWritten(version) ? fleet.written(version) : known(FLEET_DEFAULTS.templateVersion),
  };
}

function typesOf(template: AttributeReader, overrides: Told<readonly string[]>): Told<readonly string[]> {
  return whenTold(overrides, (types) =>
    types.length > 0
      ? known(sortedSet(types))
      : whenTold(template.text("instance_type"), (type) => known([type])),
  );
}

/** A launch configuration calls its groups `security_groups`. */
function groupsOf(template: AttributeReader): Told<readonly string[]> {
  const interfaces = whenTold(template.blocks("network_interfaces"), (blocks) =>
    unionTold(blocks.map((block) => block.many("security_groups", SECURITY_GROUP, []))),
  );
  const groups = unionTold([
    template.many("vpc_security_group_ids", SECURITY_GROUP, []),
    template.many("security_groups", SECURITY_GROUP, []),
    interfaces,
  ]);
  return groups.known && groups.value.length === 0
    ? untold(
        `${template.where("vpc_security_group_ids")} is left out: instances have the default group of their VPC`,
      )
    : groups;
}

function publicIpOf(template: AttributeReader, subnetPublicIp: Told<boolean>): Told<boolean> {
  if (template.isWritten("associate_public_ip_address")) return template.flag("associate_public_ip_address");
  return whenTold(template.blocks("network_interfaces"), (blocks) => {
    const said = blocks.filter((block) => block.isWritten("associate_public_ip_address"));
    if (said.length === 0) return subnetPublicIp;
    return whenTold(allTold(said.map((block) => block.flag("associate_public_ip_address"))), (flags) =>
      known(flags.includes(true)),
    );
  });
}

/** Left out, the image and the account decide. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-options-order-of-precedence.html */
function imdsTokensOf(template: AttributeReader): Told<string> {
  const path = "metadata_options.http_tokens";
  return template.isWritten(path)
    ? template.text(path)
    : untold(`${template.where(path)} is left out: the image and the account decide`);
}

function creditsOf(template: AttributeReader, types: Told<readonly string[]>): Told<string> {
  const path = "credit_specification.cpu_credits";
  return whenTold(types, (names) => {
    const modes = sortedSet(names.flatMap((name) => CREDITS_BY_FAMILY[name.split(".")[0] ?? ""] ?? []));
    if (modes.length === 0) return known("not burstable");
    if (template.isWritten(path)) return template.text(path);
    return known(modes.includes("standard") ? "standard" : "unlimited");
  });
}

/** Left out, the image and the account's setting decide on encryption. */
function volumesOf(template: AttributeReader): Pick<Template, "encryptedVolumes" | "volumeKeys"> {
  const isConfiguration = template.resource.type === "aws_launch_configuration";
  const blocks = isConfiguration
    ? whenTold(allTold([template.blocks("root_block_device"), template.blocks("ebs_block_device")]), (all) =>
        known(all.flat()),
      )
    : template.blocks("block_device_mappings");
  const prefix = isConfiguration ? "" : "ebs.";
  const encrypted = whenTold(blocks, (volumes) =>
    volumes.length === 0
      ? untold(`${template.address} names no volume: the image and the account decide on encryption`)
      : whenTold(allTold(volumes.map((volume) => volume.flag(`${prefix}encrypted`))), (flags) =>
          known(flags.every((flag) => flag)),
        ),
  );
  const keys = (blocks.known ? blocks.value : []).flatMap((volume) => keyOf(volume, `${prefix}kms_key_id`));
  return { encryptedVolumes: encrypted, volumeKeys: sortedSet(keys) };
}

/** The key's address, or what is written where it belongs to nobody here. */
export function keyOf(reader: AttributeReader, path: string): readonly string[] {
  if (!reader.isWritten(path)) return [];
  const key = reader.one(path, ["aws_kms_key", "aws_kms_replica_key"]);
  if (key.known) return [key.value];
  const written = reader.written(path);
  return written.known ? [written.value] : [written.because];
}

function profileOf(template: AttributeReader): Told<string> {
  const path = ["iam_instance_profile.arn", "iam_instance_profile.name", "iam_instance_profile"].find(
    (candidate) => template.isWritten(candidate) && !template.isBlock(candidate),
  );
  if (path === undefined) return untold(`${template.where("iam_instance_profile")} is left out`);
  const profile = template.one(path, ["aws_iam_instance_profile"]);
  return profile.known ? profile : template.written(path);
}
