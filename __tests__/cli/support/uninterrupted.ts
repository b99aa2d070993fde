import type { Interruption } from "../../../src/deploy/interruption";

/** Nobody ever asks to stop. */
export const UNINTERRUPTED: Interruption = {
  once: new AbortController().signal,
  twice: new AbortController().signal,
};
