import { imageParameterOf } from "./image-parameter";
import { fails, type Rule } from "./rule";
import { listOf } from "./told-values";

/** Graviton types have a g behind their generation. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
const GRAVITON = /^(?:a1|[a-z]+\d+g[a-z]*)\./u;

export const templateArchitecture: Rule = {
  id: "template-architecture",
  title: "The image runs on the instance type",
  why: "EC2 refuses an image of one architecture on a type of the other: what runs goes on, and no launch succeeds.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-launch-params.html",
  check: (context) =>
    context.templates.flatMap(({ template }) => {
      const parameter = imageParameterOf(context, template) ?? "";
      const image = /(?:arm64|x86_64)/u.exec(parameter)?.[0];
      if (image === undefined) return [];
      const wrong = listOf(template.instanceTypes).filter(
        (type) => (GRAVITON.test(type) ? "arm64" : "x86_64") !== image,
      );
      if (wrong.length === 0) return [];
      const { address } = template;
      const message = `${address}.image_id is an image for ${image}, and ${wrong.join(", ")} is of the other architecture`;
      return [fails(address, message, "Take the image of the type's architecture.")];
    }),
};
