/**
 * Attributes that stand for the resource itself. Where another resource writes them it means the resource, so they
 * stay references, also where the configuration spells the name out.
 */
const IDENTITIES = new Set(["id", "arn", "name", "identifier", "key_id", "bucket", "cluster_identifier"]);

export function isIdentity(attribute: string): boolean {
  return IDENTITIES.has(attribute);
}
