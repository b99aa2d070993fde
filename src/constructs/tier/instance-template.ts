import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { architectureOf, burstableBaselineOf } from "../../config/instance-types";
import { physicalName } from "../../foundation/name-limits";
import { encodeUserData } from "../boot/user-data";
import type { InstanceRole } from "./instance-role";

/** The root device of Amazon Linux 2023. */
const ROOT_DEVICE = "/dev/xvda";

export interface InstanceTemplateProps {
  readonly settings: TierSettings;
  readonly name: string;
  readonly role: InstanceRole;
  readonly securityGroupId: string;
  /** The script that each instance runs at first boot, tokens included. */
  readonly bootScript: string;
  /** ARN of the key of the root volumes. */
  readonly volumeKeyArn: string;
  /** Tags of instances, volumes and network interfaces: a template does not take the provider's default tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What an instance looks like. A change makes a new version, and the group then replaces its instances. */
export class InstanceTemplate extends Construct {
  readonly id: string;
  /** A number, not `$Latest`: only a changed value starts an instance refresh. */
  readonly latestVersion: string;

  constructor(scope: Construct, id: string, props: InstanceTemplateProps) {
    super(scope, id);
    const { settings, name, role, securityGroupId, bootScript, volumeKeyArn, tags } = props;
    const instanceTags = { ...tags, Name: name };
    const template = new LaunchTemplate(this, "launch-template", {
      name: physicalName("launchTemplate", name),
      imageId: this.imageId(settings),
      instanceType: settings.instanceType,
      updateDefaultVersion: true,
      iamInstanceProfile: { arn: role.profileArn },
      userData: encodeUserData(bootScript),
      // IMDSv2 alone, and no hop beyond the instance itself.
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      monitoring: { enabled: true },
      ...(burstableBaselineOf(settings.instanceType) === undefined
        ? {}
        : { creditSpecification: { cpuCredits: settings.cpuCredits.kind } }),
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "false",
          deleteOnTermination: "true",
          securityGroups: [securityGroupId],
        },
      ],
      blockDeviceMappings: [
        {
          deviceName: ROOT_DEVICE,
          ebs: {
            volumeType: "gp3",
            volumeSize: settings.rootVolumeGiB,
            encrypted: "true",
            kmsKeyId: volumeKeyArn,
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags: instanceTags,
      })),
    });
    this.id = template.id;
    this.latestVersion = Token.asString(template.latestVersion);
  }

  /** Read when Terraform plans, never by the template itself: a refresh could not roll back then. */
  private imageId({ image, instanceType }: TierSettings): string {
    if (image.kind === "pinned") return image.id;
    return new DataAwsSsmParameter(this, "image", {
      name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(instanceType)}`,
    }).insecureValue;
  }
}
