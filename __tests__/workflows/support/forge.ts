import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment, a note or an issue: whatever has an author and a text. */
export interface Post {
  readonly id: number;
  readonly author: string;
  body: string;
  title?: string;
  state?: string;
}

export interface Reply {
  readonly status: number;
  readonly value: unknown;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  /** The parsed JSON body; empty where there is none. */
  readonly body: Readonly<Record<string, string>>;
}

/** A forge on this machine: answers each call by `answer`, and keeps a record of those that wrote. */
export class Forge {
  /** `POST /repos/…`, in order. */
  readonly writes: string[] = [];
  private readonly server: Server;

  constructor(answer: (call: Call) => Reply) {
    this.server = createServer((incoming, outgoing) => {
      void readCall(incoming).then((call) => {
        const { status, value } = answer(call);
        if (call.method !== "GET") this.writes.push(`${call.method} ${call.path} ${status}`);
        outgoing.writeHead(status, { "content-type": "application/json" });
        outgoing.end(JSON.stringify(value));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async end(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** One page of a list, as both forges cut it. */
export function pageOf<T>(posts: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Number(query.get("per_page") ?? "30");
  const page = Number(query.get("page") ?? "1");
  return posts.slice((page - 1) * size, page * size);
}

async function readCall(incoming: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://forge");
  return {
    method: incoming.method ?? "",
    path: pathname,
    query: searchParams,
    headers: incoming.headers,
    body: text === "" ? {} : (JSON.parse(text) as Readonly<Record<string, string>>),
  };
}
