import type { AttributeReader } from "../../model/attribute-reader";
import { isReplica } from "../../model/read-databases";
import type { Told, Topology } from "../../model/topology";
import { balancerZones } from "../rules/balancer-zones";
import { databaseBackups } from "../rules/database-backups";
import { databaseEncryption } from "../rules/database-encryption";
import { databaseMinorUpgrade } from "../rules/database-minor-upgrade";
import { databasePublic } from "../rules/database-public";
import { databaseStandby } from "../rules/database-standby";
import { deletionProtection } from "../rules/deletion-protection";
import { fleetHealthCheck } from "../rules/fleet-health-check";
import { fleetZones } from "../rules/fleet-zones";
import { listenerEncryption } from "../rules/listener-encryption";
import type { Rule } from "../rules/rule";
import { zonesOf, type RuleContext } from "../rules/rule-context";
import { each } from "./attribute-checks";
import { replicaFlag } from "./replica-checks";
import { cannotTell, finding, type Judged, pass, type SecurityRule } from "./security-rule";

/** A rule of durability that says what scanners ask, too: it is not written twice. */
export interface LinkedRule {
  readonly rule: Rule;
  readonly of: readonly string[];
  readonly ids: readonly string[];
  /** Why its silence is no pass. */
  readonly doubt: (reader: AttributeReader, context: RuleContext) => string | undefined;
  /** How a read replica is judged, which no topology tells of. @default it asks nothing of one */
  readonly ofReplica?: (replica: AttributeReader) => Judged;
}

const DATABASE = ["aws_db_instance"] as const;
const BALANCER = ["aws_lb", "aws_alb"] as const;
const FLEET = ["aws_autoscaling_group"] as const;

export const LINKED_RULES: readonly LinkedRule[] = [
  {
    rule: balancerZones,
    of: BALANCER,
    ids: ["ELB.13"],
    doubt: ofZones((topology) => topology.balancers),
  },
  {
    rule: databaseBackups,
    of: DATABASE,
    ids: ["CKV_AWS_133", "AWS-0077", "RDS.11", "AwsSolutions-RDS13"],
    doubt: untold("backup_retention_period"),
  },
  {
    rule: databaseEncryption,
    of: DATABASE,
    ids: ["CKV_AWS_16", "AWS-0080", "RDS.3", "AwsSolutions-RDS2", "CIS-2.3.1"],
    doubt: untold("storage_encrypted"),
    ofReplica: replicaFlag("storage_encrypted", true, false),
  },
  {
    rule: databaseMinorUpgrade,
    of: DATABASE,
    ids: ["CKV_AWS_226", "RDS.13", "CIS-2.3.2"],
    doubt: untold("auto_minor_version_upgrade"),
    ofReplica: replicaFlag("auto_minor_version_upgrade", true, true),
  },
  {
    rule: databasePublic,
    of: DATABASE,
    ids: ["CKV_AWS_17", "AWS-0180", "RDS.2", "AwsSolutions-RDS8", "CIS-2.3.3"],
    doubt: untold("publicly_accessible"),
    ofReplica: replicaFlag("publicly_accessible", false, false),
  },
  {
    rule: databaseStandby,
    of: DATABASE,
    ids: ["CKV_AWS_157", "RDS.5", "AwsSolutions-RDS3"],
    doubt: untold("multi_az"),
  },
  {
    rule: deletionProtection,
    of: BALANCER,
    ids: ["CKV_AWS_150", "ELB.6"],
    doubt: untold("enable_deletion_protection"),
  },
  {
    rule: deletionProtection,
    of: DATABASE,
    ids: ["CKV_AWS_293", "AWS-0177", "RDS.8", "AwsSolutions-RDS10"],
    doubt: untold("deletion_protection"),
    ofReplica: replicaFlag("deletion_protection", true, false),
  },
  {
    rule: fleetHealthCheck,
    of: FLEET,
    ids: ["CKV2_AWS_15", "AutoScaling.1", "AwsSolutions-AS2"],
    doubt: (fleet, { topology }) => {
      const own = topology.fleets.find(({ address }) => address === fleet.address);
      return own?.healthCheckType.known === false ? own.healthCheckType.because : undefined;
    },
  },
  {
    rule: fleetZones,
    of: FLEET,
    ids: ["AutoScaling.2"],
    doubt: ofZones((topology) => topology.fleets),
  },
  {
    rule: listenerEncryption,
    of: ["aws_lb_listener", "aws_alb_listener"],
    ids: ["CKV_AWS_2", "CKV2_AWS_20", "AWS-0054", "ELB.1", "ELB.18"],
    doubt: (reader, { topology }) => {
      const own = topology.balancers
        .flatMap(({ listeners }) => listeners)
        .find(({ address }) => address === reader.address);
      if (own === undefined) return undefined;
      if (!own.protocol.known) return own.protocol.because;
      return own.forwardsTo.known ? undefined : own.forwardsTo.because;
    },
  },
];

export function linkedRules(): readonly SecurityRule[] {
  return LINKED_RULES.map(({ rule, of, ids, doubt, ofReplica }) => ({
    id: rule.id,
    title: rule.title,
    why: rule.why,
    source: rule.source,
    ids,
    check: (context) => {
      const found = new Map(rule.check(context).map((each) => [each.address, each]));
      const known = elementsOf(context.topology);
      const isAbout = (reader: AttributeReader) => ofReplica !== undefined || !isReplica(reader);
      return each(of, isAbout, (reader): Judged => {
        const { address } = reader;
        if (ofReplica !== undefined && isReplica(reader)) return ofReplica(reader);
        const own = found.get(address);
        const fix =
          own?.fix ?? "Give it a value that is known before the apply, or drill the plan or the state.";
        if (own !== undefined)
          return own.verdict === "cannot tell"
            ? cannotTell(address, own.message, fix)
            : finding(address, own.message, fix);
        const because = known.has(address)
          ? doubt(reader, context)
          : `nobody can tell what ${address} belongs to`;
        return because === undefined ? pass(address) : cannotTell(address, because, fix);
      })(context);
    },
  }));
}

/** What the rules of durability look at: of anything else their silence says nothing. */
function elementsOf({ databases, fleets, balancers }: Topology): ReadonlySet<string> {
  const listeners = balancers.flatMap((balancer) => balancer.listeners);
  return new Set([...databases, ...fleets, ...balancers, ...listeners].map(({ address }) => address));
}

function untold(path: string): LinkedRule["doubt"] {
  return (reader) => {
    if (!reader.isWritten(path)) return undefined;
    const told = reader.text(path);
    return told.known ? undefined : told.because;
  };
}

function ofZones(
  elements: (
    topology: Topology,
  ) => readonly { readonly address: string; readonly subnets: Told<readonly string[]> }[],
): LinkedRule["doubt"] {
  return (reader, context) => {
    const own = elements(context.topology).find(({ address }) => address === reader.address);
    if (own === undefined || zonesOf(context, own.subnets) !== undefined) return undefined;
    return own.subnets.known ? `the zones of ${reader.address} are not told` : own.subnets.because;
  };
}
