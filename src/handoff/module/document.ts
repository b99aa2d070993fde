import type { JsonObject } from "../../model/from-synth-document";

/** One file of Terraform configuration: its blocks in the order in which they are written. */
export interface Document {
  readonly parts: readonly Part[];
}

/** `resource "aws_vpc" "network" { … }`: the kind, its labels, the body. */
export interface Part {
  readonly kind:
    "terraform" | "provider" | "variable" | "output" | "locals" | "module" | "moved" | "resource" | "data";
  readonly labels: readonly string[];
  readonly body: JsonObject;
  /** One line that says where it came from. HCL alone has room for it. */
  readonly comment?: string;
}
