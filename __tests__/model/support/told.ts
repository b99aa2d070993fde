import type { Told } from "../../../src/model/topology";

/** What is told, or the reason: short enough to write out in expectations. */
export function said<T>(told: Told<T> | undefined): T | string | undefined {
  return told === undefined || told.known ? told?.value : `? ${told.because}`;
}
