import type { ChildProcess } from "node:child_process";
import { renderWebBoot, type WebBootInputs } from "../../../src/constructs/boot/web-boot";
import { makeMachine, type Machine } from "./machine";
import { startNameServer, type NameServer } from "./name-server";
import { freePort, start, stop } from "./processes";

/** An instance of the web tier, beside the name server that it asks. It has not booted yet: certificates come first. */
export interface WebInstance {
  readonly machine: Machine;
  readonly names: NameServer;
  readonly port: number;
  /** Boots it; gives its nginx. */
  readonly boot: (
    upstream: Pick<WebBootInputs, "upstreamHost" | "upstreamPort" | "upstreamName" | "tls">,
  ) => ChildProcess;
  /** Ends what of it came up. */
  readonly end: () => Promise<void>;
}

/** Every name it asks for is this machine's. */
export async function makeWebInstance(): Promise<WebInstance> {
  const [names, port] = [await startNameServer(), await freePort()];
  names.answers = ["127.0.0.1"];
  const machine = makeMachine({}, `127.0.0.1:${names.port}`);
  let nginx: ChildProcess | undefined;
  return {
    machine,
    names,
    port,
    boot(upstream) {
      const { host, env } = machine;
      machine.boot(
        renderWebBoot({ port, ...upstream, balancerIdleTimeoutSeconds: 60, region: "us-east-1" }, host),
      );
      nginx = start("nginx", ["-c", `${host.root}/etc/nginx/nginx.conf`, "-g", "daemon off;"], env);
      return nginx;
    },
    async end() {
      if (nginx !== undefined) await stop(nginx);
      await names.close();
      machine.remove();
    },
  };
}
