import { type ApiRequest, withForm } from "../api-request";
import type { GatewayCall } from "../call";
import { echo } from "../echo";

export function dbOptionGroupVersion(): GatewayCall {
  const remembered = echo({
    service: "rds",
    reason:
      "moto has option groups up to MySQL 8.0: one of 8.4 is made as one of 8.0, and answered with the version that was asked for",
    creates: ["CreateOptionGroup"],
    deletes: ["DeleteOptionGroup"],
    key: ["OptionGroupName"],
    foldsCase: true,
    answers: {
      CreateOptionGroup: ["CreateOptionGroupResult", "OptionGroup"],
      ModifyOptionGroup: ["ModifyOptionGroupResult", "OptionGroup"],
      DescribeOptionGroups: ["DescribeOptionGroupsResult", "OptionGroupsList", "OptionGroup"],
    },
    members: { MajorEngineVersion: {} },
  });
  return {
    ...remembered,
    answer: (request, forward) => remembered.answer(request, (given) => forward(asMotoKnowsIt(given))),
  };
}

function asMotoKnowsIt(request: ApiRequest): ApiRequest {
  const { action, form } = request;
  const isNewer = form.get("EngineName") === "mysql" && form.get("MajorEngineVersion") === "8.4";
  if (action !== "CreateOptionGroup" || !isNewer) return request;
  const older = new URLSearchParams(form);
  older.set("MajorEngineVersion", "8.0");
  return withForm(request, older);
}
