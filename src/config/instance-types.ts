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

/** The baseline of a t3, t3a or t4g type; undefined for a type that does not burst. */
export function burstableBaselineOf(instanceType: string): BurstableBaseline | undefined {
  const [family = "", size = ""] = instanceType.split(".");
  return ["t3", "t3a", "t4g"].includes(family) ? T3_BASELINES.get(size) : undefined;
}
