import pc from "picocolors";
import { formatDuration } from "../foundation/duration";
import type { Host } from "../foundation/host";

/** One phase of a command, while it runs. */
export interface Phase {
  /** What it is doing now; shown in place on a terminal, now and then in a log. */
  readonly note: (text: string) => void;
  /** What came of it; shown when it ends well. */
  readonly result: (text: string) => void;
}

/** Tells on stderr what a command does. Data goes to stdout, never through here. */
export interface Reporter {
  phase<T>(title: string, work: (phase: Phase) => Promise<T>): Promise<T>;
  line(text: string): void;
}

const FRAMES = ["-", "\\", "|", "/"];
const REDRAW_MILLISECONDS = 200;
/** In a log, where nothing can be redrawn. */
const REPEAT_MILLISECONDS = 20_000;
const TITLE_WIDTH = 14;

export function createReporter(host: Host, quiet: boolean): Reporter {
  if (quiet) return silentReporter();
  const colors = pc.createColors(host.stderr.isTerminal && !host.env["NO_COLOR"]);
  return {
    line: (text) => host.stderr.write(`${text}\n`),
    phase: async (title, work) => {
      const started = host.now();
      const elapsed = (): string => formatDuration(host.now() - started);
      const shown = title.padEnd(TITLE_WIDTH);
      const live = host.stderr.isTerminal ? liveLine(host, shown, elapsed) : loggedLine(host, shown, elapsed);
      let result = "";
      try {
        const value = await work({ note: live.note, result: (text) => (result = text) });
        live.end(`${colors.green("ok")}    ${shown} ${result} ${colors.dim(`(${elapsed()})`)}`);
        return value;
      } catch (error) {
        live.end(`${colors.red("stop")}  ${shown} ${colors.dim(`(${elapsed()})`)}`);
        throw error;
      }
    },
  };
}

function silentReporter(): Reporter {
  const phase: Phase = { note: () => undefined, result: () => undefined };
  return { line: () => undefined, phase: (_title, work) => work(phase) };
}

interface Line {
  readonly note: (text: string) => void;
  readonly end: (text: string) => void;
}

function liveLine({ stderr }: Host, title: string, elapsed: () => string): Line {
  let text = "";
  let frame = 0;
  const draw = (): void => {
    const shown = `${FRAMES[frame++ % FRAMES.length]}     ${title} ${elapsed()} ${text}`;
    stderr.write(`\r\u001b[2K${shown.slice(0, stderr.columns() - 1)}`);
  };
  const timer = setInterval(draw, REDRAW_MILLISECONDS);
  return {
    note: (next) => (text = next),
    end: (last) => {
      clearInterval(timer);
      stderr.write(`\r\u001b[2K${last}\n`);
    },
  };
}

function loggedLine({ stderr }: Host, title: string, elapsed: () => string): Line {
  let text = "";
  let written = "";
  const timer = setInterval(() => {
    if (text === written) return;
    written = text;
    stderr.write(`..    ${title} ${elapsed()} ${text}\n`);
  }, REPEAT_MILLISECONDS);
  return {
    note: (next) => (text = next),
    end: (last) => {
      clearInterval(timer);
      stderr.write(`${last}\n`);
    },
  };
}
