import type { IncomingHttpHeaders } from "node:http";
import type { ApiRequest } from "./api-request";

/** What arrived on the wire. */
interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Finds the service and the API call of a request, from the request alone:
 * the service and region from the SigV4 credential scope, the call from the form (Query protocol), from
 * `X-Amz-Target` (JSON protocols) or, for S3, from the method and the sub-resource.
 */
export function recognise(wire: WireRequest): ApiRequest {
  const { path, query } = splitTarget(wire.target);
  const { service, region } = credentialScope(wire.headers.authorization, query);
  const form = isForm(wire.headers) ? new URLSearchParams(wire.body.toString()) : new URLSearchParams();
  const action =
    form.get("Action") ??
    targetAction(wire.headers["x-amz-target"]) ??
    restAction(service, wire.method, path, query);
  return { ...wire, service, region, action, form };
}

/** Not by URL's rules: `//[` is a path that S3 knows and URL refuses. */
export function splitTarget(target: string): { readonly path: string; readonly query: URLSearchParams } {
  const at = target.indexOf("?");
  if (at === -1) return { path: target, query: new URLSearchParams() };
  return { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) };
}

/** `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, …`, or the same in a presigned URL. */
function credentialScope(
  authorization: string | undefined,
  query: URLSearchParams,
): { readonly service: string; readonly region: string } {
  const credential =
    /\bCredential=([^,\s]+)/u.exec(authorization ?? "")?.[1] ?? query.get("X-Amz-Credential") ?? "";
  // A key may hold slashes; the scope is the last four parts.
  const [, region = "", service = ""] = credential.split("/").slice(-4);
  return { service, region };
}

function isForm(headers: IncomingHttpHeaders): boolean {
  return headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
}

/** `TrentService.EnableKeyRotation` is the call `EnableKeyRotation`. */
function targetAction(target: string | readonly string[] | undefined): string | undefined {
  return typeof target === "string" ? target.slice(target.lastIndexOf(".") + 1) : undefined;
}

/** The S3 sub-resources whose calls are answered here; every other S3 call stays without a name. */
const BUCKET_ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  policy: { PUT: "PutBucketPolicy", GET: "GetBucketPolicy", DELETE: "DeleteBucketPolicy" },
  delete: { POST: "DeleteObjects" },
};

/** The calls of AWS Backup that are answered here. */
const BACKUP_ACTIONS: readonly (readonly [path: RegExp, byMethod: Readonly<Record<string, string>>])[] = [
  [/^\/backup\/plans\/?$/u, { PUT: "CreateBackupPlan" }],
  [
    /^\/backup\/plans\/[^/]+\/?$/u,
    { GET: "GetBackupPlan", POST: "UpdateBackupPlan", DELETE: "DeleteBackupPlan" },
  ],
  [/^\/backup\/plans\/[^/]+\/selections\/?$/u, { PUT: "CreateBackupSelection" }],
  [
    /^\/backup\/plans\/[^/]+\/selections\/[^/]+$/u,
    { GET: "GetBackupSelection", DELETE: "DeleteBackupSelection" },
  ],
  [
    /^\/backup-vaults\/[^/]+\/access-policy$/u,
    {
      PUT: "PutBackupVaultAccessPolicy",
      GET: "GetBackupVaultAccessPolicy",
      DELETE: "DeleteBackupVaultAccessPolicy",
    },
  ],
  [/^\/backup-vaults\/[^/]+\/recovery-points\/?$/u, { GET: "ListRecoveryPointsByBackupVault" }],
  // With a slash at its end moto answers it.
  [/^\/tags\/[^/]+$/u, { GET: "ListTags" }],
];

function restAction(service: string, method: string, path: string, query: URLSearchParams): string {
  if (service === "backup") return BACKUP_ACTIONS.find(([pattern]) => pattern.test(path))?.[1][method] ?? "";
  // Path style, which an endpoint with an IP address always has: the bucket is the only segment.
  if (service !== "s3" || !/^\/[^/]+\/?$/u.test(path)) return "";
  const named = Object.entries(BUCKET_ACTIONS).find(([subResource]) => query.has(subResource));
  return named?.[1][method] ?? "";
}
