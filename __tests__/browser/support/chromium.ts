import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Duplex, type Readable } from "node:stream";
import { nodeHost } from "../../../src/foundation/node-host";
import { which } from "../../../src/foundation/which";
import { DevTools } from "./dev-tools";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

export interface Browser {
  readonly tools: DevTools;
  close(): Promise<void>;
}

/**
 * A Chromium of its own, without a window, that is spoken to through a pipe: no port is opened. Nothing of a person's
 * profile is read, and the folder of this one is removed.
 *
 * @throws where there is none
 */
export async function startChromium(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "durable-browser-"));
  const child = spawn(chromiumPath(), argumentsFor(profile), {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    detached: true,
  });
  const [, , , input, output] = child.stdio;
  if (!(input instanceof Duplex) || output === null || output === undefined)
    throw new Error("Chromium has no pipes");
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const tools = new DevTools(input, output as Readable, ended);
  await tools.open();
  return {
    tools,
    close: async () => {
      await tools.send("Browser.close").catch(() => undefined);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function argumentsFor(profile: string): readonly string[] {
  return [
    "--headless",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    "--no-first-run",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    // A container's /dev/shm is too small for it.
    "--disable-dev-shm-usage",
    // Its sandbox does not start for root, which CI containers run as; the pages are ours.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}

function chromiumPath(): string {
  for (const name of NAMES) {
    const answer = which(nodeHost(), name);
    if (answer.kind === "found") return answer.path;
  }
  throw new Error(`None of ${NAMES.join(", ")} is on PATH: apt-get install chromium`);
}
