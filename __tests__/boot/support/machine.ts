import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BootHost } from "../../../src/constructs/boot/boot-host";
import { run } from "./processes";

/** Programs of an instance that a test must not run: each notes how it was called in `calls.log`, and does nothing. */
const NOTED = ["dnf", "systemctl", "sysctl"];

/** A folder that stands for the root of an instance, on which boot scripts run for real. */
export interface Machine {
  readonly host: BootHost;
  /** Environment in which the noted programs, and `shims`, come first. */
  readonly env: NodeJS.ProcessEnv;
  readonly boot: (script: string) => string;
  readonly remove: () => void;
}

export function makeMachine(shims: Readonly<Record<string, string>>, resolver = "127.0.0.1:53"): Machine {
  const root = mkdtempSync("/tmp/durable-boot-");
  chmodSync(root, 0o755);
  const folders = [
    "etc/nginx",
    "etc/sysctl.d",
    "etc/logrotate.d",
    "run",
    "var/log/nginx",
    "var/lib/nginx",
    "bin",
  ];
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  const noted = NOTED.map((name) => [name, `echo "$(basename "$0") $*" >>${root}/calls.log`] as const);
  for (const [name, body] of [...noted, ...Object.entries(shims)]) {
    writeFileSync(join(root, "bin", name), `#!/bin/bash\n${body}\n`, { mode: 0o755 });
  }
  const env = { ...process.env, PATH: `${root}/bin:${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` };
  return {
    host: {
      ...{ root, listenAddress: "127.0.0.1:", resolver, authoritiesFile: join(root, "etc/authorities.pem") },
      ...{ nginxUser: "www-data", serviceUser: "www-data" },
    },
    env,
    boot(script) {
      writeFileSync(join(root, "user-data"), script, { mode: 0o755 });
      return run(join(root, "user-data"), [], env);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
