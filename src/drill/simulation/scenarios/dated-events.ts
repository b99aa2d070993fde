import type { Fault, Scenario } from "./scenario";

const MINUTE = 60;
const HOUR = 3600;

function event(
  date: string,
  place: string,
  title: string,
  description: string,
  source: string,
  faults: readonly Fault[],
  durationSeconds: number,
  inherent?: string,
): Scenario {
  return {
    id: `aws-${date}`,
    title: `${date}, ${place}: ${title}`,
    description,
    source,
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
    "http://blog.iphoting.com/blog/2012/06/18/amazon-aws-ec2-outage-us-east-1/",
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
    "2021-06-10",
    "eu-central-1",
    "a zone overheats, and nobody may enter",
    "A zone is away for 3 h 8 min.",
    "https://techecho.bigdataflowing.com/en/item/27466678",
    [zone(3 * HOUR + 8 * MINUTE, 0)],
    5 * HOUR,
  ),
  event(
    "2021-09-26",
    "us-east-1",
    "volumes of a zone are stuck",
    "For 3 h 54 min the instances of a zone, here, fail half of their requests, and pass their checks.",
    "https://zdnetsak.pages.dev/posts/aws-ec2-north-virginia-outage-resolves-but-some-issues-linger",
    [
      {
        kind: "grey",
        atSeconds: 0,
        lastsSeconds: 3 * HOUR + 54 * MINUTE,
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
  event(
    "2026-05-07",
    "us-east-1",
    "a zone overheats for most of a day",
    "A zone is away for 20 h 30 min. That launches elsewhere took longer than usual is not part of it.",
    "https://failure-modes.dev/library/fm-018",
    [zone(20 * HOUR + 30 * MINUTE, HOUR)],
    23 * HOUR,
  ),
];
