import { z } from "zod";
import { isInstanceType } from "../instance-types";
import { reason } from "./primitives";

const TYPE =
  "an EC2 instance type such as t3a.medium, or { type, reason } for one that is smaller or not known here";
/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplate.html: 40 overrides, the tier's own type is one. */
const MOST = 39;
const TYPES = `a list of at most ${MOST} types`;

const type = z.string({ error: TYPE }).refine(isInstanceType, { error: TYPE });

/** On demand alone: Spot Instances are taken back in several zones at once, which no static stability survives. */
export const otherInstanceTypes = z
  .array(z.union([type, z.strictObject({ type, reason })], { error: TYPE }), { error: TYPES })
  .max(MOST, { error: TYPES });

export const spot = z
  .never({
    error:
      "nothing: On-Demand Instances alone. AWS takes Spot Instances back in several zones at once, and what is left then cannot be told",
  })
  .optional();
