import { isSuccess, withBody } from "../api-request";
import { askQuery } from "../ask";
import type { GatewayCall } from "../call";
import { childOf, descend, element, parseXml, printXml, putChild, textOf, type XmlElement } from "../xml";

export function launchTemplateTags(): GatewayCall {
  return {
    service: "ec2",
    actions: ["DescribeLaunchTemplates", "DescribeLaunchTemplateVersions"],
    reason:
      "moto mixes a template's own tags into the tags of what it launches (drift with the provider's default_tags), and never shows a change of them",
    async answer(request, forward) {
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      const root = parseXml(response.body.toString());
      for (const version of descend(root, ["launchTemplateVersionSet", "item"])) dropOwnTags(version);
      for (const template of descend(root, ["launchTemplates", "item"])) {
        const id = textOf(template, "launchTemplateId") ?? "";
        const filter = { "Filter.1.Name": "resource-id", "Filter.1.Value.1": id };
        const tags = await askQuery(forward, request, "ec2", {
          Action: "DescribeTags",
          ...filter,
        });
        putChild(template, element("tagSet", descend(tags, ["tagSet", "item"]).map(asTag)));
      }
      return withBody(response, printXml(root));
    },
  };
}

function dropOwnTags(version: XmlElement): void {
  const specifications = childOf(childOf(version, "launchTemplateData"), "tagSpecificationSet");
  if (specifications === undefined) return;
  specifications.children = specifications.children.filter(
    (item) => textOf(item, "resourceType") !== "launch-template",
  );
}

function asTag(tag: XmlElement): XmlElement {
  return element("item", [
    element("key", textOf(tag, "key") ?? ""),
    element("value", textOf(tag, "value") ?? ""),
  ]);
}
