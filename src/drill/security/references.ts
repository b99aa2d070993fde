import type { ModelResource } from "../../model/resource-graph";
import type { ModelValue } from "../../model/value";

/** What resources name: by reference, and by texts that are written out. */
export interface Named {
  readonly addresses: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
  /** Why they may name more, where a list of security groups is not told. */
  readonly doubt?: string;
}

/** Attributes in which groups stand that are not told are a doubt; other untold values are none. */
const GROUPS = "security_group";

export function byIdentityOf(resources: readonly ModelResource[]): Named {
  const addresses = new Set<string>();
  const written = new Set<string>();
  let doubt: string | undefined;
  const walk = (value: ModelValue, place: string): void => {
    switch (value.kind) {
      case "known":
        if (typeof value.value === "string") written.add(value.value);
        return;
      case "list":
        value.items.forEach((item) => {
          walk(item, place);
        });
        return;
      case "object":
        for (const [name, entry] of Object.entries(value.entries)) walk(entry, `${place}.${name}`);
        return;
      case "text":
        value.parts.forEach((part) => {
          walk(part, place);
        });
        return;
      case "reference":
        addresses.add(value.address);
        return;
      case "among":
        if (place.includes(GROUPS)) doubt ??= `${place} is some of ${value.addresses.join(", ")}`;
        return;
      case "unknown":
        if (place.includes(GROUPS)) doubt ??= `${place} is not told: ${value.because}`;
    }
  };
  for (const { address, attributes } of resources)
    for (const [name, value] of Object.entries(attributes))
      // An order of creation puts nobody into a group.
      if (name !== "depends_on") walk(value, `${address}.${name}`);
  return { addresses, written, ...(doubt === undefined ? {} : { doubt }) };
}
