import { problemsOf } from "../../src/config/check-environment";
import { meetingDay } from "../../src/config/schedules/meeting";
import { parseRecurrence } from "../../src/config/schedules/recurrence";
import { broken } from "../support/refusals";
import { DAY_AND_NIGHT } from "../support/variants";

const SCHEDULES = "web.scaling.schedules";
const [DAY, NIGHT] = DAY_AND_NIGHT;
const RECURRENCE =
  'five fields of cron that some day has: minute, hour, day of month, month, day of week, as in "0 8 * * mon-fri"';
const TIME_ZONE = "a time zone of the IANA database, such as Europe/Berlin, or UTC";

describe("a recurrence", () => {
  it.each([
    "* * * * *",
    "0 8 * * 1-5",
    "*/15 0-6/2,22 1,15 JAN,jul-DEC *",
    "5/20 3 * * sun,7",
    "0 0 29 2 *",
    "0 0 30 2 mon",
  ])("%s is one", (text) => {
    expect(parseRecurrence(text)).toBeDefined();
  });

  it.each([
    "",
    "0 8 * *",
    "0 8 * * * *",
    "60 8 * * *",
    "0 24 * * *",
    "0 8 0 * *",
    "0 8 32 * *",
    "0 8 * 13 *",
    "0 8 * * 8",
    "0 8 * * mon-",
    "0 8 * * fri-mon",
    "5-1 8 * * *",
    "0/0 8 * * *",
    "*-5 8 * * *",
    "@daily",
    "0 8 30 2 *",
    "0 8 31 4,6,9,11 *",
    " 0 8 * * *",
    "0  8 * * *",
    "0 8 * * mon#1",
    "0 8 L * *",
  ])("%j is none", (text) => {
    expect(parseRecurrence(text)).toBeUndefined();
  });

  it.each([
    ["0 8 * * mon-fri", "0 8 * * sat,sun", undefined],
    ["0 8 * * mon-fri", "0 8 1 * *", "2000-02-01"],
    ["0 8 29 2 *", "0 8 * * mon", "2016-02-29"],
    // Two restricted fields of days mean either of them.
    ["0 8 13 * fri", "0 8 14 * *", "2000-01-14"],
    ["0 8 1 1 *", "0 8 1 2 *", undefined],
    ["0,30 8 * * *", "15 8 * * *", undefined],
    ["*/10 * * * *", "0 20 * * *", "2000-01-01"],
  ])("%s meets %s on %s", (a, b, day) => {
    const [first, second] = [parseRecurrence(a), parseRecurrence(b)];
    expect(first && second && meetingDay(first, second)).toBe(day);
    expect(first && second && meetingDay(second, first)).toBe(day);
  });
});

