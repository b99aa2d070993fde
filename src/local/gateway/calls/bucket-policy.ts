import { apiError } from "../api-error";
import { type ApiRequest, isSuccess, withBody } from "../api-request";
import type { GatewayCall } from "../call";
import { Memory } from "../memory";
import { splitTarget } from "../recognise";

/** As much of a policy document as decides what moto may enforce. */
interface PolicyDocument {
  readonly Statement?: unknown;
}

export function bucketPolicy(): GatewayCall {
  const policies = new Memory<string>();
  return {
    service: "s3",
    actions: ["PutBucketPolicy", "GetBucketPolicy", "DeleteBucketPolicy"],
    reason:
      "moto ignores the conditions of a bucket policy: one that denies plain HTTP denies everything, the state object included. Denials with a condition are kept from moto and not enforced",
    async answer(request, forward) {
      const [, bucket = ""] = splitTarget(request.target).path.split("/");
      if (request.action === "PutBucketPolicy") {
        const text = request.body.toString();
        const document = parsePolicy(text);
        if (document === undefined) {
          return apiError(
            request,
            400,
            "MalformedPolicy",
            "Policies must be valid JSON and the first byte must be '{'",
          );
        }
        const response = await forward(withEnforceable(request, document));
        if (isSuccess(response)) policies.set(request.region, bucket, text);
        return response;
      }
      const response = await forward(request);
      if (request.action === "GetBucketPolicy" && isSuccess(response)) {
        return withBody(response, policies.get(request.region, bucket) ?? response.body.toString());
      }
      return response;
    },
  };
}

function parsePolicy(text: string): PolicyDocument | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === "object" && document !== null && !Array.isArray(document)
      ? document
      : undefined;
  } catch {
    return undefined;
  }
}

function withEnforceable(request: ApiRequest, document: PolicyDocument): ApiRequest {
  const statements = [document.Statement ?? []].flat();
  const enforceable = statements.filter((statement) => !isConditionalDenial(statement));
  if (enforceable.length === statements.length) return request;
  return { ...request, body: Buffer.from(JSON.stringify({ ...document, Statement: enforceable })) };
}

function isConditionalDenial(statement: unknown): boolean {
  if (typeof statement !== "object" || statement === null) return false;
  return "Effect" in statement && statement.Effect === "Deny" && "Condition" in statement;
}
