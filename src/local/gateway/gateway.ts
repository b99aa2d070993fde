import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Pause } from "./auto-scaling/refresh";
import { chain } from "./call";
import { CrashLog } from "./crash-log";
import { explainCrashes } from "./explain-crashes";
import { motoForward } from "./moto-forward";
import { type MotoProcess, startMoto } from "./moto-process";
import { pulseTimeout } from "./pulse";
import { createCalls } from "./registry";
import { createGatewayServer } from "./server";
import { watchEmulator } from "./watch-emulator";

export interface GatewayOptions {
  /** The `moto_server` to run: a path, or a name on the PATH of `env`. */
  readonly program: string;
  readonly accountId: string;
  /** Tells this start from every other. */
  readonly token: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long moto may take for one request, in milliseconds. */
  readonly deadlineMilliseconds: number;
  readonly log: (line: string) => void;
  /** moto is gone, or hangs and has been killed: from now on every answer says so. */
  readonly onLoss: () => void;
  /** What an instance refresh waits for between its steps. @default a quarter of a second */
  readonly refreshPause?: Pause;
}

/** A moto, and the server in front of it that makes good what it lacks. */
export interface Gateway {
  readonly port: number;
  readonly moto: MotoProcess;
  /** Ends the server and moto. */
  readonly end: () => Promise<void>;
}

/** On a busy machine moto's first page, for which it imports more, takes seconds. */
const FIRST_ANSWER_MILLISECONDS = 20_000;

/** Starts moto, and serves in front of it on a free port of the loopback interface. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { program, accountId, token, env, deadlineMilliseconds, log, onLoss, refreshPause } = options;
  const crashes = new CrashLog();
  const onLine = (line: string): void => {
    crashes.note(line);
    log(`moto: ${line}`);
  };
  const pulseMilliseconds = FIRST_ANSWER_MILLISECONDS;
  const moto = await startMoto({ program, accountId, env, pulseMilliseconds, log, onLine });
  const watch = watchEmulator(moto, pulseTimeout(deadlineMilliseconds), (reason) => {
    log(`moto is gone: ${reason}`);
    onLoss();
  });
  const server = createGatewayServer({
    answer: chain(
      createCalls(refreshPause),
      explainCrashes(motoForward(moto.port, deadlineMilliseconds), crashes),
    ),
    identity: { token, accountId },
    log,
    emulatorLoss: watch.loss,
    onDeadline: watch.onDeadline,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const end = async (): Promise<void> => {
    await moto.end();
    server.close();
    server.closeAllConnections();
  };
  return { port, moto, end };
}
