/** What each write-up measured, in seconds; a range where it names several. */
export interface Measurement {
  readonly from: number;
  readonly to: number;
  /** How it was told, where that matters. */
  readonly note?: string;
}

function once(seconds: number, note?: string): Measurement {
  return { from: seconds, to: seconds, ...(note === undefined ? {} : { note }) };
}

export const MEASURED: Readonly<Record<string, Measurement>> = {
  "rds-resize-multi-az": once(120, "around 2 minutes"),
  "rds-resize-single-az": once(600, "about 10 minutes"),
  "rds-log-repost": once(120, "2:13:18 to 2:15:18"),
  "rds-log-capstone": once(39, "15:37:12.9 to 15:37:51.5"),
  "rds-log-memory": once(46),
  "rds-java-pools": once(90, "what users saw; single services 41 to 78"),
  "rds-cached-names": once(360, "6 minutes"),
  "rds-postgres-forced": once(240, "nearly 4 minutes"),
  "alb-detection-kill": once(27, "17:45:55 to 17:46:22"),
  "asg-reaction-kill": once(44, "17:45:55 to 17:46:39"),
  "asg-reaction-memory": { from: 30, to: 70 },
  "scale-out-decided": once(269, "15:36:12 to 15:40:41"),
  "scale-out-serves": once(341, "15:36:12 to 15:41:53"),
  "scale-in-decided": once(994, "15:56:12 to 16:12:46"),
};
