/** A hop of a path is `address@subnet`; addresses may hold any character in their keys, subnets' too. */
export function hopAddress(hop: string): string {
  const end = hop.indexOf("@aws_");
  const nested = hop.indexOf("@module.");
  const ends = [end, nested].filter((position) => position > 0);
  return ends.length === 0 ? hop : hop.slice(0, Math.min(...ends));
}
