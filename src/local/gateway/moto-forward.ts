import { Agent, request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import type { ApiRequest, ApiResponse, Forward } from "./api-request";

/** Headers of one connection, not of the message (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** moto took the request and gave no answer in time. */
export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
}

/**
 * Sends requests to moto as they came. The signature is not checked there, so a changed body needs no new one.
 * Every request has a connection of its own: moto closes idle ones when it likes, and a request that meets the
 * closing would be lost. On the loopback interface a connection costs a fraction of a millisecond.
 */
export function motoForward(port: number, deadlineMilliseconds: number): Forward {
  const agent = new Agent({ keepAlive: false });
  return (request) =>
    new Promise<ApiResponse>((resolve, reject) => {
      const { method, target } = request;
      const upstream = httpRequest({
        host: "127.0.0.1",
        port,
        method,
        path: target,
        headers: endToEnd(request),
        agent,
      });
      const timer = setTimeout(
        () => upstream.destroy(new DeadlineExceeded(`no answer within ${deadlineMilliseconds / 1000} s`)),
        deadlineMilliseconds,
      );
      upstream.on("error", (error) => {
        clearTimeout(timer);
        reject(error);
      });
      upstream.on("response", (message) => {
        readAll(message).then(
          (body) => {
            clearTimeout(timer);
            resolve({ status: message.statusCode ?? 502, headers: withoutHops(message.headers), body });
          },
          (error: unknown) => {
            clearTimeout(timer);
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      });
      upstream.end(request.body);
    });
}

/** Reads a message to its end; rejects if the other side breaks off. */
export async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function endToEnd({ headers, body }: ApiRequest): Record<string, string | string[]> {
  const framed =
    body.length > 0 || headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
  // The gateway has answered `Expect: 100-continue` already, and has the whole body.
  const { expect: _, "content-length": __, ...rest } = withoutHops(headers);
  return framed ? { ...rest, "content-length": String(body.length) } : rest;
}

function withoutHops(headers: IncomingMessage["headers"]): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) kept[name] = value;
  }
  return kept;
}
