import { request } from "node:https";
import type { TLSSocket } from "node:tls";

/** Asks as a balancer does: over TLS, whoever vouches for the certificate. */
export function getOverTls(port: number, page: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    // A connection of its own: a session that is resumed shows no certificate.
    const own = { agent: false, rejectUnauthorized: false, timeout: 15_000 };
    const options = { host: "127.0.0.1", port, path: page, ...own };
    const asked = request(options, (answer) => {
      const socket = answer.socket as TLSSocket;
      const headers = {
        "x-tls": socket.getProtocol() ?? "",
        "x-fingerprint": socket.getPeerCertificate().fingerprint256,
      };
      let body = "";
      answer
        .on("data", (data: Buffer) => (body += data.toString()))
        .on("end", () => resolve(new Response(body, { status: answer.statusCode ?? 0, headers })))
        .on("error", reject);
    });
    asked
      .on("timeout", () => asked.destroy(new Error("no answer")))
      .on("error", reject)
      .end();
  });
}
