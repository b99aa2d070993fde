import { readTopology } from "../../src/model/read-topology";
import { graphOf, ref, text, unknown, type Written } from "./support/graph-of";
import { said } from "./support/told";

function zonesOf(
  subnets: Readonly<Record<string, Readonly<Record<string, Written>>>>,
  others: Parameters<typeof graphOf>[0] = {},
): readonly (string | undefined)[] {
  return readTopology(graphOf({ ...others, ...subnets })).subnets.map(({ zone }) => said(zone));
}

const LISTS = { "data.aws_availability_zones.all": { state: "available" } };

test.each<[string, ReturnType<typeof zonesOf>, readonly string[]]>([
  [
    "a zone that is written out",
    zonesOf({ "aws_subnet.a": { availability_zone: "us-east-1a" } }),
    ["us-east-1a"],
  ],
  [
    "both names after an apply: the zone's own",
    zonesOf({ "aws_subnet.a": { availability_zone: "us-east-1a", availability_zone_id: "use1-az4" } }),
    ["us-east-1a"],
  ],
  [
    "ids, when all of them are",
    zonesOf({
      "aws_subnet.a": { availability_zone_id: "use1-az4" },
      "aws_subnet.b": { availability_zone_id: "use1-az6" },
    }),
    ["use1-az4", "use1-az6"],
  ],
  [
    "items of one list of zones: nobody knows which, but they differ",
    zonesOf(
      {
        "aws_subnet.a": { availability_zone: ref("data.aws_availability_zones.all.names[0]") },
        "aws_subnet.b": { availability_zone: ref("data.aws_availability_zones.all.names[1]") },
        "aws_subnet.c": { availability_zone_id: ref("data.aws_availability_zones.all.zone_ids[1]") },
      },
      LISTS,
    ),
    [
      "data.aws_availability_zones.all[0]",
      "data.aws_availability_zones.all[1]",
      "data.aws_availability_zones.all[1]",
    ],
  ],
  [
    "the list is known, as in a state",
    zonesOf(
      { "aws_subnet.a": { availability_zone: ref("data.aws_availability_zones.all.names[1]") } },
      { "data.aws_availability_zones.all": { names: ["eu-west-1a", "eu-west-1b"] } },
    ),
    ["eu-west-1b"],
  ],
  [
    "two lists that ask the same are one list",
    zonesOf(
      {
        "aws_subnet.a": { availability_zone: ref("data.aws_availability_zones.all.names[0]") },
        "aws_subnet.b": { availability_zone: ref("data.aws_availability_zones.again.names[0]") },
      },
      { ...LISTS, "data.aws_availability_zones.again": { state: "available" } },
    ),
    ["data.aws_availability_zones.again[0]", "data.aws_availability_zones.again[0]"],
  ],
  [
    "two lists that ask for different zones cannot be compared",
    zonesOf(
      {
        "aws_subnet.a": { availability_zone: ref("data.aws_availability_zones.all.names[0]") },
        "aws_subnet.b": { availability_zone: ref("data.aws_availability_zones.other.names[0]") },
      },
      { ...LISTS, "data.aws_availability_zones.other": { exclude_names: ["us-east-1e"] } },
    ),
    [
      "? aws_subnet.a.availability_zone: data.aws_availability_zones.all[0] may be the same zone as one that is named otherwise",
      "? aws_subnet.b.availability_zone: data.aws_availability_zones.other[0] may be the same zone as one that is named otherwise",
    ],
  ],
  [
    "a name beside an id: the name is told",
    zonesOf({
      "aws_subnet.a": { availability_zone: "us-east-1a" },
      "aws_subnet.b": { availability_zone_id: "use1-az6" },
    }),
    [
      "us-east-1a",
      "? aws_subnet.b.availability_zone: use1-az6 may be the same zone as one that is named otherwise",
    ],
  ],
  [
    "the zone of another resource",
    zonesOf({
      "aws_subnet.a": { availability_zone: "us-east-1a" },
      "aws_subnet.b": { availability_zone: ref("aws_subnet.a.availability_zone") },
    }),
    ["us-east-1a", "us-east-1a"],
  ],
  [
    "a region that is known, with a letter",
    zonesOf(
      { "aws_subnet.a": { availability_zone: text(ref("data.aws_region.here.name"), "a") } },
      { "data.aws_region.here": { name: "eu-west-1" } },
    ),
    ["eu-west-1a"],
  ],
  [
    "left out",
    zonesOf({ "aws_subnet.a": {} }),
    ["? aws_subnet.a.availability_zone is left out: AWS chooses a zone"],
  ],
  [
    "a circle of references ends",
    zonesOf({
      "aws_subnet.a": { availability_zone: ref("aws_subnet.b.availability_zone") },
      "aws_subnet.b": { availability_zone: ref("aws_subnet.a.availability_zone") },
    }),
    [
      "? aws_subnet.a.availability_zone: it refers to itself",
      "? aws_subnet.b.availability_zone: it refers to itself",
    ],
  ],
  [
    "not known",
    zonesOf({ "aws_subnet.a": { availability_zone: unknown("it is a local value") } }),
    ["? aws_subnet.a.availability_zone: it is a local value"],
  ],
])("zones: %s", (_, zones, expected) => {
  expect(zones).toEqual(expected);
});

test("the zones of a topology are those that are told, once each", () => {
  const { zones } = readTopology(
    graphOf({
      "aws_subnet.b": { availability_zone: "us-east-1b" },
      "aws_subnet.a": { availability_zone: "us-east-1a" },
      "aws_subnet.c": { availability_zone: "us-east-1b" },
      "aws_subnet.d": {},
    }),
  );
  expect(zones).toEqual(["us-east-1a", "us-east-1b"]);
});
