import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const templateImage: Rule = {
  id: "template-image",
  title: "A template names an image that does not change under it",
  why: "An image that is resolved at launch changes what a replacement is, and an instance refresh cannot roll back to what it was.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
  check: ({ templates }) =>
    templates.flatMap(({ template }) => {
      const image = valueOf(template.image);
      if (image?.startsWith("resolve:ssm:") !== true) return [];
      return [
        degrades(
          template.address,
          `${template.address}.image_id is ${image}: it is resolved at every launch`,
          "Read the parameter with data.aws_ssm_parameter, or pin the image.",
        ),
      ];
    }),
};
