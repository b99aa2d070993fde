import type { Environment } from "../environment";
import { architectureOf, burstableBaselineOf, instanceSizeOf } from "../instance-types";
import type { ConfigProblem } from "../problem";
import type { TierName } from "./tier";

/** The tier's image runs on every type, and each carries what the tier's own carries, or says why not. */
export function checkOtherTypes(environment: Pick<Environment, TierName>, name: TierName): ConfigProblem[] {
  const { instanceType, otherInstanceTypes } = environment[name];
  const types = otherInstanceTypes.map((entry) => (typeof entry === "string" ? entry : entry.type));
  return otherInstanceTypes.flatMap((entry, index) => {
    const type = types[index] ?? "";
    const refuse = (allowed: string): ConfigProblem[] => [
      { path: `${name}.otherInstanceTypes.${index}`, given: type, allowed, fix: "choose another type" },
    ];
    if (type === instanceType || types.indexOf(type) !== index) return refuse("each type once");
    const architecture = architectureOf(instanceType);
    if (architectureOf(type) !== architecture)
      return refuse(`a type of ${architecture}, for which the image of ${instanceType} is made`);
    const bursts = burstableBaselineOf(instanceType) !== undefined;
    if ((burstableBaselineOf(type) !== undefined) !== bursts)
      return refuse(
        bursts
          ? `a t3, t3a or t4g type as ${instanceType}: one launch template sets CPU credits for all of them`
          : `no burstable type beside ${instanceType}: CPU credits are not set in its launch template`,
      );
    if (typeof entry !== "string" || isAsLarge(type, instanceType)) return [];
    const [own, other] = [instanceType, type].map((one) => sizeText(one));
    return refuse(`one with at least what ${own} has; ${other}, or { type, reason }`);
  });
}

function isAsLarge(type: string, instanceType: string): boolean {
  const [size, own] = [instanceSizeOf(type), instanceSizeOf(instanceType)];
  return (
    size !== undefined && own !== undefined && size.vcpus >= own.vcpus && size.memoryGiB >= own.memoryGiB
  );
}

function sizeText(type: string): string {
  const size = instanceSizeOf(type);
  return size === undefined
    ? `${type} (of a size not known here)`
    : `${type} (${size.vcpus} vCPUs, ${size.memoryGiB} GiB)`;
}
