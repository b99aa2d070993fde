import type { ApiRequest, Forward } from "../api-request";
import type { GatewayCall } from "../call";
import { splitTarget } from "../recognise";

/** The request that Terraform's `force_destroy` empties a bucket with, after it has suspended the bucket's versioning. */
export function deleteVersions(): GatewayCall {
  return {
    service: "s3",
    actions: ["DeleteObjects"],
    reason:
      "moto takes a bucket whose versioning is suspended for one that never had versions, and crashes on its delete markers",
    async answer(request, forward) {
      const status = await versioningOf(request, forward);
      if (status !== "Suspended") return forward(request);
      await setVersioning(request, forward, "Enabled");
      try {
        return await forward(request);
      } finally {
        await setVersioning(request, forward, "Suspended");
      }
    },
  };
}

async function versioningOf(request: ApiRequest, forward: Forward): Promise<string | undefined> {
  const { body } = await forward(aboutVersioning(request, "GET", ""));
  return /<Status>(\w+)<\/Status>/u.exec(body.toString())?.[1];
}

async function setVersioning(request: ApiRequest, forward: Forward, status: string): Promise<void> {
  const body = `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`;
  await forward(aboutVersioning(request, "PUT", body));
}

/** The caller's own signature serves: moto reads the region from it and checks nothing. */
function aboutVersioning(request: ApiRequest, method: string, text: string): ApiRequest {
  const { host, authorization } = request.headers;
  return {
    ...request,
    method,
    target: `${splitTarget(request.target).path}?versioning`,
    headers: { host, authorization },
    body: Buffer.from(text),
    action: "",
  };
}
