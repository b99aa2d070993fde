import { type ApiRequest, type ApiResponse, isSuccess, withBody } from "../api-request";
import type { GatewayCall } from "../call";
import { listMember, readMembers, structMember, textMember } from "../form-members";
import { Memory } from "../memory";
import { childOf, descend, element, parseXml, printXml, putChild, textOf } from "../xml";

export function dbParameters(): GatewayCall {
  /** The parameters that were taken back, of each group: moto keeps what it once stored. */
  const takenBack = new Memory<ReadonlySet<string>>();
  const resetOf = ({ region, form }: ApiRequest): ReadonlySet<string> =>
    takenBack.get(region, groupName(form)) ?? new Set();
  return {
    service: "rds",
    actions: ["ModifyDBParameterGroup", "ResetDBParameterGroup", "DescribeDBParameters"],
    reason:
      "moto answers the parameters of a group without their source, so that none counts as the user's, and cannot reset one",
    async answer(request, forward) {
      const { region, form, action } = request;
      const names = parameterNames(form);
      if (action === "ModifyDBParameterGroup") {
        const response = await forward(request);
        if (isSuccess(response)) takenBack.set(region, groupName(form), without(resetOf(request), names));
        return response;
      }
      if (action === "DescribeDBParameters") {
        const response = await forward(request);
        return isSuccess(response) ? asUsers(response, form.get("Source"), resetOf(request)) : response;
      }
      const shown = await forward(asDescription(request));
      if (!isSuccess(shown)) return shown;
      const all = form.get("ResetAllParameters") === "true" ? shownNames(shown) : names;
      takenBack.set(region, groupName(form), new Set([...resetOf(request), ...all]));
      return resetAnswer(shown, form);
    },
  };
}

const PARAMETERS = ["DescribeDBParametersResult", "Parameters", "Parameter"];

function asUsers(response: ApiResponse, source: string | null, reset: ReadonlySet<string>): ApiResponse {
  const root = parseXml(response.body.toString());
  const parameters = childOf(childOf(root, "DescribeDBParametersResult"), "Parameters");
  if (parameters !== undefined) {
    // moto holds nothing but what a user set; an engine's defaults are not there to be shown.
    const wanted = source === null || source === "" || source === "user";
    parameters.children = parameters.children.filter(
      (parameter) => wanted && !reset.has(textOf(parameter, "ParameterName") ?? ""),
    );
    for (const parameter of parameters.children) putChild(parameter, element("Source", "user"));
  }
  return withBody(response, printXml(root));
}

function asDescription(request: ApiRequest): ApiRequest {
  const form = new URLSearchParams({
    Action: "DescribeDBParameters",
    Version: request.form.get("Version") ?? "",
    DBParameterGroupName: request.form.get("DBParameterGroupName") ?? "",
  });
  return { ...request, action: "DescribeDBParameters", form, body: Buffer.from(form.toString()) };
}

function resetAnswer(response: ApiResponse, form: URLSearchParams): ApiResponse {
  const result = element("ResetDBParameterGroupResult", [
    element("DBParameterGroupName", form.get("DBParameterGroupName") ?? ""),
  ]);
  const attributes = { xmlns: "http://rds.amazonaws.com/doc/2014-10-31/" };
  return withBody(response, printXml({ ...element("ResetDBParameterGroupResponse", [result]), attributes }));
}

function shownNames(response: ApiResponse): readonly string[] {
  return descend(parseXml(response.body.toString()), PARAMETERS).map(
    (item) => textOf(item, "ParameterName") ?? "",
  );
}

function parameterNames(form: URLSearchParams): readonly string[] {
  const { Parameters } = readMembers(form);
  return listMember(Parameters).map(
    (parameter) => textMember(structMember(parameter)["ParameterName"]) ?? "",
  );
}

function without(set: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  return new Set([...set].filter((name) => !names.includes(name)));
}

/** RDS folds names to lower case. */
function groupName(form: URLSearchParams): string {
  return (form.get("DBParameterGroupName") ?? "").toLowerCase();
}
