import { createSocket } from "node:dgram";

/** A DNS server on loopback that gives every name the addresses in `answers`, with a TTL of a minute, as an ALB's. */
export interface NameServer {
  readonly port: number;
  answers: readonly string[];
  readonly close: () => Promise<void>;
}

const TTL_SECONDS = 60;

export function startNameServer(): Promise<NameServer> {
  const socket = createSocket("udp4");
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(0, "127.0.0.1", () => {
      const server: NameServer = {
        port: socket.address().port,
        answers: [],
        close: () => new Promise((closed) => socket.close(() => closed())),
      };
      socket.on("message", (query, from) =>
        socket.send(reply(query, server.answers), from.port, from.address),
      );
      resolve(server);
    });
  });
}

function reply(query: Buffer, addresses: readonly string[]): Buffer {
  const question = query.subarray(12, query.indexOf(0, 12) + 5);
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(addresses.length, 6);
  return Buffer.concat([header, question, ...addresses.map(addressRecord)]);
}

/** An A record; 0xc00c points at the name in the question. */
function addressRecord(address: string): Buffer {
  const head = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, TTL_SECONDS, 0, 4]);
  return Buffer.concat([head, Buffer.from(address.split(".").map(Number))]);
}
