import { problemsOf } from "../../src/config/check-environment";
import { formatProblem } from "../../src/config/problem";
import { dev } from "../../src/environments/dev";

const BOOT = { minimum: 45, likely: 90, maximum: 180 };

describe("load and objectives", () => {
  it.each([
    [{ load: { ...dev.load, peakRequestsPerSecond: 0 } }, "load.peakRequestsPerSecond"],
    [{ load: { ...dev.load, peakRequestsPerSecond: -1 } }, "load.peakRequestsPerSecond"],
    [{ load: { ...dev.load, peakRequestsPerSecond: NaN } }, "load.peakRequestsPerSecond"],
    [{ load: { ...dev.load, peakRequestsPerSecond: 2e9 } }, "load.peakRequestsPerSecond"],
    [{ load: { ...dev.load, peakRequests: 5 } }, "load.peakRequests"],
    [{ load: { web: { bootSeconds: { minimum: 50, likely: 40, maximum: 60 } } } }, "load.web.bootSeconds"],
    [{ load: { backend: { bootSeconds: { ...BOOT, maximum: 181 } } } }, "load.backend.bootSeconds.maximum"],
    [{ load: { web: { warmStartSeconds: { ...BOOT, likely: 200 } } } }, "load.web.warmStartSeconds"],
    [{ load: { database: { restoreSeconds: { ...BOOT, likely: 9999 } } } }, "load.database.restoreSeconds"],
    [{ objectives: { region: { dataLossSeconds: 0 } } }, "objectives.region"],
    [{ objectives: { zone: { serviceRecoverySeconds: 3601 } } }, "objectives.zone.serviceRecoverySeconds"],
  ])("%j is one problem, at %s", (change, path) => {
    expect(problemsOf({ ...dev, ...change }).map((problem) => problem.path)).toEqual([path]);
  });

  it("says why an instance must boot within its grace period, and how out", () => {
    const slow = { ...dev, load: { web: { bootSeconds: { ...BOOT, maximum: 181 } } } };
    expect(problemsOf(slow).map(formatProblem)).toEqual([
      "load.web.bootSeconds.maximum: 181\n" +
        "  allowed: at most the grace period of 180 seconds: a slower boot is replaced before it serves, again and again\n" +
        "  next:    raise `web.healthCheck.gracePeriodSeconds`, or make the boot shorter",
    ]);
  });
});
