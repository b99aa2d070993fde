import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { attributeOf, resources } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";

setupJest();

const { text, json } = tiersScope();
const WEB = "web_group_template_launch-template";
const BACKEND = "backend_group_template_launch-template";

describe("the launch templates", () => {
  it("ask for IMDSv2 alone, by cdktf's matchers", () => {
    expect(text).toHaveResourceWithProperties(LaunchTemplate, {
      metadata_options: {
        http_endpoint: "enabled",
        http_tokens: "required",
        http_put_response_hop_limit: 1,
        instance_metadata_tags: "disabled",
      },
    });
  });

  it("are exactly this on both tiers: no public address, no key pair, encrypted gp3, monitored", () => {
    const template = (tier: string, instanceType: string) => {
      const tags = { Owner: "platform", Name: `durable-test-${tier}` };
      return {
        name: `durable-test-${tier}`,
        image_id: `\${data.aws_ssm_parameter.${tier}_group_template_image.insecure_value}`,
        instance_type: instanceType,
        update_default_version: true,
        iam_instance_profile: { arn: `\${aws_iam_instance_profile.${tier}_role_iam-instance-profile.arn}` },
        user_data: `\${base64encode("#!/bin/bash\\necho ${tier}\\n")}`,
        metadata_options: {
          http_endpoint: "enabled",
          http_tokens: "required",
          http_put_response_hop_limit: 1,
          instance_metadata_tags: "disabled",
        },
        monitoring: { enabled: true },
        credit_specification: { cpu_credits: "unlimited" },
        network_interfaces: [
          {
            device_index: 0,
            associate_public_ip_address: "false",
            delete_on_termination: "true",
            security_groups: [`sg-${tier}`],
          },
        ],
        block_device_mappings: [
          {
            device_name: "/dev/xvda",
            ebs: {
              volume_type: "gp3",
              volume_size: 20,
              encrypted: "true",
              kms_key_id: "arn:volumes",
              delete_on_termination: "true",
            },
          },
        ],
        tag_specifications: ["instance", "volume", "network-interface"].map((resource_type) => ({
          resource_type,
          tags,
        })),
      };
    };
    // Exact: a `key_name`, or a second interface, would be seen.
    expect(resources(json, "aws_launch_template")).toEqual({
      [WEB]: template("web", "t3.medium"),
      [BACKEND]: template("backend", "t3.large"),
    });
  });

  it("have a credit specification on burstable types alone", () => {
    const mixed = tiersScope(
      { instanceType: "m7i.large" },
      { cpuCredits: { kind: "standard", reason: "a fleet that must not cost more" } },
    ).json;
    expect(attributeOf(mixed, "aws_launch_template", "credit_specification")).toEqual({
      [WEB]: undefined,
      [BACKEND]: { cpu_credits: "standard" },
    });
  });

  it("read the newest image of the instance type's architecture when Terraform plans", () => {
    const mixed = tiersScope({ instanceType: "t4g.medium" }).json;
    expect(mixed.data["aws_ssm_parameter"]).toEqual({
      web_group_template_image: {
        name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      },
      backend_group_template_image: {
        name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      },
    });
  });

  it("take a pinned image as it is, without asking for another", () => {
    const image = { kind: "pinned", id: "ami-0123456789abcdef0", architecture: "x86_64" } as const;
    const pinned = tiersScope({ image }, { image }).json;
    expect(attributeOf(pinned, "aws_launch_template", "image_id")).toEqual({
      [WEB]: image.id,
      [BACKEND]: image.id,
    });
    expect(pinned.data["aws_ssm_parameter"]).toBeUndefined();
  });
});
