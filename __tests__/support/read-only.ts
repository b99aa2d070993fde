import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Which writes are refused. */
export type Refused = "s3" | "dynamodb" | "all";

/** An emulator behind credentials that may only read. */
export interface ReadOnly {
  endpoint(refused: Refused): string;
  /** What an SDK tells of a refusal, by service. */
  readonly said: { readonly s3: string; readonly dynamodb: string };
  end(): Promise<void>;
}

const MESSAGE = "User: arn:aws:iam::111122223333:user/reader is not authorized to perform this";
const READS = /^(?:Get|Describe|List|Head|Query|Scan|BatchGet|Lookup)/u;

/**
 * moto asks nobody for a permission. So this stands before it and does what IAM does for a policy that grants reads
 * alone: it refuses what writes, in the shape in which each service refuses, and passes on everything else.
 */
export async function readOnly(target: string): Promise<ReadOnly> {
  const kinds: readonly Refused[] = ["s3", "dynamodb", "all"];
  const servers = new Map<Refused, Server>();
  for (const kind of kinds) servers.set(kind, await listen(target, kind));
  return {
    endpoint: (refused) => {
      const { port } = servers.get(refused)?.address() as AddressInfo;
      return `http://127.0.0.1:${port}`;
    },
    said: { s3: `AccessDenied: ${MESSAGE}`, dynamodb: `AccessDeniedException: ${MESSAGE}` },
    end: async () => {
      for (const server of servers.values()) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function listen(target: string, refused: Refused): Promise<Server> {
  const server = createServer((incoming, outgoing) => void serve(target, refused, incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function serve(
  target: string,
  refused: Refused,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const service = serviceOf(incoming);
  if ((refused === "all" || refused === service) && writes(service, incoming, body.toString())) {
    refuse(service, outgoing);
    return;
  }
  const { method, url, headers } = incoming;
  const onward = request(`${target}${url ?? ""}`, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  onward.end(body);
}

/** The service that a request is signed for. */
function serviceOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\/aws4_request/u.exec(headers.authorization ?? "")?.[1] ?? "";
}

function writes(service: string, { method, headers }: IncomingMessage, body: string): boolean {
  if (service === "s3") return method !== "GET" && method !== "HEAD";
  const target = headers["x-amz-target"];
  const action =
    typeof target === "string" ? target.split(".").at(-1) : new URLSearchParams(body).get("Action");
  return action === undefined || action === null ? method !== "GET" : !READS.test(action);
}

function refuse(service: string, outgoing: ServerResponse): void {
  if (service === "dynamodb" || service === "kms" || service === "logs" || service === "secretsmanager") {
    outgoing.writeHead(400, { "content-type": "application/x-amz-json-1.0" });
    outgoing.end(JSON.stringify({ __type: "com.amazon.coral#AccessDeniedException", message: MESSAGE }));
    return;
  }
  const code = `<Code>${service === "ec2" ? "UnauthorizedOperation" : "AccessDenied"}</Code><Message>${MESSAGE}</Message>`;
  const shape: Readonly<Record<string, string>> = {
    s3: `<Error>${code}</Error>`,
    ec2: `<Response><Errors><Error>${code}</Error></Errors></Response>`,
  };
  outgoing.writeHead(403, { "content-type": "application/xml" });
  outgoing.end(shape[service] ?? `<ErrorResponse><Error>${code}</Error></ErrorResponse>`);
}
