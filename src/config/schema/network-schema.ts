import { Address4 } from "ip-address";
import { z } from "zod";
import { FIELDS, integer, oneOf, text } from "./primitives";

/** The AWS services that instances reach through an interface endpoint in every zone. */
const INTERFACE_ENDPOINT_SERVICES = [
  "ssm",
  "ssmmessages",
  "ec2messages",
  "logs",
  "monitoring",
  "secretsmanager",
  "kms",
  "autoscaling",
] as const;

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html: the private ranges of RFC 1918. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((range) => new Address4(range));

/** CloudWatch Logs takes only these. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const logRetentionDays = oneOf([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653,
]);

function isPrivateNetwork(value: string): boolean {
  if (!Address4.isValid(value)) return false;
  const network = new Address4(value);
  if (network.startAddress().address !== network.addressMinusSuffix) return false;
  return PRIVATE_RANGES.some((range) => network.isInSubnet(range));
}

const cidr = text(
  /^\d{1,3}(\.\d{1,3}){3}\/16$/,
  "a private IPv4 network of size /16, for example 10.20.0.0/16",
).refine(isPrivateNetwork, {
  error:
    "a private IPv4 network of size /16 without host bits, within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
});

export const networkSchema = z.strictObject(
  {
    /** The VPC's IPv4 network, a private /16: four layers of /18, eight zone slots of /21 each. Changing it replaces everything. */
    cidr,
    /**
     * How instances reach the internet. `none`: not at all, AWS is reached through endpoints (no NAT, no NAT failure).
     * `nat-per-zone`: one NAT gateway in every zone, billed per hour and per GB.
     * @default { kind: "none" }
     */
    egress: z
      .discriminatedUnion(
        "kind",
        [z.strictObject({ kind: z.literal("none") }), z.strictObject({ kind: z.literal("nat-per-zone") })],
        {
          error: '{ kind: "none" } or { kind: "nat-per-zone" }',
        },
      )
      .default({ kind: "none" }),
    /**
     * The services with an interface endpoint in every zone; each is billed per zone and hour.
     * @default all of them but `autoscaling`, which only lifecycle hooks need
     */
    interfaceEndpoints: z
      .array(oneOf(INTERFACE_ENDPOINT_SERVICES), {
        error: `a list of ${INTERFACE_ENDPOINT_SERVICES.join(", ")}`,
      })
      .default(["ssm", "ssmmessages", "ec2messages", "logs", "monitoring", "secretsmanager", "kms"]),
    /** How long flow logs are kept, in days. @default 365 */
    flowLogRetentionDays: logRetentionDays.default(365),
    /** How many seconds flow records are aggregated before delivery: 60 or 600. @default 60 */
    flowLogAggregationSeconds: integer(60, 600, "seconds")
      .refine((value) => value === 60 || value === 600, { error: "60 or 600 seconds" })
      .default(60),
  },
  FIELDS,
);
