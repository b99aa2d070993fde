import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { IDENTITY_PATH } from "../emulator/probe";
import { apiError } from "./api-error";
import { type ApiRequest, type ApiResponse, callName, type Forward } from "./api-request";
import { Refused } from "./ask";
import { DeadlineExceeded, readAll } from "./moto-forward";
import { recognise } from "./recognise";

interface ServerOptions {
  /** Answers API requests: the chain of calls, and moto behind it. */
  readonly answer: Forward;
  readonly identity: { readonly token: string; readonly accountId: string };
  /** Why moto is gone; undefined while it serves. */
  readonly emulatorLoss: () => string | undefined;
  /** moto let a request wait for too long. */
  readonly onDeadline: () => void;
  readonly log: (line: string) => void;
}

/** The AWS SDK for Go keeps idle connections for 90 s: the server must not be the first to close one. */
const KEEP_ALIVE_MILLISECONDS = 120_000;

export function createGatewayServer(options: ServerOptions): Server {
  const server = createServer((message, reply) => {
    // A client that breaks off needs no answer.
    handle(options, message, reply).catch((error: unknown) => {
      options.log(`connection lost: ${describe(error)}`);
      reply.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  server.headersTimeout = KEEP_ALIVE_MILLISECONDS + 1_000;
  return server;
}

async function handle(
  options: ServerOptions,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const { method = "GET", url: target = "/", headers } = message;
  const loss = options.emulatorLoss();
  if (target === IDENTITY_PATH) {
    reply.writeHead(loss === undefined ? 200 : 503, { "content-type": "application/json" });
    reply.end(`${JSON.stringify(options.identity)}\n`);
    return;
  }
  const startedAt = performance.now();
  const request = recognise({ method, target, headers, body: await readAll(message) });
  const response = loss === undefined ? await answerSafely(options, request) : lost(request, loss);
  write(reply, method, response);
  options.log(
    `${request.service || "-"} ${callName(request)} ${response.status} ${Math.round(performance.now() - startedAt)} ms`,
  );
}

async function answerSafely(options: ServerOptions, request: ApiRequest): Promise<ApiResponse> {
  try {
    return await options.answer(request);
  } catch (error) {
    if (error instanceof Refused) return error.response;
    const loss = options.emulatorLoss();
    if (loss !== undefined) return lost(request, loss);
    if (error instanceof DeadlineExceeded) {
      options.onDeadline();
      return apiError(
        request,
        503,
        "ServiceUnavailable",
        `The AWS emulator gives ${error.message} to ${callName(request)}.`,
      );
    }
    if (isConnectionFault(error)) return lost(request, `the connection to it failed (${error.code})`);
    options.log(`fault of the gateway in ${request.service} ${request.action}: ${describe(error)}`);
    // Not 500: SDKs would repeat for minutes what fails the same way every time.
    return apiError(
      request,
      501,
      "GatewayFault",
      `The gateway in front of the AWS emulator failed: ${String(error)}`,
    );
  }
}

function lost(request: ApiRequest, reason: string): ApiResponse {
  const message = `The AWS emulator on this machine is gone: ${reason}. What it held is lost; start it again.`;
  return apiError(request, 503, "ServiceUnavailable", message);
}

function isConnectionFault(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    "code" in error &&
    ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(String(error.code))
  );
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function write(reply: ServerResponse, method: string, { status, headers, body }: ApiResponse): void {
  // The length of an answer to HEAD is that of the body which is not sent: it stays as moto gave it.
  const length =
    method === "HEAD" || status === 204 || status === 304 ? {} : { "content-length": String(body.length) };
  reply.writeHead(status, { ...(headers as Record<string, string | string[]>), ...length });
  reply.end(body);
}
