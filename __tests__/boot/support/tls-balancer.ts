import { readFileSync } from "node:fs";
import { createServer, request } from "node:https";
import type { TLSSocket } from "node:tls";
import type { Certificates } from "./certificates";

/** What stands for the internal balancer: TLS on both sides, and what is behind is believed whatever it shows. */
export interface TlsBalancer {
  /** The names that clients asked for in their handshakes. */
  readonly askedFor: (string | false | null)[];
  /** The certificate that it shows from now on. */
  show: (certificates: Certificates) => void;
  readonly close: () => Promise<void>;
}

export function startTlsBalancer(
  port: number,
  targetPort: number,
  certificates: Certificates,
): Promise<TlsBalancer> {
  const filesOf = ({ keyFile, certificateFile }: Certificates) => ({
    key: readFileSync(keyFile),
    cert: readFileSync(certificateFile),
  });
  const askedFor: (string | false | null)[] = [];
  const server = createServer(filesOf(certificates), (incoming, outgoing) => {
    askedFor.push(
      (incoming.socket as TLSSocket & { readonly servername?: string | false }).servername ?? null,
    );
    const { method, url, headers } = incoming;
    incoming.pipe(
      request(
        { host: "127.0.0.1", port: targetPort, method, path: url, headers, rejectUnauthorized: false },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      ).on("error", () => outgoing.writeHead(502).end()),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () =>
      resolve({
        askedFor,
        show: (shown) => server.setSecureContext(filesOf(shown)),
        close() {
          server.closeAllConnections();
          return new Promise((closed) => server.close(() => closed()));
        },
      }),
    );
  });
}
