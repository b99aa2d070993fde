import type { Fault, Scenario } from "./scenario";

const MINUTE = 60;
const HOUR = 3600;

function event(
  date: string,
  place: string,
  title: string,
  description: string,
  source: string | undefined,
  faults: readonly Fault[],
  durationSeconds: number,
  inherent?: string,
): Scenario {
  return {
    id: `aws-${date}`,
    title: `${date}, ${place}: ${title}`,
    description,
    ...(source === undefined ? {} : { source }),
    judgedAs: "zone",
    durationSeconds,
    load: { kind: "peak" },
    surges: [],
    faults,
    ...(inherent === undefined ? {} : { inherent }),
  };
}

function zone(lastsSeconds: number, recoverySeconds: number, ratio = 1): Fault {
  return { kind: "zone-outage", atSeconds: 0, zone: "fullest", lastsSeconds, recoverySeconds, ratio };
}

/** What has happened to zones and regions of AWS, as it would meet this system at its peak. */
export const datedEvents: readonly Scenario[] = [
  event(
    "2011-08-07",
    "eu-west-1",
    "a zone without power",
    "A zone is away for 3 h 8 min; for the first 79 minutes nothing can be launched in the others either.",
    "https://aws.amazon.com/message/2329B7/",
    [zone(3 * HOUR + 8 * MINUTE, HOUR), { kind: "no-launches", atSeconds: 0, lastsSeconds: 79 * MINUTE }],
    5 * HOUR,
  ),
  event(
    "2012-06-14",
    "us-east-1",
    "a zone without power",
    "A zone is away for 1 h 53 min.",
    undefined,
    [zone(HOUR + 53 * MINUTE, 0)],
    3 * HOUR,
  ),
  event(
    "2019-08-23",
    "ap-northeast-1",
    "a zone overheats",
    "A part of a zone's servers, here half of them, is away for 2 h 45 min.",
    "https://aws.amazon.com/jp/message/56489/",
    [zone(2 * HOUR + 45 * MINUTE, 0, 0.5)],
    4 * HOUR,
  ),
  event(
    "2021-09-26",
    "us-east-1",
    "volumes of a zone are stuck",
    "For 4 hours the instances of a zone fail half of their requests, and pass their checks.",
    undefined,
    [
      {
        kind: "grey",
        atSeconds: 0,
        lastsSeconds: 4 * HOUR,
        where: { zone: "fullest" },
        failRatio: 0.5,
        checkFailRatio: 0,
      },
    ],
    5 * HOUR,
    "no check that the instances pass can see it: a person shifts the zone away",
  ),
  event(
    "2021-12-22",
    "us-east-1",
    "a zone without power",
    "A zone is away for 2 h 16 min.",
    "https://www.theregister.com/2021/12/22/aws_outage/",
    [zone(2 * HOUR + 16 * MINUTE, HOUR)],
    4 * HOUR,
  ),
  event(
    "2025-10-20",
    "us-east-1",
    "no launches for 8 h 11 min",
    "An instance is lost at the start, and nothing can be launched anywhere for 8 h 11 min.",
    "https://aws.amazon.com/message/101925/",
    [
      { kind: "no-launches", atSeconds: 0, lastsSeconds: 8 * HOUR + 11 * MINUTE },
      { kind: "instance-loss", atSeconds: 0, tier: "narrowest", count: 1, cause: "host" },
    ],
    9 * HOUR,
  ),
];
