import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const templateImds: Rule = {
  id: "template-imds",
  title: "The metadata service wants a token",
  why: "Without a token whoever makes an instance fetch a URL reads the credentials of its role.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  check: ({ templates }) =>
    templates.flatMap(({ template }) => {
      const tokens = valueOf(template.imdsTokens);
      if (tokens === undefined || tokens === "required") return [];
      return [
        degrades(
          template.address,
          `${template.address}.metadata_options.http_tokens is ${tokens}`,
          'Set http_tokens = "required".',
        ),
      ];
    }),
};
