import { type ApiRequest, type ApiResponse, isSuccess, withBody } from "../api-request";
import type { GatewayCall } from "../call";
import { Memory } from "../memory";

/** What AWS takes where no period is given (KMS API, EnableKeyRotation). */
const DEFAULT_PERIOD_DAYS = 365;

export function keyRotationPeriod(): GatewayCall {
  const periods = new Memory<number>();
  return {
    service: "kms",
    actions: ["EnableKeyRotation", "GetKeyRotationStatus"],
    reason: "moto drops the rotation period of a key",
    async answer(request, forward) {
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      const { KeyId, RotationPeriodInDays } = parse(request);
      const key = keyName(KeyId);
      const known = periods.get(request.region, key) ?? DEFAULT_PERIOD_DAYS;
      if (request.action === "EnableKeyRotation") {
        periods.set(
          request.region,
          key,
          typeof RotationPeriodInDays === "number" ? RotationPeriodInDays : known,
        );
        return response;
      }
      const status = parse(response);
      const period = status["KeyRotationEnabled"] === true ? { KeyId: key, RotationPeriodInDays: known } : {};
      return withBody(response, JSON.stringify({ ...status, ...period }));
    },
  };
}

function parse({ body }: ApiRequest | ApiResponse): Readonly<Record<string, unknown>> {
  return JSON.parse(body.toString()) as Readonly<Record<string, unknown>>;
}

/** A key is named by its id or by its ARN, which ends with the id. */
function keyName(id: unknown): string {
  return typeof id === "string" ? id.slice(id.lastIndexOf("/") + 1) : "";
}
