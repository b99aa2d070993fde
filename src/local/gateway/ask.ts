import { type ApiRequest, type ApiResponse, type Forward, isSuccess } from "./api-request";
import { parseXml, type XmlElement } from "./xml";

/** moto refused a request that the gateway made for a caller; the caller gets this answer in its place. */
export class Refused extends Error {
  override readonly name = "Refused";

  constructor(readonly response: ApiResponse) {
    super(response.body.toString().slice(0, 300));
  }
}

/** The API version of each Query service; some of moto's routes need it. */
const VERSIONS = {
  autoscaling: "2011-01-01",
  ec2: "2016-11-15",
  elasticloadbalancing: "2015-12-01",
  rds: "2014-10-31",
} as const;

/** The services that the gateway itself asks by the Query protocol. */
export type QueryService = keyof typeof VERSIONS;

/** Makes a Query request on behalf of `origin`, in its region, and reads the answer. */
export async function askQuery(
  forward: Forward,
  origin: ApiRequest,
  service: QueryService,
  parameters: Readonly<Record<string, string>>,
): Promise<XmlElement> {
  const form = new URLSearchParams({ Version: VERSIONS[service], ...parameters });
  const action = form.get("Action") ?? "";
  const headers = {
    ...signed(origin, service),
    "content-type": "application/x-www-form-urlencoded; charset=utf-8",
  };
  const request = { ...bare(origin, service), action, form, headers, body: Buffer.from(form.toString()) };
  return parseXml((await send(forward, request)).body.toString());
}

/** Makes a JSON request on behalf of `origin`; `target` is the whole `X-Amz-Target`. */
export async function askJson(
  forward: Forward,
  origin: ApiRequest,
  service: string,
  target: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const headers = {
    ...signed(origin, service),
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": target,
  };
  const action = target.slice(target.lastIndexOf(".") + 1);
  const request = { ...bare(origin, service), action, headers, body: Buffer.from(JSON.stringify(body)) };
  return JSON.parse((await send(forward, request)).body.toString()) as Readonly<Record<string, unknown>>;
}

async function send(forward: Forward, request: ApiRequest): Promise<ApiResponse> {
  const response = await forward(request);
  if (!isSuccess(response)) throw new Refused(response);
  return response;
}

function bare(origin: ApiRequest, service: string): Omit<ApiRequest, "headers" | "action" | "body"> {
  return { method: "POST", target: "/", service, region: origin.region, form: new URLSearchParams() };
}

/** moto reads the account's service and region from the scope and checks no signature. */
function signed({ headers, region }: ApiRequest, service: string): Record<string, string> {
  const scope = `durable/20200101/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  return { host: headers.host ?? "127.0.0.1", authorization };
}
