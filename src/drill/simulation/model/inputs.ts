import type { Told } from "../../../model/topology";
import type { Assumption } from "../simulation-report";

/** Something that the runs need and nobody says. */
export interface MissingInput {
  readonly text: string;
  readonly address?: string;
  readonly attribute?: string;
}

export interface Named {
  readonly name: string;
  readonly unit: string;
  readonly address?: string;
  readonly attribute?: string;
}

/** Collects what a model is made of: each number with its source, and what is missing. */
export class Inputs {
  readonly assumptions: Assumption[] = [];
  readonly missing: MissingInput[] = [];

  /** A number, a switch or a word that was read; where it is not told it is missing, and never replaced by a default. */
  read<T extends string | number | boolean>(told: Told<T>, named: Named, standIn: T): T {
    if (told.known) return this.use(told.value, named, "read");
    this.lack(told.because, named.address, named.attribute);
    return standIn;
  }

  /** @param source `read`, `declared`, `assumed`, or a URL */
  use<T extends string | number | boolean>(value: T, { name, unit, ...where }: Named, source: string): T {
    this.assumptions.push({
      name,
      value: [String(value), unit].filter(Boolean).join(" "),
      unit,
      source,
      ...where,
    });
    return value;
  }

  /** A declared value, or what is assumed where it is not declared. */
  declared<T extends string | number | boolean>(
    value: T | undefined,
    named: Named,
    otherwise: T,
    source = "assumed",
  ): T {
    return value === undefined ? this.use(otherwise, named, source) : this.use(value, named, "declared");
  }

  lack(text: string, address?: string, attribute?: string): void {
    this.missing.push({
      text,
      ...(address === undefined ? {} : { address }),
      ...(attribute === undefined ? {} : { attribute }),
    });
  }
}
