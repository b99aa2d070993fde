import { imageParameterOf } from "./image-parameter";
import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { listOf } from "./told-values";

export const templateBoot: Rule = {
  id: "template-boot",
  title: "Instances of AWS's own images have a boot script",
  why: "An image of AWS's catalogue serves nothing by itself: without a boot script no target ever passes its check.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
  check: (context) =>
    context.templates.flatMap(({ template, fleets }) => {
      const { address } = template;
      const parameter = imageParameterOf(context, template);
      const reader = readerAt(context, address);
      const isBare = ["user_data", "user_data_base64"].every((name) => reader?.isWritten(name) === false);
      if (parameter?.startsWith("/aws/service/") !== true || !isBare) return [];
      if (fleets.every(({ targetGroups }) => listOf(targetGroups).length === 0)) return [];
      const message = `${address}.user_data is left out, and its image is ${parameter}: nothing answers the balancer`;
      return [fails(address, message, "Give it the boot script of its tier in user_data.")];
    }),
};
