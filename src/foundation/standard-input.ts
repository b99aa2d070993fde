import { readSync } from "node:fs";

const PIECE_BYTES = 1024 * 1024;
const WAIT_MILLISECONDS = 10;

/**
 * All of standard input. By its number: opened by the path `/dev/stdin` a socket is refused, and a program that is started by
 * another gets one. A pipe that a program before this one made non-blocking, as `npx` does, has nothing to read now and then.
 */
export function readStandardInput(): string {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    const length = readPiece(piece);
    if (length === 0) return Buffer.concat(pieces).toString("utf8");
    if (length === undefined) wait();
    else pieces.push(piece.subarray(0, length));
  }
}

/** How many bytes came; undefined where none are there yet. */
function readPiece(piece: Buffer): number | undefined {
  try {
    return readSync(0, piece);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") return undefined;
    if (code === "EOF") return 0;
    throw error;
  }
}

function wait(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
}
