import { VARIANTS } from "../../support/variants";

/** Every variant that a module can hold: see `own-password.test.ts` for the other one. */
export const HANDED_OFF = VARIANTS.filter(
  ({ environment }) => environment.database.masterPassword.kind !== "own",
);
