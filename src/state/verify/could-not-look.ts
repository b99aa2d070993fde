import { type DurableError, externalError } from "../../foundation/errors";

const NOTHING_CHANGED = "nothing was changed";
const CREDENTIALS =
  /^(?:CredentialsProviderError|TokenProviderError|Expired\w*|Invalid(?:AccessKeyId|ClientTokenId)|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure)$/u;
const REFUSED = /^(?:AccessDenied(?:Exception)?|Forbidden|403|AllAccessDisabled)$/u;
const ELSEWHERE =
  /^(?:PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException|301)$/u;
const UNREACHABLE =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|TimeoutError|NetworkingError)\b/u;

/** What a call to AWS was for. */
export interface Question {
  /** As IAM calls it, such as `s3:GetObjectVersion`. */
  readonly action: string;
  /** What it was asked of. */
  readonly target: string;
  readonly region: string;
}

/** The part of an error of the SDK that is looked at; none of it is sure to be there. */
interface Told {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown };
  readonly $response?: { readonly headers?: Readonly<Record<string, unknown>> };
}

export function statusOf(error: unknown): unknown {
  return toTold(error).$metadata?.httpStatusCode;
}

/** Where the bucket is that an error is about. A HEAD has no body to say so: the header does. */
export function bucketRegionOf(error: unknown): string | undefined {
  const actual = toTold(error).$response?.headers?.["x-amz-bucket-region"];
  return typeof actual === "string" ? actual : undefined;
}

/** AWS did not answer the question: no fault of the state, and no clean bill either. One error for each reason. */
export function couldNotLook(error: unknown, { action, target, region }: Question): DurableError {
  const told = toTold(error);
  const names = [told.name, told.code].filter((name) => typeof name === "string");
  const is = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const given = `${action} on ${target} in ${region}: ${describe(told)}`;
  if (is(CREDENTIALS))
    return externalError({
      what: "AWS does not take the credentials of this shell, so that the state cannot be looked at",
      given,
      next: `sign in again, or set AWS_PROFILE, then run the command again; ${NOTHING_CHANGED}`,
    });
  const actual = bucketRegionOf(error);
  if (is(ELSEWHERE) || (actual !== undefined && actual !== region))
    return wrongRegion(target, region, actual);
  if (is(REFUSED) || statusOf(error) === 403)
    return externalError({
      what: "These credentials may not look at the state",
      given,
      allowed: `credentials with ${action} on it`,
      next: `use others, or add that permission; ${NOTHING_CHANGED}`,
    });
  // The SDK wraps some errors: then the code is left in the message alone.
  if (is(UNREACHABLE) || (typeof told.message === "string" && UNREACHABLE.test(told.message)))
    return externalError({
      what: "AWS cannot be reached, so that the state cannot be looked at",
      given,
      next: `look at the network, the proxy and AWS_ENDPOINT_URL, then run the command again; ${NOTHING_CHANGED}`,
    });
  return externalError({
    what: "AWS did not tell what is needed to judge the state",
    given,
    next: `run the command again; ${NOTHING_CHANGED}`,
  });
}

export function wrongRegion(bucket: string, region: string, actual: unknown): DurableError {
  return externalError({
    what: `The bucket of the state is not in the environment's region${typeof actual === "string" ? ` but in ${actual}` : ""}`,
    given: `${bucket}, region: "${region}"`,
    allowed: "the region that the state backend was made in",
    next: `put the region of the environment's file right; ${NOTHING_CHANGED}`,
  });
}

function toTold(error: unknown): Told {
  return typeof error === "object" && error !== null ? error : {};
}

function describe({ name, message }: Told): string {
  const text = typeof message === "string" && message !== "" ? message : String(name);
  return typeof name === "string" && name !== "Error" && !text.includes(name) ? `${name}: ${text}` : text;
}
