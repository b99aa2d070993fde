import { descend, type XmlElement } from "./xml";

/** The database instances in an answer of RDS, one or a list. */
export function dbInstancesIn(root: XmlElement): readonly XmlElement[] {
  return root.children.flatMap((result) => [
    ...descend(result, ["DBInstance"]),
    ...descend(result, ["DBInstances", "DBInstance"]),
  ]);
}

/** RDS folds identifiers to lower case. */
export function foldedIdentifier(identifier: string | null | undefined): string {
  return (identifier ?? "").toLowerCase();
}
