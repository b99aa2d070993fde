import { asksAws, bootScriptOf } from "./boot-scripts";
import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";

export const templateProfile: Rule = {
  id: "template-profile",
  title: "Instances have the role that their boot script needs",
  why: "The agents and the AWS CLI of a boot script take their credentials from the instance profile; without one every call is refused.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
  check: (context) =>
    context.templates.flatMap(({ template }) => {
      const { address } = template;
      const script = bootScriptOf(template);
      if (script === undefined || !asksAws(script)) return [];
      if (readerAt(context, address)?.isWritten("iam_instance_profile") !== false) return [];
      return [
        fails(
          address,
          `${address}.iam_instance_profile is left out, and its boot script calls AWS`,
          "Name the instance profile of the role that the script needs.",
        ),
      ];
    }),
};
