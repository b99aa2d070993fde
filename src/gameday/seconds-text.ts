import { formatDuration } from "../foundation/duration";

/** `1m20s` of 80. */
export function secondsText(seconds: number): string {
  return formatDuration(seconds * 1000);
}
