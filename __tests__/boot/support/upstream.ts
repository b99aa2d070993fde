import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** What stands for a node of the internal load balancer: it tells its address and keeps what it was asked. */
export interface Upstream {
  readonly requests: IncomingMessage[];
  /** What it does with a request. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

export function startUpstream(address: string, port: number): Promise<Upstream> {
  const requests: IncomingMessage[] = [];
  const upstream: Upstream = {
    requests,
    answer: (_, response) => response.end(address),
    close: () => closed(server),
  };
  const server = createServer((request, response) => {
    requests.push(request);
    request.resume().once("end", () => upstream.answer(request, response));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, address, () => resolve(upstream));
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
