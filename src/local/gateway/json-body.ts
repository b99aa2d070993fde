import type { ApiRequest, ApiResponse } from "./api-request";

export type JsonBody = Readonly<Record<string, unknown>>;

/** The object in a JSON body; an empty one where there is none. */
export function jsonBody({ body }: Pick<ApiRequest | ApiResponse, "body">): JsonBody {
  return body.length === 0 ? {} : (JSON.parse(body.toString()) as JsonBody);
}

export function jsonAnswer(content: JsonBody): ApiResponse {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(content)),
  };
}
