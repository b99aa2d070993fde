import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const templateVersion: Rule = {
  id: "template-version",
  title: "A fleet names the version of its template",
  why: "$Latest and $Default change without a change of the fleet: no refresh begins, replacements differ from their neighbours, and a rollback has nothing to go back to.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, template }) => {
      const version = template.known ? valueOf(template.value.version) : undefined;
      if (version !== "$Latest" && version !== "$Default") return [];
      return [
        degrades(
          address,
          `${address}.launch_template.version is ${version}`,
          "Set version = aws_launch_template.….latest_version.",
        ),
      ];
    }),
};