describe("schedules", () => {
  const with_ = (...schedules: readonly unknown[]) => problemsOf(broken({ [SCHEDULES]: schedules }));

  it("within the tier's sizes, in one zone, at moments of their own, are taken", () => {
    expect(with_(DAY, NIGHT)).toEqual([]);
    expect(with_({ name: "night", recurrence: "0 20 * * *", minimum: 2, maximum: 3 })).toEqual([]);
  });

  it.each<[string, readonly unknown[], string, unknown, string]>([
    [
      "a recurrence that no day has",
      [{ ...DAY, recurrence: "0 8 31 2 *" }],
      "0.recurrence",
      "0 8 31 2 *",
      RECURRENCE,
    ],
    ["a rate", [{ ...DAY, recurrence: "rate(1 day)" }], "0.recurrence", "rate(1 day)", RECURRENCE],
    [
      "an unknown zone",
      [{ ...DAY, timeZone: "Europe/Atlantis" }],
      "0.timeZone",
      "Europe/Atlantis",
      TIME_ZONE,
    ],
    [
      "a zone in small letters",
      [{ ...DAY, timeZone: "europe/berlin" }],
      "0.timeZone",
      "europe/berlin",
      TIME_ZONE,
    ],
    [
      "a name with spaces",
      [{ ...DAY, name: "the day" }],
      "0.name",
      "the day",
      "1 to 31 lower-case letters, digits and single hyphens, from a letter on",
    ],
    ["a name twice", [DAY, { ...NIGHT, name: "day" }], "1.name", "day", "each name once in a tier"],
    [
      "less than the tier's minimum",
      [
        { ...DAY, minimum: 2 },
        { ...NIGHT, maximum: 11 },
      ],
      "1.maximum",
      11,
      "at most the tier's own maximum of 10, up to which its scaling targets survive the loss of a zone",
    ],
    [
      "a maximum at its minimum",
      [{ ...DAY, maximum: 4 }],
      "0.maximum",
      4,
      "more than its minimum of 4: a group at its maximum can neither scale nor launch before it terminates",
    ],
    [
      "two time zones",
      [DAY, { ...NIGHT, timeZone: "UTC" }],
      "1.timeZone",
      "UTC",
      "Europe/Berlin, as of `day`: only in one time zone can it be told that two never act at once",
    ],
    [
      "two at one moment",
      [DAY, { ...NIGHT, recurrence: "0 7 1 * *" }],
      "1.recurrence",
      "0 7 1 * *",
      "moments at which no other schedule acts: `day` (0 7 * * mon-fri) acts at the same minute of a day such as 2000-02-01",
    ],
  ])("with %s are refused by name", (_, schedules, path, given, allowed) => {
    expect(with_(...schedules).map(({ fix: _fix, ...problem }) => problem)).toEqual([
      { path: `${SCHEDULES}.${path}`, given, allowed },
    ]);
  });

  it("below an instance in every zone are refused: the tier's own minimum is one already", () => {
    const input = broken({ "web.minimum": 3, [SCHEDULES]: [{ ...NIGHT, minimum: 2 }] });
    expect(problemsOf(input)).toEqual([
      {
        path: `${SCHEDULES}.0.minimum`,
        given: 2,
        allowed: "at least the tier's own minimum of 3, which the zones and the peak hang on",
        fix: "raise `web.scaling.schedules.0.minimum`",
      },
    ]);
  });
});

describe("the steps of a jump", () => {
  const STEPS = "1 to 20 steps { fromPercentOfTarget, addPercent }, both rising from step to step";
  const step = (fromPercentOfTarget: number, addPercent: number) => ({ fromPercentOfTarget, addPercent });
  it.each([
    ["none", []],
    ["falling bounds", [step(200, 50), step(150, 100)]],
    ["equal bounds", [step(200, 50), step(200, 100)]],
    ["falling additions", [step(150, 100), step(200, 50)]],
    ["too many", Array.from({ length: 21 }, (_, index) => step(110 + index, 1 + index))],
  ])("%s are refused", (_, steps) => {
    expect(problemsOf(broken({ "web.scaling.jump": { kind: "step", steps } }))).toEqual([
      {
        path: "web.scaling.jump.steps",
        given: steps,
        allowed: STEPS,
        fix: "change `web.scaling.jump.steps`",
      },
    ]);
  });

  it("are given up for a reason alone", () => {
    const paths = (jump: unknown) => problemsOf(broken({ "web.scaling.jump": jump })).map(({ path }) => path);
    expect(paths({ kind: "none" })).toEqual(["web.scaling.jump.reason"]);
    expect(paths({ kind: "none", reason: "a tier whose load never jumps" })).toEqual([]);
  });
});

describe("a forecast that scales", () => {
  const forecast = (beyondMaximum: object, peak: number) =>
    problemsOf(
      broken({
        "load.peakRequestsPerSecond": peak,
        "web.scaling.prediction": { kind: "forecast-and-scale", beyondMaximum },
      }),
    );

  it("has room for the declared peak, or may raise the maximum", () => {
    // Ten instances at 30 % of 400 requests per second carry 1200.
    expect(forecast({ kind: "stay" }, 1200)).toEqual([]);
    expect(forecast({ kind: "raise", bufferPercent: 0 }, 1201)).toEqual([]);
  });

  it("is refused with a maximum that cuts it off", () => {
    expect(forecast({ kind: "stay" }, 1201)).toEqual([
      {
        path: "web.maximum",
        given: 10,
        allowed:
          "at least 11, what a forecast of the declared peak of 1201 requests per second asks for at 30 % of 400: it would be cut off at the maximum",
        fix: 'raise `web.maximum`, or set `web.scaling.prediction.beyondMaximum` to { kind: "raise", bufferPercent }',
      },
    ]);
  });
});
