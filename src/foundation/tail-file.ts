import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { splitLines } from "./split-lines";

const INTERVAL_MILLISECONDS = 150;

/** Follows a file that another process writes; `finish` reads what is left and stops. */
export function tailFile(path: string, onLine: (line: string) => void): { finish(): void } {
  const file = openSync(path, "r");
  const decoder = new StringDecoder("utf8");
  const lines = splitLines(onLine);
  const buffer = Buffer.alloc(64 * 1024);
  let position = 0;
  const readOn = (): void => {
    for (;;) {
      const count = readSync(file, buffer, 0, buffer.length, position);
      if (count === 0) return;
      position += count;
      lines.push(decoder.write(buffer.subarray(0, count)));
    }
  };
  const timer = setInterval(readOn, INTERVAL_MILLISECONDS);
  return {
    finish() {
      clearInterval(timer);
      readOn();
      lines.end();
      closeSync(file);
    },
  };
}
