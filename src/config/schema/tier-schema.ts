import { z } from "zod";
import { isInstanceType } from "../instance-types";
import { balancing, desyncMitigation } from "./balancing-schema";
import { firewall } from "./firewall-schema";
import { backendListener, webListener } from "./listener-schema";
import { logRetentionDays } from "./network-schema";
import { FIELDS, integer, oneOf, port, reason, text } from "./primitives";
import { lifecycleHooks } from "./lifecycle-schema";
import { otherInstanceTypes, spot } from "./other-types-schema";
import { replacement, rollout } from "./rollout-schema";
import { scaling } from "./scaling-schema";
import { warmPool } from "./warm-pool-schema";

const image = z.discriminatedUnion(
  "kind",
  [
    /** The newest Amazon Linux 2023 at plan time: a deploy after a new release rolls the instances. */
    z.strictObject({ kind: z.literal("latest") }),
    z.strictObject({
      kind: z.literal("pinned"),
      /** The id of an image in the environment's region. A new one rolls the instances. */
      id: text(/^ami-[0-9a-f]{8,17}$/, "an image id such as ami-0123456789abcdef0"),
      /** The image's architecture; it has to be the instance type's. */
      architecture: oneOf(["x86_64", "arm64"]),
    }),
  ],
  { error: '{ kind: "latest" } or { kind: "pinned", id, architecture }' },
);

