import type { AttributeReader } from "../../model/attribute-reader";
import { cannotTell, finding, type Judged, pass } from "./security-rule";

/**
 * A flag of a read replica, of which the topology tells nothing.
 * @param absent what AWS takes where it is left out
 */
export function replicaFlag(
  path: string,
  wanted: boolean,
  absent: boolean,
): (replica: AttributeReader) => Judged {
  const fix = `Set ${path} = ${wanted}.`;
  return (replica) => {
    const { address } = replica;
    const told = replica.flag(path, absent);
    if (!told.known) return cannotTell(address, told.because, fix);
    return told.value === wanted ? pass(address) : finding(address, `${address}.${path} is ${!wanted}`, fix);
  };
}
