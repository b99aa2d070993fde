import type { GatewayCall } from "../call";

export function backupTags(): GatewayCall {
  return {
    service: "backup",
    actions: ["ListTags"],
    reason:
      "moto finds the tags of AWS Backup only behind a path that ends with a slash, and the provider asks without it: it would set them again at every deploy",
    answer: (request, forward) => forward({ ...request, target: `${request.target}/` }),
  };
}
