import type { IncomingHttpHeaders } from "node:http";

/** A request to an AWS API, body and all, and what the gateway recognised in it. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query string, as sent. */
  readonly target: string;
  /** Names in lower case, as Node gives them. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The signing name of the service (`ec2`, `autoscaling`, …); "" when the request is not signed. */
  readonly service: string;
  /** The region of the signature; "" when the request is not signed. */
  readonly region: string;
  /** The name of the API call; "" when it is a REST call that the gateway has no need to know. */
  readonly action: string;
  /** The form of a Query request; empty for JSON and REST requests. */
  readonly form: URLSearchParams;
}

/** An answer, whole. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** Hands a request on: to the next call that answers it, and in the end to moto. */
export type Forward = (request: ApiRequest) => Promise<ApiResponse>;

/** A copy of the request that carries another form. */
export function withForm(request: ApiRequest, form: URLSearchParams): ApiRequest {
  return { ...request, form, body: Buffer.from(form.toString()) };
}

/** A copy of the response that carries another body. */
export function withBody(response: ApiResponse, body: string): ApiResponse {
  // A checksum of the body that was there.
  const { "x-amz-crc32": _, ...headers } = response.headers;
  return { ...response, headers, body: Buffer.from(body) };
}

/** How the call is called in a message or a log: its action, or its method and target where it has none. */
export function callName({ action, method, target }: ApiRequest): string {
  return action === "" ? `${method} ${target}` : action;
}

export function isSuccess({ status }: ApiResponse): boolean {
  return status >= 200 && status < 300;
}
