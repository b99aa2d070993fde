import { type ApiRequest, type ApiResponse, isSuccess, withBody, withForm } from "../api-request";
import type { GatewayCall } from "../call";
import { element, printXml } from "../xml";

export function dbOptionGroups(): GatewayCall {
  return {
    service: "rds",
    actions: ["DescribeOptionGroups"],
    reason:
      "moto fails when all option groups are asked for, and where there is none it answers that a nameless one is missing",
    async answer(request, forward) {
      if (request.form.has("OptionGroupName")) return forward(request);
      const response = await forward(withForm(request, withoutName(request)));
      return isNotFound(response) ? none(response) : response;
    },
  };
}

/** An empty name is what moto takes for all of them. */
function withoutName({ form }: ApiRequest): URLSearchParams {
  return new URLSearchParams([...form, ["OptionGroupName", ""]]);
}

function isNotFound(response: ApiResponse): boolean {
  return !isSuccess(response) && response.body.includes("OptionGroupNotFoundFault");
}

function none(response: ApiResponse): ApiResponse {
  const result = element("DescribeOptionGroupsResult", [element("OptionGroupsList", "")]);
  const attributes = { xmlns: "http://rds.amazonaws.com/doc/2014-10-31/" };
  const document = printXml({ ...element("DescribeOptionGroupsResponse", [result]), attributes });
  return { ...withBody(response, document), status: 200 };
}
