import type { ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Certificates } from "./certificates";
import { eventually, run, start, stop } from "./processes";

/** A MariaDB server on loopback that takes TLS connections only, as the database of the system does. */
export interface MariaDb {
  /** Runs statements as the server's own administrator, over its socket. */
  readonly administer: (sql: string) => string;
  readonly start: () => Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

export function makeMariaDb(folder: string, port: number, certificates: Certificates): MariaDb {
  const data = join(folder, "database");
  const socket = join(data, "socket");
  mkdirSync(data);
  run("chown", ["mysql:", data]);
  run("mariadb-install-db", ["--no-defaults", "--user=mysql", `--datadir=${data}`, "--skip-test-db"]);
  const options = [
    ...[
      "--no-defaults",
      "--user=mysql",
      `--datadir=${data}`,
      `--port=${port}`,
      "--bind-address=127.0.0.1,127.0.0.2",
    ],
    ...[
      "--skip-name-resolve",
      "--require-secure-transport=ON",
      `--ssl-cert=${certificates.certificateFile}`,
      `--ssl-key=${certificates.keyFile}`,
    ],
    ...[`--socket=${socket}`, `--pid-file=${data}/pid`, `--log-error=${data}/error.log`],
  ];
  const administer = (sql: string) =>
    run("mariadb", ["--no-defaults", `--socket=${socket}`, "-N", "-B", "-e", sql]);
  let server: ChildProcess | undefined;
  return {
    administer,
    async start() {
      server = start("mariadbd", options);
      await eventually("the database answers", () => administer("SELECT 1").startsWith("1"));
    },
    signal: (signal) => server?.kill(signal),
    stop: (signal = "SIGTERM") => stop(server, signal),
  };
}
