export type Architecture = "x86_64" | "arm64";

/** What AWS publishes of a burstable instance type. */
export interface BurstableBaseline {
  readonly vcpus: number;
  /** Sustained share of each vCPU without spending credits, in percent. */
  readonly baselinePercent: number;
}

/** Shape of an EC2 instance type: family letters, generation, attributes, size. */
const INSTANCE_TYPE =
  /^([a-z]{1,3})(\d{1,2})([a-z-]*)\.(nano|micro|small|medium|large|\d{0,2}xlarge|metal(?:-\d+xl)?)$/;
/** The families that carry no generation digit before their attributes are not offered here. */
const DB_INSTANCE_CLASS = /^db\.([a-z]{1,2})(\d{1,2})([a-z]*)\.(micro|small|medium|large|\d{0,2}xlarge)$/;

export function isInstanceType(value: string): boolean {
  return INSTANCE_TYPE.test(value);
}

export function isDbInstanceClass(value: string): boolean {
  return DB_INSTANCE_CLASS.test(value);
}

/**
 * Graviton families carry a `g` as the first attribute after the generation (t4g, m7gd, c7gn); a1 is the one without.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture {
  const [, family = "", generation = "", attributes = ""] = INSTANCE_TYPE.exec(instanceType) ?? [];
  return `${family}${generation}` === "a1" || attributes.startsWith("g") ? "arm64" : "x86_64";
}

/**
 * Baselines of the burstable types, per size: nano 5 %, micro 10 %, small and medium 20 %, large 30 %, larger 40 %.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html
 */
const T3_BASELINES = new Map<string, BurstableBaseline>([
  ["nano", { vcpus: 2, baselinePercent: 5 }],
  ["micro", { vcpus: 2, baselinePercent: 10 }],
  ["small", { vcpus: 2, baselinePercent: 20 }],
  ["medium", { vcpus: 2, baselinePercent: 20 }],
  ["large", { vcpus: 2, baselinePercent: 30 }],
  ["xlarge", { vcpus: 4, baselinePercent: 40 }],
  ["2xlarge", { vcpus: 8, baselinePercent: 40 }],
]);

/** What a type has, as far as its family says. */
export interface InstanceSize {
  readonly vcpus: number;
  readonly memoryGiB: number;
}

/** GiB of memory a vCPU. Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/ (compute, general, memory). */
const MEMORY_RATIOS: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };
/** Of t3, t3a and t4g. Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html */
const BURSTABLE_MEMORY_GIB: Readonly<Record<string, number>> = {
  nano: 0.5,
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
  "2xlarge": 32,
};

/** vCPUs and memory of the burstable types and of the families c, m and r from the fifth generation on; else undefined. */
export function instanceSizeOf(instanceType: string): InstanceSize | undefined {
  const burstable = burstableBaselineOf(instanceType);
  const [, family = "", generation = "", , size = ""] = INSTANCE_TYPE.exec(instanceType) ?? [];
  if (burstable !== undefined) return { vcpus: burstable.vcpus, memoryGiB: BURSTABLE_MEMORY_GIB[size] ?? 0 };
  const ratio = MEMORY_RATIOS[family];
  const vcpus = vcpusOf(size);
  if (ratio === undefined || Number(generation) < 5 || vcpus === undefined) return undefined;
  return { vcpus, memoryGiB: vcpus * ratio };
}

function vcpusOf(size: string): number | undefined {
  if (size === "medium") return 1;
  if (size === "large") return 2;
  const [, count] = /^(\d*)xlarge$/.exec(size) ?? [];
  return count === undefined ? undefined : 4 * Number(count === "" ? 1 : count);
}

/** The baseline of a t3, t3a or t4g type; undefined for a type that does not burst. */
export function burstableBaselineOf(instanceType: string): BurstableBaseline | undefined {
  const [family = "", size = ""] = instanceType.split(".");
  return ["t3", "t3a", "t4g"].includes(family) ? T3_BASELINES.get(size) : undefined;
}
