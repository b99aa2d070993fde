import type { AttributeReader } from "./attribute-reader";
import { WARM_POOL_DEFAULTS } from "./provider-defaults";
import { known, whenTold } from "./told";
import type { WarmPool } from "./scaling";

/** The pool of a group, where it has one. */
export function readWarmPool(fleet: AttributeReader): { readonly warmPool?: WarmPool } {
  const blocks = fleet.blocks("warm_pool");
  if (blocks.known && blocks.value.length === 0) return {};
  const prepared = fleet.number("warm_pool.max_group_prepared_capacity", WARM_POOL_DEFAULTS.none);
  return {
    warmPool: {
      state: fleet.text("warm_pool.pool_state", WARM_POOL_DEFAULTS.state),
      minimum: fleet.number("warm_pool.min_size", WARM_POOL_DEFAULTS.minimum),
      preparedMaximum: whenTold(prepared, (value) => known(value === WARM_POOL_DEFAULTS.none ? null : value)),
    },
  };
}
