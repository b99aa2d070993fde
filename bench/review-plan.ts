import { once } from "node:events";
import { createWriteStream } from "node:fs";

/**
 * A plan of many resources in the proportions of a real one that changes most of what there is: every resource stands
 * in the prior state, in the planned values, in the changes and in the configuration. About 10 KB a resource.
 */
export async function writeLargePlan(path: string, resources: number): Promise<void> {
  const file = createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (!file.write(text)) await once(file, "drain");
  };
  const each = async (textOf: (index: number) => unknown): Promise<void> => {
    for (let index = 0; index < resources; index += 1) {
      await write(`${index === 0 ? "" : ","}${JSON.stringify(textOf(index))}`);
    }
  };
  await write(
    '{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[',
  );
  await each((index) => shown(index, after(index)));
  await write(']}},"resource_changes":[');
  await each(change);
  await write(
    '],"prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[',
  );
  await each((index) => shown(index, before(index)));
  await write(']}}},"configuration":{"root_module":{"resources":[');
  await each(written);
  await write(']}},"timestamp":"2026-01-01T00:00:00Z","applyable":true,"complete":true,"errored":false}');
  file.end();
  await once(file, "close");
}

const address = (index: number): string => `aws_launch_template.fleet["${String(index).padStart(6, "0")}"]`;

const hex = (index: number): string => (Math.imul(index + 1, 2654435761) >>> 0).toString(16).padStart(8, "0");

/** One in ten holds a password that Terraform marks; every other has none. */
const hasPassword = (index: number): boolean => index % 10 === 0;

function shown(index: number, values: unknown): unknown {
  const sensitive = hasPassword(index) ? { settings: [{ value: true }] } : {};
  return {
    address: address(index),
    mode: "managed",
    type: "aws_launch_template",
    name: "fleet",
    index,
    values,
    sensitive_values: sensitive,
  };
}

function change(index: number): unknown {
  const [old, fresh] = [before(index), after(index)];
  const sensitive = hasPassword(index) ? { settings: [{ value: true }] } : {};
  const shared = {
    address: address(index),
    mode: "managed",
    type: "aws_launch_template",
    name: "fleet",
    index,
  };
  const marks = { before_sensitive: sensitive, after_sensitive: sensitive };
  switch (index % 10) {
    case 1:
      return {
        ...shared,
        change: { actions: ["create"], before: null, after: fresh, after_unknown: { id: true }, ...marks },
      };
    case 2:
      return {
        ...shared,
        change: { actions: ["delete"], before: old, after: null, after_unknown: {}, ...marks },
      };
    case 3:
      return {
        ...shared,
        change: { actions: ["no-op"], before: old, after: old, after_unknown: {}, ...marks },
      };
    case 4:
      return {
        ...shared,
        action_reason: "replace_because_cannot_update",
        change: {
          actions: ["create", "delete"],
          before: old,
          after: fresh,
          after_unknown: { id: true, arn: true },
          ...marks,
          replace_paths: [["name"]],
        },
      };
    default:
      return {
        ...shared,
        change: {
          actions: ["update"],
          before: old,
          after: fresh,
          after_unknown: { latest_version: true },
          ...marks,
        },
      };
  }
}

function written(index: number): unknown {
  const constant = (value: unknown) => ({ constant_value: value });
  return {
    address: `aws_launch_template.fleet_${index}`,
    mode: "managed",
    type: "aws_launch_template",
    name: "fleet",
    provider_config_key: "aws",
    expressions: {
      name: constant(`fleet-${index}`),
      image_id: { references: ["data.aws_ssm_parameter.image.value", "data.aws_ssm_parameter.image"] },
      instance_type: constant("t3.large"),
      vpc_security_group_ids: { references: ["aws_security_group.fleet.id", "aws_security_group.fleet"] },
      monitoring: [{ enabled: constant(true) }],
      metadata_options: [{ http_tokens: constant("required"), http_endpoint: constant("enabled") }],
    },
    schema_version: 0,
  };
}

const before = (index: number): unknown => values(index, "t3.medium", 20, "1.4.0");

const after = (index: number): unknown => values(index, "t3.large", 30, "1.5.0");

function values(index: number, instanceType: string, volumeGibibytes: number, release: string): unknown {
  const tags = {
    CostCenter: "durable-system",
    Environment: "prod",
    Owner: "platform",
    Release: release,
    System: "fleet",
  };
  return {
    arn: `arn:aws:ec2:us-east-1:123456789012:launch-template/lt-0${hex(index)}${hex(index + 7)}`,
    block_device_mappings: [
      {
        device_name: "/dev/xvda",
        ebs: [
          {
            delete_on_termination: "true",
            encrypted: "true",
            iops: 3000,
            kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            snapshot_id: null,
            throughput: 125,
            volume_size: volumeGibibytes,
            volume_type: "gp3",
          },
        ],
        no_device: null,
        virtual_name: null,
      },
    ],
    capacity_reservation_specification: [],
    cpu_options: [],
    credit_specification: [{ cpu_credits: "unlimited" }],
    default_version: 1,
    description: `Fleet ${index}, release ${release}`,
    disable_api_stop: null,
    disable_api_termination: false,
    ebs_optimized: null,
    iam_instance_profile: [{ arn: null, name: `fleet-${index}-profile` }],
    id: `lt-0${hex(index)}${hex(index + 7)}`,
    image_id: "ami-0ed094fb1304fd857",
    instance_type: instanceType,
    metadata_options: [{ http_endpoint: "enabled", http_put_response_hop_limit: 1, http_tokens: "required" }],
    monitoring: [{ enabled: true }],
    name: `fleet-${index}`,
    network_interfaces: [
      {
        associate_public_ip_address: "false",
        delete_on_termination: "true",
        device_index: 0,
        security_groups: [`sg-0${hex(index)}`],
      },
    ],
    settings: hasPassword(index)
      ? [{ name: "DB_PASSWORD", value: `Xk9-${hex(index)}-${hex(index + 3)}-pw` }]
      : [],
    tag_specifications: ["instance", "volume", "network-interface", "spot-instances-request"].map((kind) => ({
      resource_type: kind,
      tags: { ...tags, Name: `fleet-${index}` },
    })),
    tags: { ...tags, Name: `fleet-${index}` },
    tags_all: { ...tags, Name: `fleet-${index}` },
    user_data: null,
    vpc_security_group_ids: [`sg-0${hex(index)}`, `sg-0${hex(index + 1)}`],
  };
}
