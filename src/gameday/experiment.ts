import type { Failure } from "../drill/drill-report";

/** A fault that AWS Fault Injection Service makes for real, and what the drill says will come of it. */
export interface Experiment {
  /** A Terraform name: `zone_us_east_1a`. */
  readonly name: string;
  readonly title: string;
  readonly actions: readonly Action[];
  readonly targets: readonly Target[];
  /** Made only where this Terraform expression is true: a zone is lost with the primary in it. */
  readonly onlyIf?: string;
  /** The failure of the drill that it makes. */
  readonly predicted: Failure;
}

/** https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html */
export interface Action {
  readonly name: string;
  readonly actionId: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What the action calls its targets: `Instances`. */
  readonly role: string;
  readonly target: string;
}

/** https://docs.aws.amazon.com/fis/latest/userguide/targets.html */
export interface Target {
  readonly name: string;
  readonly resourceType: string;
  readonly selectionMode: "ALL" | "COUNT(1)";
  /** By ARN, or by tag. */
  readonly arns?: readonly Looked[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly filters: readonly { readonly path: string; readonly values: readonly string[] }[];
}

/** Something that is looked up where it runs: its ARN is in no configuration. */
export interface Looked {
  /** Terraform's data source: `aws_db_instance`. */
  readonly type: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The attribute that holds the ARN. */
  readonly arn: string;
}

/** `${data.aws_db_instance.database.db_instance_arn}` */
export function arnInTerraform({ type, name, arn }: Looked): string {
  return `\${data.${type}.${name}.${arn}}`;
}

/** `${DATABASE_ARN}`, for the JSON of the API, which `envsubst` fills in. */
export function arnInShell({ name }: Looked): string {
  return `\${${name.toUpperCase()}_ARN}`;
}
