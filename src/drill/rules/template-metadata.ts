import { asksAws, bootScriptOf } from "./boot-scripts";
import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const templateMetadata: Rule = {
  id: "template-metadata",
  title: "Instances that ask AWS have a metadata service",
  why: "The credentials of a role come from the metadata service alone: without it every call of the boot script is refused.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  check: (context) =>
    context.templates.flatMap(({ template }) => {
      const { address } = template;
      const service = readerAt(context, address)?.text("metadata_options.http_endpoint", "enabled");
      const script = bootScriptOf(template);
      if ((service && valueOf(service)) !== "disabled" || script === undefined || !asksAws(script)) return [];
      return [
        fails(
          address,
          `${address}.metadata_options.http_endpoint is disabled, and its boot script calls AWS`,
          'Set http_endpoint = "enabled", with http_tokens = "required".',
        ),
      ];
    }),
};
