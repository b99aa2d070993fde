import { isSuccess, withBody } from "../api-request";
import type { GatewayCall } from "../call";
import { type JsonBody, jsonBody } from "../json-body";
import { Memory } from "../memory";

export function certificateKeyAlgorithm(): GatewayCall {
  const algorithms = new Memory<string>();
  return {
    service: "acm",
    actions: ["RequestCertificate", "DescribeCertificate"],
    reason:
      "moto answers every certificate as one with an RSA key, whatever was asked for: every plan would replace one with another key",
    async answer(request, forward) {
      const { region, action } = request;
      const response = await forward(request);
      if (!isSuccess(response)) return response;
      const given = jsonBody(request);
      if (action === "RequestCertificate") {
        const { KeyAlgorithm } = given;
        const arn = String(jsonBody(response)["CertificateArn"]);
        if (typeof KeyAlgorithm === "string") algorithms.set(region, arn, KeyAlgorithm);
        return response;
      }
      const KeyAlgorithm = algorithms.get(region, String(given["CertificateArn"]));
      if (KeyAlgorithm === undefined) return response;
      const answer = jsonBody(response);
      const Certificate = { ...(answer["Certificate"] as JsonBody), KeyAlgorithm };
      return withBody(response, JSON.stringify({ ...answer, Certificate }));
    },
  };
}
