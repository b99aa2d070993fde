/** What is drawn of a topology, before anything has a place: zones as columns, the parts of the request path as rows. */
export interface Picture {
  readonly title: string;
  /** For who cannot see it: every row in a sentence. */
  readonly description: string;
  readonly zones: readonly string[];
  readonly rows: readonly Row[];
  readonly links: readonly Link[];
  /** What is written under a subnet's boxes, by its address. */
  readonly subnetNames: ReadonlyMap<string, { readonly name: string; readonly cidr?: string }>;
}

export type RowKind = "internet" | "network" | "balancer" | "fleet" | "database" | "endpoints" | "nat";

export interface Row {
  /** The element's address; for what a network has many of, the network's and the kind. Unique. */
  readonly id: string;
  readonly kind: RowKind;
  /** The address of the network it lies in, where that is told. */
  readonly network?: string;
  readonly title: string;
  /** Facts in short lines, the most telling first. */
  readonly notes: readonly string[];
  readonly boxes: readonly Box[];
}

export type BoxKind =
  "internet" | "gateway" | "node" | "instance" | "primary" | "standby" | "endpoint" | "nat" | "maybe";

/** One thing that is there, and can be lost. */
export interface Box {
  /** Unique in a picture. */
  readonly id: string;
  readonly kind: BoxKind;
  /** The address of what it is, or is a part of. */
  readonly element: string;
  /** @default it stands in no zone, and is drawn across all of them */
  readonly zone?: string;
  /** Addresses of the subnets in which it may lie; one where that is told. */
  readonly subnets: readonly string[];
  readonly label: string;
  /** What it is called where it is lost, or takes over: any place of a database may hold the primary. */
  readonly whenLost?: string;
  readonly whenTakingOver?: string;
}

/** Requests go from one row to another. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** Between which columns: zones by their names, undefined for what stands across them. */
  readonly pairs: readonly Pair[];
  /** False where the configuration does not tell for certain. */
  readonly certain: boolean;
  /** Only where a standby has taken over. */
  readonly failover?: true;
}

export type Pair = readonly [from: string | undefined, to: string | undefined];
