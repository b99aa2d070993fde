import type { CreditModel } from "./system-model";

/**
 * Processors, baseline of each, and the most credits that are kept, by size.
 * Source: `SOURCES.credits`.
 */
const T3_SIZES: Readonly<Record<string, CreditModel>> = {
  nano: { processors: 2, baselineRatio: 0.05, most: 144 },
  micro: { processors: 2, baselineRatio: 0.1, most: 288 },
  small: { processors: 2, baselineRatio: 0.2, most: 576 },
  medium: { processors: 2, baselineRatio: 0.2, most: 576 },
  large: { processors: 2, baselineRatio: 0.3, most: 864 },
  xlarge: { processors: 4, baselineRatio: 0.4, most: 2304 },
  "2xlarge": { processors: 8, baselineRatio: 0.4, most: 4608 },
};

/** The same figures hold for t3, t3a and t4g; of t2, which starts with launch credits, none is modelled. */
const FAMILIES = ["t3", "t3a", "t4g"];

/** Undefined where the figures of the type are not known here. */
export function creditsOf(instanceType: string): CreditModel | undefined {
  const [family = "", size = ""] = instanceType.split(".");
  return FAMILIES.includes(family) ? T3_SIZES[size] : undefined;
}
