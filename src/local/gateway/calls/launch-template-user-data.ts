import { isSuccess, withBody, withForm } from "../api-request";
import type { GatewayCall } from "../call";
import { Memory } from "../memory";
import { childOf, descend, element, parseXml, printXml, putChild, textOf, type XmlElement } from "../xml";

const USER_DATA = "LaunchTemplateData.UserData";

export function launchTemplateUserData(): GatewayCall {
  const userData = new Memory<string>();
  return {
    service: "ec2",
    actions: ["CreateLaunchTemplateVersion", "DescribeLaunchTemplateVersions"],
    reason:
      "moto fails with 500 at every launch from a second or later template version with user data (it does not convert what it checks for later): raising a group's capacity would fail for ever. The text is kept here, and instances of such versions run without it",
    async answer(request, forward) {
      const form = new URLSearchParams(request.form);
      form.delete(USER_DATA);
      const response = await forward(form.size === request.form.size ? request : withForm(request, form));
      if (!isSuccess(response)) return response;
      const root = parseXml(response.body.toString());
      const created = childOf(root, "launchTemplateVersion");
      const text = request.form.get(USER_DATA);
      if (created !== undefined && text !== null) userData.set(request.region, versionKey(created), text);
      for (const version of [created ?? [], descend(root, ["launchTemplateVersionSet", "item"])].flat()) {
        const data = childOf(version, "launchTemplateData");
        const known = userData.get(request.region, versionKey(version));
        if (data !== undefined && known !== undefined) putChild(data, element("userData", known));
      }
      return withBody(response, printXml(root));
    },
  };
}

function versionKey(version: XmlElement): string {
  return `${textOf(version, "launchTemplateId")} ${textOf(version, "versionNumber")}`;
}
