import { spawn } from "node:child_process";
import { connect, type Socket } from "node:net";
import { eventually, stop } from "./processes";

/** A node of a balancer in a zone that is cut off: it drops every packet, and sends no reset. */
export interface SilentNode {
  readonly close: () => Promise<void>;
}

const LISTENER = `require("node:net").createServer().listen({ host: process.argv[1], port: Number(process.argv[2]), backlog: 1 }, () => console.log("listening"))`;
/** A connection on loopback that takes longer has been dropped. */
const DROPPED_MILLISECONDS = 500;

/**
 * A server that is stopped while it listens. Once its queue is full the kernel drops what would open a connection, and
 * nothing answers: https://man7.org/linux/man-pages/man2/listen.2.html
 */
export async function startSilentNode(address: string, port: number): Promise<SilentNode> {
  const child = spawn(process.execPath, ["-e", LISTENER, address, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  child.kill("SIGSTOP");
  const queued: Socket[] = [];
  await eventually("the queue is full", async () => {
    const socket = connect(port, address).on("error", () => undefined);
    const answered = new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(true));
      setTimeout(() => resolve(false), DROPPED_MILLISECONDS);
    });
    if (await answered) {
      queued.push(socket);
      return false;
    }
    socket.destroy();
    return true;
  });
  return {
    async close() {
      for (const socket of queued) socket.destroy();
      await stop(child, "SIGKILL");
    },
  };
}
