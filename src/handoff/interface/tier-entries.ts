import { architectureOf } from "../../config/instance-types";
import { zoneLossFactor } from "../../config/static-stability";
import type { Draft, Replacement } from "../draft";
import { quoted, template } from "../expression";
import type { Entry, Validation } from "./entry";
import { valueAt } from "./places";

type TierName = "web" | "backend";

const INSTANCE_TYPE =
  "^[a-z]{1,3}[0-9]{1,2}[a-z-]*\\.(nano|micro|small|medium|large|[0-9]{0,2}xlarge|metal(-[0-9]+xl)?)$";
/** Graviton. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html */
const ARM = "^(a1\\.|[a-z]{1,3}[0-9]{1,2}g)";
/** The types with CPU credits: a credit specification on another one is refused at launch. */
const BURSTABLE = "^t[0-9]";

/** Size and capacity of one tier. */
export function tierEntries(tier: TierName): readonly Entry[] {
  return [instanceType(tier), minimum(tier), maximum(tier)];
}

function instanceType(tier: TierName): Entry {
  const variable = `${tier}_instance_type`;
  const instances = `aws_launch_template.${tier}_group_template`;
  return {
    name: variable,
    type: "string",
    description: `EC2 instance type of the ${tier} tier. Changing it rolls the instances.`,
    default: `${instances}.instance_type`,
    places: (draft, value) => [
      ...valueAt(variable, `${instances}.instance_type`)(draft, value),
      ...credits(draft, instances, variable),
    ],
    validations: (value) => [
      {
        condition: `can(regex(${quoted(INSTANCE_TYPE)}, var.${variable}))`,
        message: "An EC2 instance type such as t3.medium.",
        refuses: { [variable]: "t3" },
      },
      architecture(variable, String(value)),
    ],
  };
}

/** Credits where the type has them: the environment's own types may have none. */
function credits(draft: Draft, instances: string, variable: string): readonly Replacement[] {
  const specification = draft.valueAt(`${instances}.credit_specification`);
  if (specification === undefined) return [];
  return [
    { path: `${instances}.credit_specification`, from: specification, to: undefined },
    {
      path: `${instances}.dynamic`,
      from: undefined,
      to: {
        credit_specification: {
          for_each: template(`can(regex(${quoted(BURSTABLE)}, var.${variable})) ? [1] : []`),
          content: specification,
        },
      },
    },
  ];
}

function architecture(variable: string, value: string): Validation {
  const isArm = `can(regex(${quoted(ARM)}, var.${variable}))`;
  const name = architectureOf(value);
  return {
    condition: name === "arm64" ? isArm : `!${isArm}`,
    message: `The machine image of this tier is for ${name}: choose a type that runs it.`,
    refuses: { [variable]: name === "arm64" ? "m7i.large" : "m7g.large" },
  };
}

function minimum(tier: TierName): Entry {
  const variable = `${tier}_minimum`;
  const group = `aws_autoscaling_group.${tier}_group`;
  return {
    name: variable,
    type: "number",
    description: `Smallest number of instances of the ${tier} tier, at least one in every zone.`,
    default: `${group}.min_size`,
    places: valueAt(variable, `${group}.min_size`, `${group}.min_elb_capacity`),
    validations: (_value, draft) => {
      const least = Math.max(2, zonesOf(tier, draft));
      return [
        {
          condition: `var.${variable} >= ${least} && var.${variable} <= 1000 && floor(var.${variable}) == var.${variable}`,
          message: `A whole number of instances from ${least} to 1000: an instance in every zone.`,
          refuses: { [variable]: least - 1 },
        },
      ];
    },
  };
}

function maximum(tier: TierName): Entry {
  const variable = `${tier}_maximum`;
  const group = `aws_autoscaling_group.${tier}_group`;
  return {
    name: variable,
    type: "number",
    description: `Largest number of instances of the ${tier} tier, above the minimum.`,
    default: `${group}.max_size`,
    places: valueAt(variable, `${group}.max_size`),
    validations: (value, draft) => [
      {
        condition: `var.${variable} > var.${tier}_minimum && var.${variable} <= 1000 && floor(var.${variable}) == var.${variable}`,
        message:
          "A whole number of instances above the minimum, at most 1000: a group at its maximum can neither scale nor launch before it terminates.",
        refuses: { [variable]: draft.valueAt(`${group}.min_size`) },
      },
      ...stability(tier, Number(draft.valueAt(`${group}.min_size`)), Number(value), zonesOf(tier, draft)),
    ],
  };
}

/** The targets were made for the worst fleet size of the environment: no wider range may have a worse one. */
function stability(tier: TierName, least: number, most: number, zones: number): readonly Validation[] {
  const factor = Math.ceil(zoneLossFactor({ minimum: least, maximum: most }, zones) * 10_000) / 10_000;
  const smallest = Math.max(2, zones);
  // Where the environment has the worst size of all there is nothing to refuse.
  if (zoneLossFactor({ minimum: smallest, maximum: most }, zones) <= factor) return [];
  const sizes = `range(var.${tier}_minimum, var.${tier}_maximum + 1)`;
  const validation = {
    condition: `try(max([for size in ${sizes} : size / (size - ceil(size / ${zones}))]...) <= ${factor}, true)`,
    message: `Losing the fullest of ${zones} zones would multiply the load of the survivors by more than ${factor}, for which the scaling targets were not made: choose another minimum or maximum.`,
    refuses: { [`${tier}_minimum`]: smallest },
  };
  return [validation];
}

function zonesOf(tier: TierName, draft: Draft): number {
  const subnets = draft.valueAt(`aws_autoscaling_group.${tier}_group.vpc_zone_identifier`);
  return Array.isArray(subnets) ? subnets.length : 0;
}
