/** Below large the burstable families have two vCPUs, the others one. */
const SIZE = /^([a-z]+)\d+[a-z-]*\.(nano|micro|small|medium|large|(\d*)xlarge)$/u;

/**
 * vCPUs of an EC2 instance type; undefined for one whose name does not tell, such as `metal` or t2 below large.
 * Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
 */
export function vcpusOf(instanceType: string): number | undefined {
  const [, family = "", size = "", factor = ""] = SIZE.exec(instanceType) ?? [];
  if (size === "" || (instanceType.startsWith("t2.") && !["medium", "large"].includes(size)))
    return undefined;
  if (size.endsWith("xlarge")) return 4 * (factor === "" ? 1 : Number(factor));
  if (size === "large") return 2;
  return family === "t" ? 2 : 1;
}
