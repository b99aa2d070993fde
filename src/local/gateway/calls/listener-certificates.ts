import { type ApiRequest, type ApiResponse, type Forward, withBody, withForm } from "../api-request";
import { askJson, Refused } from "../ask";
import type { GatewayCall } from "../call";
import { Memory } from "../memory";

const ACM_ARN = /^arn:[^:]+:acm:([^:]+):\d{12}:certificate\/.+$/u;
const CERTIFICATE_MEMBER = /^Certificates\.member\.\d+\.CertificateArn$/u;

interface Pair {
  /** The ARN of the configuration. */
  readonly named: string;
  /** The ARN of the certificate that moto holds in its place. */
  readonly standIn: string;
}

export function listenerCertificates(): GatewayCall {
  const pairs = new Memory<Pair>();
  const making = new Memory<Promise<Pair | undefined>>();
  /** Two listeners that come at once with one certificate get one stand-in. */
  const pairFor = async (arn: string, request: ApiRequest, forward: Forward): Promise<Pair | undefined> => {
    const { region } = request;
    const known = pairs.get(region, arn);
    if (known !== undefined) return known;
    const made = making.get(region, arn) ?? standInFor(arn, request, forward);
    making.set(region, arn, made);
    try {
      const pair = await made;
      if (pair !== undefined) pairs.set(region, arn, pair);
      return pair;
    } finally {
      making.delete(region, arn);
    }
  };
  return {
    service: "elasticloadbalancing",
    actions: [
      "CreateListener",
      "ModifyListener",
      "DescribeListeners",
      "AddListenerCertificates",
      "RemoveListenerCertificates",
      "DescribeListenerCertificates",
    ],
    reason:
      "a listener's real certificate cannot be in the emulator, and moto refuses a listener whose certificate it does not hold: a certificate of moto's own stands in for it, under the real name",
    async answer(request, forward) {
      const form = new URLSearchParams(request.form);
      for (const [name, value] of request.form) {
        if (!CERTIFICATE_MEMBER.test(name)) continue;
        const pair = await pairFor(value, request, forward);
        if (pair !== undefined) form.set(name, pair.standIn);
      }
      return named(await forward(withForm(request, form)), pairs.values(request.region));
    },
  };
}

/** Undefined when moto holds the certificate, or when AWS could not use it either (of another region, no ACM ARN). */
async function standInFor(arn: string, request: ApiRequest, forward: Forward): Promise<Pair | undefined> {
  if (ACM_ARN.exec(arn)?.[1] !== request.region) return undefined;
  const ask = (call: string, body: Readonly<Record<string, unknown>>) =>
    askJson(forward, request, "acm", `CertificateManager.${call}`, body);
  try {
    await ask("DescribeCertificate", { CertificateArn: arn });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  const { CertificateArn: standIn } = await ask("RequestCertificate", {
    DomainName: "stand-in.invalid",
    ValidationMethod: "DNS",
    Tags: [{ Key: "StandsInFor", Value: arn }],
  });
  return typeof standIn === "string" ? { named: arn, standIn } : undefined;
}

/** An ARN ends with a random id, so its text occurs for nothing else. */
function named(response: ApiResponse, pairs: readonly Pair[]): ApiResponse {
  const text = response.body.toString();
  const renamed = pairs.reduce((body, { named: name, standIn }) => body.replaceAll(standIn, name), text);
  return renamed === text ? response : withBody(response, renamed);
}