const boot = z.discriminatedUnion(
  "kind",
  [
    /** Our sample: nginx on web, a small PHP service with its own database user on backend. */
    z.strictObject({ kind: z.literal("sample") }),
    /** The user's own script, run by cloud-init as root; at most 16 KB. */
    z.strictObject({
      kind: z.literal("script"),
      /** The script itself; a change rolls the instances. */
      script: text(/^#!/, "a script that starts with #!"),
    }),
    /** The user's own archive in S3 (tar.gz with an executable `install.sh`), fetched through the gateway endpoint. */
    z.strictObject({
      kind: z.literal("artifact"),
      /** The bucket; the endpoint's policy and the instances' role let it be read. */
      bucket: text(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "the name of an S3 bucket"),
      /** The object's key in it. */
      key: text(/^[\w!.()/-]{1,512}$/, "the key of an object: letters, digits and _ ! . ( ) / -"),
      /** Lower-case hex SHA-256 of the archive: a changed artifact changes the template and rolls the instances. */
      sha256: text(/^[0-9a-f]{64}$/, "64 lower-case hex digits"),
    }),
  ],
  { error: '{ kind: "sample" }, { kind: "script", script } or { kind: "artifact", bucket, key, sha256 }' },
);

const cpuCredits = z.discriminatedUnion(
  "kind",
  [z.strictObject({ kind: z.literal("unlimited") }), z.strictObject({ kind: z.literal("standard"), reason })],
  { error: '{ kind: "unlimited" } or { kind: "standard", reason }' },
);

const healthCheck = z.strictObject(
  {
    /** The path the balancer asks for. It must not depend on another tier or the database. @default "/healthz" */
    path: text(/^\/[\w./?&=-]{0,1023}$/, "an absolute path of at most 1024 characters").default("/healthz"),
    /** Seconds between two checks, 5 to 300. Detection takes interval x threshold + timeout at worst. @default 10 */
    intervalSeconds: integer(5, 300, "seconds").default(10),
    /** Seconds until a check counts as failed, 2 to 120, below the interval. @default 5 */
    timeoutSeconds: integer(2, 120, "seconds").default(5),
    /** Passed checks after which a failed target serves again. A new target needs one. @default 2 */
    healthyThreshold: integer(2, 10, "checks").default(2),
    /** Failed checks after which a target gets no more requests. @default 2 */
    unhealthyThreshold: integer(2, 10, "checks").default(2),
    /** Seconds after launch in which a failing check does not replace the instance. @default 180 */
    gracePeriodSeconds: integer(0, 7200, "seconds").default(180),
  },
  FIELDS,
);

const tierSchema = z.strictObject(
  {
    /** The EC2 instance type. Changing it rolls the instances. */
    instanceType: z
      .string({ error: "an EC2 instance type such as t3.medium" })
      .refine(isInstanceType, { error: "an EC2 instance type such as t3.medium" }),
    /**
     * Types to launch where AWS has none of `instanceType` left in a zone, in this order: of its architecture, and at
     * least as large. Changing them rolls the instances. Not beside a warm pool. @default none
     */
    otherInstanceTypes: otherInstanceTypes.default([]),
    /** Not offered: AWS takes Spot Instances back in several zones at once. @default none */
    spot,
    /** Smallest number of instances; at least 2, and never below the number of zones. */
    minimum: integer(2, 1000, "instances"),
    /** Largest number of instances; above the minimum, so that the group can react. */
    maximum: integer(2, 1000, "instances"),
    /** How clients speak to this tier's balancer. HTTPS, or plain HTTP for a reason. */
    listener: webListener,
    /** The port the instances serve on. @default 8080 */
    port: port.default(8080),
    /**
     * How the balancer speaks to the instances, for requests and for health checks. `https`: instances of the sample make
     * a key and a certificate at boot, which balancers do not verify; a `boot` of your own brings its own. Changing it
     * replaces the target group, and the tier answers nothing until new instances do: the old ones speak the other one.
     * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
     * @default "http"
     */
    targetProtocol: oneOf(["http", "https"]).default("http"),
    /** The machine image. @default { kind: "latest" }, resolved at plan time */
    image: image.default({ kind: "latest" }),
    /** What the instances run. @default { kind: "sample" } */
    boot: boot.default({ kind: "sample" }),
    /** How a target is judged. @default /healthz every 10 s, 5 s timeout, 2 of 2 checks, 180 s grace */
    healthCheck: healthCheck.prefault({}),
    /** When instances are added and taken away. */
    scaling,
    /**
     * Whether a successor is launched before an instance is ended, when one is unhealthy, when zones are rebalanced, and
     * in a rollout. Changing it replaces nothing. @default { kind: "launch-first" }, up to 150 %
     */
    replacement: replacement.prefault({ kind: "launch-first" }),
    /** How a new launch template reaches the instances. Changing it replaces nothing. @default at once, no alarms, rolled back if it fails */
    rollout: rollout.prefault({}),
    /** Hooks at launch and at termination. Changing them replaces nothing, and the script of the sample rolls. @default none */
    lifecycleHooks: lifecycleHooks.prefault({}),
    /**
     * Booted instances that wait beside the group, for boots of many minutes. It needs `lifecycleHooks.launch`, or
     * instances would be stopped while they boot. @default { kind: "none" }
     */
    warmPool: warmPool.default({ kind: "none" }),
    /**
     * Capacity units (LCU) that the balancer always keeps, from 100 on, billed by the hour: for traffic that more than
     * doubles within five minutes. The account's quota bounds them. @default none, the balancer grows with its load
     * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/capacity-unit-reservation.html
     */
    reservedCapacityUnits: integer(100, 15_000, "capacity units").optional(),
    /** Seconds from launch until an instance carries its share: Auto Scaling's default instance warmup. @default 120 */
    warmupSeconds: integer(0, 3600, "seconds").default(120),
    /** Seconds a target that leaves may finish its requests. @default 60 */
    deregistrationDelaySeconds: integer(0, 3600, "seconds").default(60),
    /** Seconds an idle connection to the balancer is kept. @default 60 */
    idleTimeoutSeconds: integer(1, 4000, "seconds").default(60),
    /** Which target gets the next request. Changing it takes effect at once. @default { kind: "round-robin", slowStartSeconds: 0 } */
    balancing: balancing.default({ kind: "round-robin", slowStartSeconds: 0 }),
    /**
     * What the balancer does with requests that servers may read differently: `strictest` lets through only what
     * RFC 7230 allows, `defensive` also what is odd and known to be safe, for clients that are old. @default "strictest"
     */
    desyncMitigation: desyncMitigation.default("strictest"),
    /** What a burstable type does above its baseline: bill surplus credits, or slow down. @default { kind: "unlimited" } */
    cpuCredits: cpuCredits.default({ kind: "unlimited" }),
    /** Size of the encrypted gp3 root volume in GiB. @default 20 */
    rootVolumeGiB: integer(8, 16_384, "GiB").default(20),
    /** How long the records of the instances' log group and the logs of the balancer are kept, in days. @default 365 */
    logRetentionDays: logRetentionDays.default(365),
  },
  FIELDS,
);

/** The tier that the internet reaches. */
export const webSchema = tierSchema.extend({
  /** What refuses attacks and floods before they reach an instance. @default { kind: "managed", requestsPerAddress: 2000 } */
  firewall: firewall.prefault({ kind: "managed" }),
});

/** The tier that web instances reach. */
export const backendSchema = tierSchema.extend({
  /** How web instances speak to this tier's balancer. HTTPS, or plain HTTP for a reason. */
  listener: backendListener,
});
