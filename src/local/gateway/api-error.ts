import { randomUUID } from "node:crypto";
import type { ApiRequest, ApiResponse } from "./api-request";
import { element, printXml } from "./xml";

/** An error as the request's service words it, so that every SDK reads its code and message. */
export function apiError(request: ApiRequest, status: number, code: string, message: string): ApiResponse {
  if (request.headers["x-amz-target"] !== undefined) {
    const body = Buffer.from(JSON.stringify({ __type: code, message }));
    return { status, headers: { "content-type": "application/x-amz-json-1.1" }, body };
  }
  // REST JSON names the error in a header.
  if (request.service === "backup") {
    const body = Buffer.from(JSON.stringify({ Code: code, Message: message }));
    return { status, headers: { "content-type": "application/json", "x-amzn-errortype": code }, body };
  }
  return {
    status,
    headers: { "content-type": "text/xml" },
    body: Buffer.from(printXml(errorXml(request, status, code, message))),
  };
}

function errorXml({ service }: ApiRequest, status: number, code: string, message: string) {
  const requestId = element("RequestId", randomUUID());
  const parts = [element("Code", code), element("Message", message)];
  if (service === "s3") return element("Error", [...parts, requestId]);
  if (service === "ec2") {
    return element("Response", [
      element("Errors", [element("Error", parts)]),
      element("RequestID", requestId.text),
    ]);
  }
  return element("ErrorResponse", [
    element("Error", [element("Type", status < 500 ? "Sender" : "Receiver"), ...parts]),
    requestId,
  ]);
}
